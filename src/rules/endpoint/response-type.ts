import { shown } from '../../connector/addresses.js';
import { isLiteral, templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'endpoint/response-type',
  title: 'The authorization request does not ask for a code',
  severity: 'error',
  sources: ['rfc6749#4.1.1', 'learn-troubleshoot-oauth2', 'ppc-connectors'],
  why: 'The platform supports the authorization code grant only. Without response_type=code the service refuses the request or answers with a token in the fragment of the address, which the platform never sees.',
  remedy: 'Write "response_type=code" in authorizationUrlQueryStringTemplate.',
  symptoms: [
    { at: 'authorize', error: 'unsupported_response_type' },
    { at: 'authorize', error: 'invalid_request' },
  ],

  check({ connector }, report) {
    for (const template of templatesOf(connector, 'authorizationUrlQueryStringTemplate')) {
      const parameter = template.parameter('response_type');
      if (!parameter) {
        const inUrl = template.oauth.custom('authorizationUrlTemplate')?.text ?? '';
        if (template.isJson || inUrl.includes('response_type=') || /response_?type/i.test(template.text)) continue;
        report({
          at: template.node,
          message: `${template.key} is ${shown(template.text)}; expected "response_type=code" in it`,
          fix: {
            title: 'add "response_type=code"',
            applicability: 'safe',
            changes: [template.adding('response_type=code')],
          },
        });
        continue;
      }
      const value = parameter.value.trim().toLowerCase();
      const asksForCode = value.split(/\+|%20|\s/).includes('code');
      if (asksForCode || (value !== '' && !isLiteral(parameter.value))) continue;
      report({
        at: template.valuePlace(parameter),
        message: `${template.key} has ${value === '' ? 'an empty response_type' : `response_type "${parameter.value}"`}; expected "code"`,
        fix: {
          title: 'set response_type to "code"',
          applicability: 'safe',
          changes: [template.withValue(parameter, 'code')],
        },
      });
    }
  },
});
