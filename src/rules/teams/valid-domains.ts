import { defineRule } from '../../engine/rule.js';
import { platformText } from '../../exchange/platform-text.js';

export default defineRule({
  id: 'teams/valid-domains',
  title: 'Teams does not open the sign-in window',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'teams-admin'],
  sources: ['learn-bot-redirects'],
  why: 'Teams opens windows only for the domains that the manifest of the app names. For others the message comes at once, under the Sign-in button, without a window and without a request. A passing failure of Teams has the same words.',
  remedy:
    'Add "token.botframework.com" to validDomains in manifest.json, raise the version, and install the app again. If a window does open, record it with its own developer tools.',
  symptoms: [{ at: 'authorize', text: 'Something went wrong. Please try again.' }],

  diagnose(flow, see) {
    for (const exchange of flow.said) {
      if (platformText(exchange.said) !== 'teams-no-window') continue;
      see({
        exchange,
        confidence: 'low',
        message:
          'Teams says that something went wrong; where no window opens, "token.botframework.com" is missing in validDomains of the manifest',
      });
    }
  },
});
