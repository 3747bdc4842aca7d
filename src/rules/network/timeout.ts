import { defineRule } from '../../engine/rule.js';
import { brokenWays, hostInWords, plainName } from '../../exchange/broken-ways.js';
import type { NetworkFailure, Phase } from '../../exchange/exchange.js';

export default defineRule({
  id: 'network/timeout',
  title: 'No answer comes in time',
  severity: 'error',
  layer: 'network',
  repairBy: ['network-admin', 'wait'],
  sources: ['node-errors', 'curl-errors', 'chromium-errors'],
  why: 'A connection that is never made means that packets are dropped on the way, mostly by a firewall that lets only some addresses in. A request that was taken and not answered means a slow or hanging server. Power Platform waits for a limited time, which no public page states for the token call.',
  remedy:
    'When no connection is made: let the outbound addresses of Microsoft for your region through, and see that the host is public. When the answer is slow: ask for fewer records with sysparm_limit and sysparm_fields, or let the administrator of the instance look for what is slow.',
  symptoms: [{ at: 'token', text: 'connect ETIMEDOUT' }],

  diagnose(flow, see) {
    for (const { exchange, failure, host, confidence } of brokenWays(flow, 'timeout')) {
      see({
        exchange,
        confidence,
        remedy: exchange.stage === 'api' && isTaken(failure) ? SLOW_CALL : isTaken(failure) ? SLOW : undefined,
        ...(isTaken(failure) && { repairBy: ['wait', 'servicenow-admin', 'provider-admin'] as const }),
        message: `${hostInWords(host)} ${TOLD[phaseOf(failure)]}${timeInWords(failure.after)} (${plainName(failure.code)})`,
      });
    }
  },
});

const TOLD: Readonly<Record<Phase, string>> = {
  resolve: 'was not looked up',
  connect: 'takes no connection',
  tls: 'does not finish the TLS handshake',
  headers: 'took the request and sent no answer',
  body: 'began its answer and did not finish it',
};

/** Some codes say themselves how far the request came. */
const phaseOf = ({ code, phase }: NetworkFailure): Phase =>
  /HEADERS_TIMEOUT$/.test(code) ? 'headers' : /BODY_TIMEOUT$/.test(code) ? 'body' : (phase ?? 'connect');

const timeInWords = (after: number | undefined): string =>
  after === undefined ? '' : ` within ${after < 1000 ? `${Math.round(after)} ms` : `${Math.round(after / 1000)} s`}`;

/** The server has the request, so that nothing on the way there keeps it out. */
const isTaken = (failure: NetworkFailure): boolean => ['headers', 'body'].includes(phaseOf(failure));

const SLOW =
  'The way to the server is open: it took the request. Try again after a minute; if it stays, let the administrator of the server look for what hangs or is slow.';
const SLOW_CALL = `${SLOW} Ask for fewer records and fields of ServiceNow with sysparm_limit and sysparm_fields.`;
