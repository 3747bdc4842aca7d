import { defineRule } from '../../engine/rule.js';
import { platformText } from '../../exchange/platform-text.js';

export default defineRule({
  id: 'platform/popup-closed',
  title: 'The sign-in window did not come to its end',
  severity: 'error',
  layer: 'error',
  repairBy: ['user', 'maker'],
  sources: ['troy-pkce', 'coe-646'],
  why: 'The head of the message stands alone, without an answer of the token endpoint. Mostly the popup was blocked or closed; a client secret that was lost by a download and an update is reported too.',
  remedy:
    'Allow popups for the maker portal, delete the connection with the status Error, and create a new one. If it stays, enter "Client secret" again and save the connector; the address to which the popup returned holds the full text in its parameter error.',
  symptoms: [{ at: 'callback', text: 'OAuth2 authorization flow failed for service' }],

  diagnose(flow, see) {
    for (const exchange of flow.said) {
      if (platformText(exchange.said) !== 'sign-in-unfinished') continue;
      see({
        exchange,
        confidence: 'low',
        message:
          'the platform says that the sign-in failed and gives no reason: the popup was closed or blocked, or the exchange of the code is not shown',
      });
    }
  },
});
