import { defineRule, type Severity } from '../../engine/rule.js';
import { addressParts } from '../../exchange/exchange.js';
import type { TokenAnswer } from '../../exchange/flow.js';
import { goodAnswers } from '../../exchange/token-answers.js';

/** Below this a flow of several steps outlives its token. */
const SHORT = 300;
/** ServiceNow gives the rest of a running lifetime; so little of it is met by chance once in a hundred sign-ins. */
const HARDLY_A_REST = 20;

export default defineRule({
  id: 'token/short-lifetime',
  title: 'The access token lives for a few minutes or less',
  severity: 'warning',
  layer: 'token',
  repairBy: ['servicenow-admin', 'provider-admin'],
  sources: ['sn-token-responses', 'sn-create-endpoint', 'learn-troubleshoot-oauth2'],
  why: 'The platform has to renew such a token again and again, and a call in between fails with 401. ServiceNow gives the current token with the rest of its lifetime, so a small number there may be chance.',
  remedy:
    'Raise "Access Token Lifespan" of the registry record in ServiceNow: 1800 seconds is its default, and Microsoft asks for 43200 for its own connectors. Elsewhere it is a setting of the client or of the API.',
  symptoms: [{ at: 'api', status: 401 }],

  diagnose(flow, see) {
    const answers = goodAnswers(flow).filter((answer) => secondsOf(answer) > 0 && secondsOf(answer) < SHORT);
    const [first] = answers;
    if (!first) return;
    const tokens = new Set(answers.map(({ reading }) => reading.members?.get('access_token')));
    const { path = '' } = addressParts(first.exchange.request?.url ?? '') ?? {};
    const mayBeRest = tokens.size === 1 && (path === '' || /\/oauth_token\.do$/i.test(path));
    const seconds = secondsOf(first);
    const severity: Severity = mayBeRest && seconds >= HARDLY_A_REST ? 'info' : 'warning';
    see({
      exchange: first.exchange,
      part: 'response',
      severity,
      message: `the access token is valid for ${seconds} seconds${mayBeRest ? ', maybe the rest of a longer lifetime' : ''}; expected half an hour or more`,
      ...(mayBeRest && { confidence: 'low' }),
    });
  },
});

function secondsOf({ reading }: TokenAnswer): number {
  const value = reading.members?.get('expires_in');
  const seconds = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' ? Math.floor(seconds) : 0;
}
