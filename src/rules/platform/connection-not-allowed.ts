import { defineRule } from '../../engine/rule.js';
import { platformText } from '../../exchange/platform-text.js';

export default defineRule({
  id: 'platform/connection-not-allowed',
  title: 'The connection may not use another connection',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'power-platform-admin'],
  sources: ['request-a-team-192'],
  why: 'The token exchange of the platform compares who owns the connections and where they are. The settings of the sign-in are not at fault.',
  remedy:
    'Delete the connection and create it anew in the environment where the flow or the app is, as the person who runs it, and choose it in the flow.',
  symptoms: [{ at: 'api', text: 'Error from token exchange: Connection … is not allowed to access connection …' }],

  diagnose(flow, see) {
    for (const exchange of flow.said) {
      if (platformText(exchange.said) !== 'connection-not-allowed') continue;
      see({
        exchange,
        message:
          'the platform does not let this connection use another one: a matter of owners and environments, not of OAuth',
      });
    }
  },
});
