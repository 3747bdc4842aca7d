import { defineRule } from '../../engine/rule.js';
import { callsWith } from '../../exchange/call-fault.js';

export default defineRule({
  id: 'api/two-authorizations',
  title: 'The call has two Authorization headers',
  severity: 'error',
  layer: 'api',
  repairBy: ['maker'],
  sources: ['rfc6750#2.1', 'learn-policy-header', 'powerapps-docs-396'],
  why: 'Beside the token of the platform a second value comes from a policy, a header parameter or a second security definition. Servers take one of them, or refuse both.',
  remedy:
    'Remove the policy "Set HTTP header" for Authorization, the parameter of that name in the definition, and a second security definition.',
  symptoms: [{ at: 'api', status: 401 }],

  diagnose(flow, see) {
    for (const exchange of callsWith(flow, 'two-authorizations')) {
      see({
        exchange,
        part: 'url',
        message: `the call has several values of Authorization and the API answers ${exchange.response?.status}; expected one, Bearer and the token`,
      });
    }
  },
});
