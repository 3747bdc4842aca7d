import { defineRule } from '../../engine/rule.js';
import { formOf } from '../../exchange/exchange.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'exchange/request-format',
  title: 'The token endpoint wants the request in another format',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'provider-admin'],
  sources: ['rfc6749#4.1.3', 'sn-token-parameters'],
  why: 'OAuth 2.0 sends token requests as a url-encoded form, and ServiceNow answers a JSON body with an unspecified error. A few services want JSON instead. A service that cannot read the body refuses every sign-in, whatever stands in it.',
  remedy:
    'For a form, which is the rule: write tokenBodyTemplate as "name=value&name=value". For a service that wants JSON: put a service that takes a form before it, because the platform sends forms.',
  symptoms: [
    { at: 'token', status: 400, error: 'invalid_request' },
    { at: 'token', status: 415 },
  ],

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'request-format')) {
      const isJson = exchange.request?.body?.trim().startsWith('{') === true;
      const isForm = formOf(exchange).size > 0 && !isJson;
      const sent = isJson ? 'a JSON body is' : isForm ? 'a url-encoded form is' : 'the format of the request is';
      const expected = isForm ? 'the format that the answer names' : 'a url-encoded form';
      see({ exchange, part: 'request', message: `${sent} refused with ${answered}; expected ${expected}` });
    }
  },
});
