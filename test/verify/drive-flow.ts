import { createHash, randomBytes } from 'node:crypto';
import type { Connector } from '../../src/connector/connector.js';
import { activeRules } from '../../src/engine/check.js';
import { type Diagnosis, diagnose } from '../../src/engine/diagnose.js';
import type { Exchange } from '../../src/exchange/exchange.js';
import { Flow } from '../../src/exchange/flow.js';
import { rules } from '../../src/rules/index.js';
import { standIns } from '../../src/verify/flow-values.js';
import { openReceiver } from '../../src/verify/receiver.js';
import { runFlow, type SignIn } from '../../src/verify/run-flow.js';
import { send } from '../../src/verify/send.js';

/** What a person who connects has, besides the files of the connector. */
export interface Connecting {
  readonly clientId: string;
  readonly clientSecret: string;
  /** At 127.0.0.1, where the run listens for the browser. */
  readonly redirectUrl: string;
  /** Takes the browser to the sign-in page, and the person through it. */
  readonly open: (authorizeUrl: string) => Promise<unknown>;
}

export interface Driven {
  readonly flow: Flow;
  readonly diagnosis: Diagnosis;
}

const active = activeRules(rules, 'repository');

/** Takes a connector through sign-in, exchange, call, refresh and call, as `verify` does, as far as that goes. */
export async function driveFlow(connector: Connector, connecting: Connecting): Promise<Driven> {
  const [oauth] = connector.oauthSettings;
  if (!oauth) throw new Error('the connector has no OAuth settings');
  const { clientId, clientSecret, redirectUrl } = connecting;
  const state = randomBytes(16).toString('hex');
  const codeVerifier = randomBytes(32).toString('base64url');
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const given = { clientId, clientSecret, redirectUrl, state, codeVerifier, codeChallenge };
  const flowFrom = (exchanges: readonly Exchange[]): Flow =>
    new Flow({ kinds: ['live'], exchanges, isSanitized: false }, connector, oauth);
  const { exchanges } = await runFlow(
    connector,
    oauth,
    { ...standIns(oauth), ...given, code: '', accessToken: '', refreshToken: '' },
    {
      send: (request) => send(request),
      signIn: (url) => signIn(url, state, connecting),
      hasFailed: (seen) =>
        diagnose(flowFrom(seen), active).findings.some(({ severity, stage }) => severity === 'error' && stage),
    },
  );
  const flow = flowFrom(exchanges);
  return { flow, diagnosis: diagnose(flow, active, { profile: 'repository' }) };
}

async function signIn(url: string, state: string, { redirectUrl, open }: Connecting): Promise<SignIn> {
  const { port, pathname } = new URL(redirectUrl);
  const receiver = await openReceiver({ port: Number(port), path: pathname, state });
  try {
    await open(url);
  } finally {
    // An answer that came before is kept.
    await receiver.close();
  }
  const back = await receiver.answer;
  return back === undefined ? { kind: 'none', reason: 'the browser stayed' } : { kind: 'callback', url: back };
}

/** The legs of a flow, in the words of its exchanges: `token form 200`. */
export const legsOf = ({ exchanges }: Flow): string[] =>
  exchanges.map(({ stage, attempt, probe, response }) =>
    [stage, attempt, probe, response?.status].filter((each) => each !== undefined).join(' '),
  );

/** The rules that name the cause, or what may hurt. */
export const primaryOf = ({ findings }: Diagnosis): string[] =>
  findings.filter(({ rank }) => rank === 'primary').map(({ rule }) => rule);
