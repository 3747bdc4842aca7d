import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/gateway-with-oauth',
  title: 'An on-premises gateway is combined with OAuth',
  severity: { repository: 'warning', deploy: 'error', certified: 'error' },
  sources: ['learn-troubleshoot-oauth2', 'learn-faq'],
  why: 'Connections through the on-premises data gateway support neither OAuth nor Entra ID, so such a connection cannot be made.',
  remedy: 'Remove "gateway" from "capabilities", or use basic or Windows authentication through the gateway.',
  symptoms: [{ at: 'authorize' }],

  check({ connector }, report) {
    const capabilities = connector.properties?.node?.get('capabilities');
    if (!capabilities?.isArray) return;
    for (const node of capabilities.children()) {
      if (node.text?.toLowerCase() !== 'gateway') continue;
      const oauth = connector.oauthSettings.find(({ parameter }) => parameter.set === undefined);
      if (!oauth) continue;
      report({
        at: node,
        message: `capability "gateway" together with the OAuth parameter "${oauth.parameter.name}"`,
        related: [{ at: keyOf(oauth.node), message: 'OAuth is not possible through a gateway' }],
      });
    }
  },
});
