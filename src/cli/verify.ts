import { randomBytes } from 'node:crypto';
import type { Connector } from '../connector/connector.js';
import { loadConnector } from '../connector/load.js';
import type { OAuthSettings } from '../connector/properties.js';
import { activeRules } from '../engine/check.js';
import { diagnose } from '../engine/diagnose.js';
import type { Finding } from '../engine/finding.js';
import type { Profile, Severity } from '../engine/rule.js';
import { UserError } from '../engine/user-error.js';
import type { Exchange } from '../exchange/exchange.js';
import { Flow } from '../exchange/flow.js';
import { redactedHar } from '../exchange/har-writer.js';
import type { Format } from '../report/reporter.js';
import { rules } from '../rules/index.js';
import type { Fault } from '../sandbox/faults/fault.js';
import { signInAsPerson } from '../sandbox/person.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { FlowValues } from '../verify/flow-values.js';
import { openReceiver } from '../verify/receiver.js';
import { type RunResult, runFlow, type SignIn, type World } from '../verify/run-flow.js';
import { send } from '../verify/send.js';
import { VERSION } from '../version.js';
import { commandHere, shellWord } from './command-here.js';
import { reportDiagnosis } from './diagnosis-output.js';
import { Output, refuseUnwritable } from './output.js';
import { signIn } from './sign-in.js';
import { onlyTarget } from './targets.js';
import { instancePlace, redirectOf, refuseContradictions, sandboxPlace } from './verify-destination.js';
import { valuesOf } from './verify-values.js';

export interface VerifyOptions {
  readonly folder: string;
  readonly sandbox?: boolean | undefined;
  readonly fault?: string | undefined;
  readonly instance?: string | undefined;
  readonly clientId?: string | undefined;
  readonly secretEnv?: string | undefined;
  readonly redirect: 'loopback' | 'connector';
  readonly redirectUrl?: string | undefined;
  readonly port: number;
  readonly browser?: boolean | undefined;
  readonly timeout: number;
  readonly operation?: string | undefined;
  readonly value?: readonly string[] | undefined;
  readonly parameter?: readonly string[] | undefined;
  readonly settings?: string | undefined;
  readonly refresh: boolean;
  readonly refreshMatrix?: boolean | undefined;
  readonly har?: string | undefined;
  readonly profile: Profile;
  readonly format: Format;
  readonly output?: string | undefined;
  readonly report?: string | undefined;
  readonly failOn: Severity | 'never';
  readonly color?: boolean | undefined;
}

/** Milliseconds that each part of a request may take; the sandbox is near. */
const TIMEOUTS = { connect: 10_000, headers: 30_000, body: 30_000 };
const SANDBOX_TIMEOUTS = { connect: 3000, headers: 3000, body: 3000 };

/**
 * `sn-connector verify`: runs the flow of a connector as the platform would, and reports it by stage.
 * @throws UserError for what is missing to run it: a connector, a client ID, a secret, a value
 */
export async function verify(options: VerifyOptions): Promise<void> {
  refuseContradictions(options);
  for (const file of [options.output, options.har, options.report]) refuseUnwritable(file);
  const target = onlyTarget(options.folder);
  const connector = loadConnector(target);
  const oauth = settingsOf(connector, options);
  const closing: (() => Promise<void>)[] = [];
  try {
    const place = options.sandbox ? await sandboxPlace(options, closing) : instancePlace(options);
    const state = randomBytes(24).toString('base64url');
    const redirectUrl = redirectOf(options, oauth, target.path);
    const values = await valuesOf(connector, oauth, options, place, { state, redirectUrl });
    const active = activeRules(rules, options.profile);
    const flowFrom = (exchanges: readonly Exchange[]): Flow =>
      new Flow({ kinds: ['live'], exchanges, isSanitized: false }, connector, oauth);
    const inTraffic = active.filter(({ rule }) => rule.diagnose !== undefined);
    const world: World = {
      send: (request) => send(request, { timeouts: place.sandbox ? SANDBOX_TIMEOUTS : TIMEOUTS }),
      signIn: (url) => signInAt(url, options, place.sandbox, { state, redirectUrl }, closing),
      hasFailed: (exchanges) =>
        diagnose(flowFrom(exchanges), inTraffic, options).findings.some(
          ({ severity, stage }) => severity === 'error' && stage !== undefined,
        ),
      begin: (stage, label) => {
        if (process.stderr.isTTY) process.stderr.write(`${stage}: ${label} …\n`);
      },
    };
    const run = await runFlow(connector, oauth, values, world, {
      origin: place.origin,
      skipRefresh: !options.refresh,
      refreshMatrix: options.refreshMatrix === true,
    });
    const flow = flowFrom(run.exchanges);
    const diagnosis = diagnose(flow, active, options);
    await reportDiagnosis(
      {
        command: 'verify',
        flow,
        diagnosis,
        rules: active,
        evidence: [],
        secrets: values.clientSecret === undefined ? [] : [values.clientSecret],
        skipped: new Map(run.skipped.map(({ stage, reason }) => [stage, reason])),
        notes: notesOf(run.made),
      },
      options,
    );
    if (options.har !== undefined) writeHar(options.har, run.exchanges);
    if (place.sandbox && diagnosis.findings.some(({ rule }) => rule === 'api/path-not-found'))
      process.stderr.write(NO_SUCH_API);
    const fault = place.sandbox?.fault;
    if (fault) process.stderr.write(aboutFault(fault, diagnosis.findings));
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** Legs that the sandbox spoils whatever the connector sends. */
const OF_THE_SERVER: ReadonlySet<string> = new Set(['refresh', 'api', 'network']);

/** What a person who chose a fault has to know beside the report: that it did not show, or that no repair makes it pass. */
function aboutFault({ name, cause, stage, sentence }: Fault, findings: readonly Finding[]): string {
  if (!findings.some(({ rule }) => rule === cause))
    return `The fault "${name}" did not show, as this connector does not run into it: ${sentence}\n`;
  return OF_THE_SERVER.has(stage)
    ? `The fault "${name}" is in the sandbox, and no change of the connector mends it: leave --fault out to see the flow pass.\n`
    : '';
}

/** Writes a redacted recording of what was sent and came. */
function writeHar(file: string, exchanges: readonly Exchange[]): void {
  const output = new Output(file);
  output.write(
    redactedHar(exchanges, {
      tool: { name: 'sn-connector', version: VERSION },
      comment: 'A run of sn-connector verify. Values are hidden.',
    }),
  );
  output.close();
}

/** What of a request is not documented, beside it; each sentence once. */
function notesOf(made: RunResult['made']): ReadonlyMap<Exchange, string> {
  const told = new Set<string>();
  const isNew = (text: string): boolean => !told.has(text) && Boolean(told.add(text));
  return new Map(
    [...made].flatMap(([exchange, { parameters, evidence, notes }]) => {
      const inferred = parameters.flatMap((each) => (each.evidence === 'inferred' ? [each.name] : []));
      const texts = [
        ...(evidence === 'inferred' ? ['That the platform sends this request is inferred, not documented.'] : []),
        ...(inferred.length > 0 ? [`Inferred, not documented: ${[...new Set(inferred)].join(', ')}.`] : []),
        ...notes.map(({ text }) => text),
      ];
      const fresh = texts.filter(isNew);
      return fresh.length > 0 ? [[exchange, fresh.join(' ')] as const] : [];
    }),
  );
}

/** An API of the user's own is not on a sandbox; the connector is not at fault. */
const NO_SUCH_API =
  'The sandbox has APIs of ServiceNow itself only, and the operation is of another or on a table that it has not: what it says of the call says nothing about the connector. To call another operation: --operation NAME.\n';

/** @throws UserError `no-oauth`, `no-settings`, `no-requests` */
function settingsOf(connector: Connector, { settings, folder }: VerifyOptions): OAuthSettings {
  const all = connector.oauthSettings;
  const names = all.map(({ parameter }) => parameter.set ?? parameter.name);
  const index = settings === undefined ? 0 : names.indexOf(settings);
  const chosen = all[index];
  if (all.length === 0)
    throw new UserError(
      'no-oauth',
      'The connector has no OAuth settings that can be read, so that there is no sign-in to verify.',
      `Run ${commandHere(`check ${shellWord(folder)}`)}: it says what is wrong with the files.`,
    );
  if (!chosen)
    throw new UserError(
      'no-settings',
      'The connector has no parameter set of that name.',
      `There are: ${names.join(', ')}`,
    );
  const provider = chosen.provider?.toLowerCase() ?? '';
  if (['oauth2', 'oauth2pkce', 'oauth2generic'].includes(provider)) return chosen;
  throw new UserError(
    'no-requests',
    'Which requests this identity provider makes is not public, so that they cannot be made here.',
    'verify knows oauth2, oauth2generic and oauth2pkce. "sn-connector simulate" tells what is known of the others.',
    'cannot-run',
  );
}

/** Who signs in: the person at the browser, or the sandbox's own person, whom nobody has to play. */
async function signInAt(
  url: string,
  options: VerifyOptions,
  sandbox: Sandbox | undefined,
  { state, redirectUrl }: Pick<FlowValues, 'state' | 'redirectUrl'>,
  closing: (() => Promise<void>)[],
): Promise<SignIn> {
  if (sandbox && options.browser === undefined) {
    const back = signInAsPerson(sandbox, url);
    return back === undefined
      ? { kind: 'none', reason: 'The page of the sandbox led nowhere.' }
      : { kind: 'callback', url: back };
  }
  let tell: (url: string) => void = () => {};
  const foreign = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const receiver =
    options.redirect === 'loopback'
      ? await openReceiver({
          port: options.port,
          path: new URL(redirectUrl).pathname,
          state,
          onForeign: (answer) => tell(answer.url),
        })
      : undefined;
  if (receiver) closing.push(() => receiver.close());
  return signIn(url, {
    redirectUrl,
    receiver,
    foreign,
    opensBrowser: options.browser !== false,
    timeout: options.timeout * 1000,
  });
}
