import { join } from 'node:path';
import type { Connector } from '../../src/connector/connector.js';
import { findConnectors } from '../../src/connector/find.js';
import { loadConnector } from '../../src/connector/load.js';
import { activeRules } from '../../src/engine/check.js';
import { type Diagnosis, diagnose } from '../../src/engine/diagnose.js';
import type { Profile } from '../../src/engine/rule.js';
import type { Exchange, NetworkFailure } from '../../src/exchange/exchange.js';
import { Flow } from '../../src/exchange/flow.js';
import { attemptOf } from '../../src/exchange/stage-of.js';
import { rules } from '../../src/rules/index.js';
import type { Wire } from '../../src/sandbox/http.js';
import { signInAsPerson } from '../../src/sandbox/person.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import type { FlowValues } from '../../src/verify/flow-values.js';
import { type RunOptions, type RunResult, runFlow, type World } from '../../src/verify/run-flow.js';
import type { RequestToSend, Sent } from '../../src/verify/send.js';
import { HOST, REDIRECT, STATE, textOf } from './sandbox.js';

export const ORIGIN = `http://${HOST}`;

/** What a socket does with an answer that is not simply sent. */
const FAILURES: Readonly<Record<Wire, NetworkFailure>> = {
  reset: { code: 'ECONNRESET', phase: 'headers' },
  hang: { code: 'ETIMEDOUT', phase: 'headers', after: 3000 },
  drip: { code: 'ETIMEDOUT', phase: 'body', after: 3000 },
};

/** Sends a request to a sandbox without a socket. */
export function sendTo(sandbox: Sandbox, now: () => number = Date.now): (request: RequestToSend) => Promise<Sent> {
  return async ({ method, url, headers, body }) => {
    const { host, pathname, search } = new URL(url);
    const lower = Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
    const answer = sandbox.handle({
      method,
      url: `${pathname}${search}`,
      headers: { host, ...lower },
      ...(body !== undefined && { body: new TextEncoder().encode(body) }),
    });
    const request = { method, url, headers, ...(body !== undefined && { body }) };
    const times = { time: now(), answeredAt: now() };
    if (answer.wire) return { request, failure: FAILURES[answer.wire], ...times };
    const named = Object.entries(answer.headers).map(([name, value]) => ({ name, value }));
    return { request, response: { status: answer.status, headers: named, body: textOf(answer) }, ...times };
  };
}

/** A client that makes a mistake. */
export interface WrongClient {
  /** What it sends in place of a right request. */
  readonly change?: (request: RequestToSend, sandbox: Sandbox) => RequestToSend;
  /** What it sends once more at the end. */
  readonly again?: (exchange: Exchange) => boolean;
  /** No name server knows the hosts that the connector names, and there is nothing in their place. */
  readonly unreachable?: boolean;
}

export interface Trial {
  readonly run: RunResult;
  /** What was sent and came, with what was sent once more. */
  readonly exchanges: readonly Exchange[];
  readonly diagnosis: Diagnosis;
}

/** Runs the flow of a connector against a sandbox and diagnoses it. */
export async function tryOut(
  connector: Connector,
  sandbox: Sandbox,
  wrong: WrongClient = {},
  options: RunOptions = {},
  profile: Profile = 'repository',
): Promise<Trial> {
  const active = activeRules(rules, profile);
  const { change = (request: RequestToSend) => request, again, unreachable } = wrong;
  const oauth = connector.oauthSettings[0];
  if (!oauth) throw new Error('the connector has no OAuth settings');
  const flowFrom = (exchanges: readonly Exchange[]): Flow =>
    new Flow({ kinds: ['live'], exchanges, isSanitized: false }, connector, oauth);
  const send = unreachable ? sendNowhere : sendTo(sandbox);
  const world: World = {
    send: (request) => send(change(request, sandbox)),
    signIn: async (url) => {
      const back = signInAsPerson(sandbox, url);
      return back === undefined ? { kind: 'none', reason: 'nowhere' } : { kind: 'callback', url: back };
    },
    hasFailed: (exchanges) =>
      diagnose(flowFrom(exchanges), active).findings.some(({ severity, stage }) => severity === 'error' && stage),
  };
  const run = await runFlow(connector, oauth, valuesFor(sandbox), world, {
    ...(!unreachable && { origin: ORIGIN }),
    ...options,
  });
  const exchanges = wrong.change ? run.exchanges.map(withActualAttempt) : [...run.exchanges];
  const repeated = again && exchanges.find(again);
  if (repeated?.request) exchanges.push({ ...repeated, ...(await send({ headers: [], ...repeated.request })) });
  return { run, exchanges, diagnosis: diagnose(flowFrom(exchanges), active, { profile }) };
}

/** What comes of a request to a host that does not exist. */
const sendNowhere = async (request: RequestToSend): Promise<Sent> => ({
  request,
  failure: { code: 'ENOTFOUND', phase: 'resolve', after: 3 },
  time: Date.now(),
});

/** What was meant as one attempt may have become the other. */
function withActualAttempt({ attempt: _, ...exchange }: Exchange): Exchange {
  const attempt = exchange.stage === 'token' ? attemptOf(exchange) : undefined;
  return attempt ? { ...exchange, attempt } : exchange;
}

export const valuesFor = ({ client }: Sandbox): FlowValues => ({
  clientId: client.id,
  clientSecret: client.secret,
  redirectUrl: REDIRECT,
  state: STATE,
  code: '',
  accessToken: '',
  refreshToken: '',
  codeVerifier: 'verifier-of-the-test-0123456789-0123456789-012',
  codeChallenge: 'not-made-for-it',
  operationParameter: () => undefined,
  connectionParameter: () => '',
  environmentVariable: () => '',
});

/** The connector that is generated and committed. */
export function committedConnector(): Connector {
  const folder = join(import.meta.dirname, '..', '..', 'connectors', 'servicenow');
  const [found] = findConnectors(folder, []);
  if (!found) throw new Error('connectors/servicenow is missing');
  return loadConnector(found);
}
