import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'token/form-encoded',
  title: 'The token answer is a form, not JSON',
  severity: 'error',
  layer: 'shape',
  repairBy: ['provider-admin', 'servicenow-admin'],
  sources: ['rfc6749#5.1', 'oltu'],
  why: 'OAuth 2.0 has the token in a JSON object. A client that reads JSON finds no access_token in "access_token=…&token_type=…", and reports that the parameter is missing although it is there.',
  remedy:
    'Let the token endpoint answer with a JSON object and Content-Type application/json. Some servers do so when the request has "Accept: application/json"; in ServiceNow as the client, set the response class of the provider that reads forms.',
  symptoms: [{ at: 'token', status: 200, text: 'Missing parameters: access_token' }],

  diagnose(flow, see) {
    for (const { exchange, reading } of flow.tokenAnswers) {
      if (reading.answer.shape !== 'token-in-form') continue;
      const type = reading.mediaType === undefined ? '' : ` with Content-Type ${reading.mediaType ?? '(none)'}`;
      see({
        exchange,
        part: 'response',
        message: `the token answer is url-encoded${type}; expected a JSON object with "access_token" as application/json`,
      });
    }
  },
});
