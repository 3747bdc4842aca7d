import { expect, test } from '@jest/globals';
import { diagnose } from '../../src/engine/diagnose.js';
import type { Exchange, FlowStage } from '../../src/exchange/exchange.js';
import { rules } from '../../src/rules/index.js';
import type { SandboxResponse } from '../../src/sandbox/http.js';
import { HOST, textOf, Visitor } from '../support/sandbox.js';
import { exchangeOf, flowOf } from '../support/traffic.js';

const ACTIVE = rules
  .filter((rule) => rule.diagnose)
  .map((rule) => ({ rule, severity: typeof rule.severity === 'string' ? rule.severity : ('error' as const) }));

const AUTHORIZE = `http://${HOST}/oauth_auth.do?response_type=code&client_id=synthetic&redirect_uri=x&state=s`;
const TOKEN = `http://${HOST}/oauth_token.do`;
const API = '/api/now/v2/table/incident?sysparm_limit=1';

/** What a client sees of an answer of the sandbox. */
function seen(stage: FlowStage, url: string, { status, headers, body, wire }: SandboxResponse): Exchange {
  if (wire === 'reset') return exchangeOf(stage, { code: 'ECONNRESET', phase: 'headers' }, { url });
  if (wire !== undefined)
    return exchangeOf(stage, { code: 'ETIMEDOUT', phase: wire === 'hang' ? 'headers' : 'body' }, { url });
  return exchangeOf(stage, { status, headers, body: textOf({ status, headers, body }) }, { url });
}

/** A sign-in and a call with a fault, as the live run sees it. */
function primaryCauses(fault: string): string[] {
  const visitor = new Visitor({ fault });
  const isReached = /name="request"/.test(textOf(visitor.authorize()));
  const exchanges = [
    seen('authorize', AUTHORIZE, visitor.authorize()),
    seen('token', TOKEN, visitor.exchange(isReached ? visitor.code() : 'any')),
    seen('api', `http://${HOST}${API}`, apiAnswer(visitor, isReached)),
  ];
  const { findings, failures } = diagnose(flowOf(exchanges, { kinds: ['live'] }), ACTIVE);
  expect(failures).toEqual([]);
  return [...new Set(findings.filter(({ rank }) => rank === 'primary').map(({ rule }) => rule))];
}

function apiAnswer(visitor: Visitor, isReached: boolean): SandboxResponse {
  try {
    return isReached ? visitor.api('GET', API) : visitor.send('GET', API);
  } catch {
    return visitor.send('GET', API);
  }
}

test.each([
  ['login-page', ['endpoint/token-url-is-authorize']],
  ['redirect-login', ['endpoint/redirected-to-login']],
  ['redirect-https', ['endpoint/redirected-to-https']],
  ['redirect-host', ['endpoint/host-moved']],
  ['not-found-html', ['endpoint/path-not-found']],
  ['not-found-json', ['endpoint/path-not-found']],
  ['method-405', ['endpoint/method-refused']],
  ['token-rejected', ['api/token-rejected']],
  ['acl-forbidden', ['api/role-missing']],
  ['acl-empty', []],
  ['scope-missing', ['api/auth-scope-missing']],
  ['cross-scope', ['api/cross-scope-refused']],
  ['rate-limit', ['edge/rate-limit']],
  ['api-redirect', ['api/redirected-to-login']],
  ['hibernating', ['servicenow/hibernating']],
  ['offline', ['servicenow/offline']],
  ['firewall', ['edge/firewall-page']],
  ['address-blocked', ['edge/address-blocked']],
  ['too-many-requests', ['edge/rate-limit']],
  ['reset', ['network/reset']],
  ['no-answer', ['network/timeout']],
  ['slow', ['network/timeout']],
])('the fault %s of the sandbox', (fault, expected) => expect(primaryCauses(fault)).toEqual(expected));
