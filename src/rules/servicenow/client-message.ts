import { defineRule } from '../../engine/rule.js';
import type { TokenAnswer } from '../../exchange/flow.js';
import { type Prediction, predictMessages } from '../../exchange/servicenow-client.js';
import { OAUTH_ERRORS } from '../../facts/http-status.js';

export default defineRule({
  id: 'servicenow/client-message',
  title: 'What ServiceNow as the client says of a token answer',
  severity: 'info',
  layer: 'content',
  repairBy: ['servicenow-admin', 'provider-admin', 'entra-admin'],
  sources: ['oltu', 'sn-kb-client', 'sn-token-responses'],
  why: 'Here the instance is the OAuth client, and people see its message, not the answer. The message is worked out from the answer: the library that reads it was run on 24 answers; what the script before it does is inferred from published copies. Compare it with the message that was seen: if they differ, the instance got another answer than this one.',
  remedy:
    'Repair the cause that is named beside this. If the instance shows another message, look into its outbound HTTP log for the answer that it really got.',
  symptoms: [{ at: 'token' }],

  diagnose(flow, see) {
    if (flow.direction !== 'servicenow-to-microsoft') return;
    for (const answer of flow.tokenAnswers) {
      const { exchange, reading } = answer;
      const { mediaType: contentType } = reading;
      const said = predictMessages({
        body: exchange.response?.body ?? '',
        responseClass: 'json',
        ...(contentType !== undefined && { contentType }),
      });
      if (said.every(({ verdict }) => verdict === 'accepted')) continue;
      see({
        exchange,
        part: 'response',
        message: `of this answer ServiceNow says ${said.map((each) => `${quoted(each, answer)} (${each.confidence}: ${each.why})`).join(', or ')}`,
        ...(said.length > 1 && { confidence: 'low' as const }),
      });
    }
  },
});

/** The message, without what the server wrote itself. */
function quoted({ verdict, message = '' }: Prediction, { reading }: TokenAnswer): string {
  if (verdict === 'accepted') return 'nothing and goes on';
  if (verdict !== 'provider-error') return `"${message}"`;
  const error = reading.answer.error ?? '';
  return OAUTH_ERRORS.has(error) ? `"${error}" with its description` : 'the error of the answer';
}
