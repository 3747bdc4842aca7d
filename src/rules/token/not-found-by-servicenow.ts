import { defineRule } from '../../engine/rule.js';
import type { Exchange } from '../../exchange/exchange.js';
import { answersBehind, predictMessages } from '../../exchange/servicenow-client.js';
import { goodAnswers } from '../../exchange/token-answers.js';

const MISSING = /missing parameters:\s{0,3}access_token/i;
/** So many kinds of answers are named. */
const MOST = 3;

export default defineRule({
  id: 'token/not-found-by-servicenow',
  title: 'ServiceNow as the client finds no access token in the answer',
  severity: 'error',
  layer: 'content',
  repairBy: ['servicenow-admin', 'provider-admin', 'entra-admin'],
  sources: ['oltu', 'qna-5821510', 'sn-kb-client', 'sn-token-responses'],
  why: 'Here the instance is the OAuth client and asks Microsoft or another service for a token; no connector is involved. Its library reports "invalid_request, Missing parameters: access_token" for every answer in which it finds no text access_token, whatever came.',
  remedy:
    'In ServiceNow, Application Registry, see "Token URL" of the provider: for Entra https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token. Then see that the answer is JSON with Content-Type application/json. Otherwise override the script include OAuthUtil.',
  symptoms: [{ at: 'token', text: 'invalid_request, Missing parameters: access_token' }],

  diagnose(flow, see) {
    const likely = answersBehind('missing-token').slice(0, MOST);
    const kinds = likely.map(({ kind }) => kind.title).join('; or ');
    for (const exchange of flow.exchanges)
      if (MISSING.test(messageIn(exchange)))
        see({
          exchange,
          part: exchange.said === undefined ? 'response' : 'exchange',
          message: `the instance reports "Missing parameters: access_token": it got ${kinds}; expected a JSON object with "access_token" as application/json`,
        });
    if (flow.direction !== 'servicenow-to-microsoft') return;
    for (const { exchange, reading } of goodAnswers(flow)) {
      const { mediaType: contentType } = reading;
      const answer = { body: exchange.response?.body ?? '', responseClass: 'json' as const };
      const [said] = predictMessages(contentType === undefined ? answer : { ...answer, contentType });
      if (said?.verdict !== 'missing-token') continue;
      see({
        exchange,
        part: 'response',
        message: `the answer has a token that ServiceNow will not find: ${said.why}; expected application/json and no member that is null`,
        confidence: 'low',
      });
    }
  },
});

/** What a product said, or the page of the instance at the end of its sign-in. */
const messageIn = ({ said, stage, response }: Exchange): string =>
  said ?? (stage === 'callback' ? (response?.body ?? '').slice(0, 50_000) : '');
