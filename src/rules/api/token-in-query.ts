import { defineRule } from '../../engine/rule.js';
import { callsWith, tokenParameter } from '../../exchange/call-fault.js';

export default defineRule({
  id: 'api/token-in-query',
  title: 'The token travels in the address, not in the header',
  severity: 'error',
  layer: 'api',
  repairBy: ['maker'],
  sources: ['rfc6750#2.3', 'learn-connection-parameters'],
  why: 'The platform sends the token as Authorization: Bearer. A policy or a parameter that puts it into the query keeps it from the API, which reads the header, and leaves it in every log on the way.',
  remedy:
    'Remove the policy "Set query string parameter" with the token (policyTemplateInstances in apiProperties.json), or the parameter of the operation, and let the platform send the header.',
  symptoms: [{ at: 'api', status: 401 }],

  diagnose(flow, see) {
    for (const exchange of callsWith(flow, 'token-in-query')) {
      see({
        exchange,
        part: 'url',
        message: `the token is in the query of the address ("${tokenParameter(exchange)}") and the API answers ${exchange.response?.status}; expected the header Authorization: Bearer`,
      });
    }
  },
});
