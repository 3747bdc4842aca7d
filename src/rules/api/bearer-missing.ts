import { defineRule } from '../../engine/rule.js';
import { callsWith } from '../../exchange/call-fault.js';
import { headerOf } from '../../exchange/exchange.js';

export default defineRule({
  id: 'api/bearer-missing',
  title: 'The token is sent without Bearer',
  severity: 'error',
  layer: 'api',
  repairBy: ['maker'],
  sources: ['rfc6750#2.1', 'learn-policy-header', 'learn-troubleshoot-oauth2'],
  why: 'An API takes a token only with the word Bearer before it. A policy that sets the header Authorization to the bare token, or to something else, replaces what the platform sends.',
  remedy:
    'Remove the policy "Set HTTP header" for Authorization (policyTemplateInstances in apiProperties.json), and any parameter of that name: the platform sends "Bearer" and the token itself.',
  symptoms: [{ at: 'api', status: 401 }],

  diagnose(flow, see) {
    for (const exchange of callsWith(flow, 'bearer-missing')) {
      const value = headerOf(exchange.request, 'authorization');
      const scheme = /^(basic|token|oauth|apikey|digest|negotiate)\b/i.exec(value?.trim() ?? '')?.[0];
      see({
        exchange,
        part: 'url', // Who pastes an exchange may have left the header out.
        confidence: value === undefined ? 'low' : 'high',
        message:
          value === undefined
            ? `the call has no Authorization header and the API answers ${exchange.response?.status}; expected Authorization: Bearer and the token`
            : `the Authorization header begins with ${scheme === undefined ? 'no known scheme' : `"${scheme}"`} and the API answers ${exchange.response?.status}; expected "Bearer" and the token`,
      });
    }
  },
});
