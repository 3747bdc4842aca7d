import { defineRule } from '../../engine/rule.js';
import { platformText } from '../../exchange/platform-text.js';

export default defineRule({
  id: 'teams/code-to-type',
  title: 'The bot asks to type a code after the sign-in',
  severity: 'warning',
  layer: 'error',
  repairBy: ['maker'],
  sources: ['learn-bot-redirects'],
  why: 'The token is there; only the message that says so did not reach the bot, and typing the code stands in for it.',
  remedy:
    'Let the bot handle the invoke signin/verifyState, and add "token.botframework.com" to validDomains in manifest.json.',
  symptoms: [{ at: 'callback' }],

  diagnose(flow, see) {
    for (const exchange of flow.said) {
      if (platformText(exchange.said) !== 'teams-code') continue;
      see({
        exchange,
        message:
          'the bot asks for a code that the person is to type: the sign-in succeeded and the bot did not hear of it',
      });
    }
  },
});
