import { defineRule } from '../../engine/rule.js';
import { knownMessage } from '../../exchange/known-message.js';

export default defineRule({
  id: 'platform/reported-error',
  title: 'The platform reports an error',
  severity: 'error',
  layer: 'rest',
  repairBy: ['maker', 'user'],
  sources: ['learn-troubleshoot-oauth2'],
  why: 'A product passed an error text on, and no cause was seen in the evidence itself. The text is compared with the catalogue of known messages.',
  remedy: 'Read what is known of the message (explain), and record the sign-in for more.',
  symptoms: [],

  diagnose(flow, see) {
    for (const exchange of flow.said) {
      const known = knownMessage(exchange.said);
      // The answers in the message of a failed exchange are exchanges of their own.
      if (known?.id === 'exchange-failed' && flow.tokenAnswers.length > 0) continue;
      see({
        exchange,
        // Words around a message, and errors that any server gives, say that it failed and not why.
        confidence: known && known.rank === undefined ? 'high' : 'low',
        message: known ? `the text is known: ${known.title} (${known.id})` : 'the text is none of the known messages',
      });
    }
  },
});
