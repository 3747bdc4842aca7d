import { createHash, randomBytes } from 'node:crypto';
import type { Connector } from '../connector/connector.js';
import { loadConnector, type SearchProblem } from '../connector/load.js';
import type { OAuthSettings } from '../connector/properties.js';
import { activeRules } from '../engine/check.js';
import { diagnose } from '../engine/diagnose.js';
import type { Profile, Severity } from '../engine/rule.js';
import { UserError } from '../engine/user-error.js';
import type { Exchange } from '../exchange/exchange.js';
import { Flow } from '../exchange/flow.js';
import { redactedHar } from '../exchange/har-writer.js';
import type { Format } from '../report/reporter.js';
import { rules } from '../rules/index.js';
import { signInAsPerson } from '../sandbox/person.js';
import { createSandbox, type Sandbox } from '../sandbox/sandbox.js';
import { listen } from '../sandbox/server.js';
import { REDIRECT_URLS } from '../sandbox/settings.js';
import { clientIdOf, type FlowValues, redirectUrlOf } from '../verify/flow-values.js';
import { openReceiver } from '../verify/receiver.js';
import { type RunResult, runFlow, type SignIn, type World } from '../verify/run-flow.js';
import { send } from '../verify/send.js';
import { VERSION } from '../version.js';
import { clientSecret } from './client-secret.js';
import { commandHere } from './command-here.js';
import { reportDiagnosis } from './diagnosis-output.js';
import { givenValues } from './given-values.js';
import { Output } from './output.js';
import { recordedUrl } from './recorded-url.js';
import { signIn } from './sign-in.js';
import { findTargets } from './targets.js';

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
  const { connector, path } = onlyConnector(options.folder);
  const oauth = settingsOf(connector, options);
  const closing: (() => Promise<void>)[] = [];
  try {
    const place = options.sandbox ? await sandboxPlace(options, closing) : instancePlace(options);
    const state = randomBytes(24).toString('base64url');
    const redirectUrl = redirectOf(options, oauth, path);
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
    if (options.har !== undefined) writeHar(options.har, run.exchanges);
    await reportDiagnosis(
      {
        command: 'verify',
        flow,
        diagnosis: diagnose(flow, active, options),
        rules: active,
        evidence: [],
        secrets: values.clientSecret === undefined ? [] : [values.clientSecret],
        skipped: new Map(run.skipped.map(({ stage, reason }) => [stage, reason])),
        notes: notesOf(run.made),
      },
      options,
    );
  } finally {
    for (const close of closing.reverse()) await close();
  }
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

/** Where the requests go. */
interface Destination {
  /** In place of the origins in the files; undefined to leave those. */
  readonly origin: string | undefined;
  readonly sandbox: Sandbox | undefined;
}

async function sandboxPlace(options: VerifyOptions, closing: (() => Promise<void>)[]): Promise<Destination> {
  const settings = { redirectUrls: [loopbackUrl(options.port), ...REDIRECT_URLS] };
  const sandbox = createSandbox({ fault: options.fault, settings });
  const { origin, close } = await listen(sandbox, 0);
  closing.push(close);
  return { origin, sandbox };
}

/** @throws UserError `not-a-url`, `usage` */
function instancePlace({ instance, fault }: VerifyOptions): Destination {
  if (fault !== undefined)
    throw new UserError('usage', '--fault belongs to --sandbox: a real instance has its own.', 'Add --sandbox.');
  if (instance === undefined) return { origin: undefined, sandbox: undefined };
  const text = /^https?:\/\//i.test(instance) ? instance : `https://${instance}`;
  if (URL.canParse(text) && /^https?:\/\/[\w.:[\]-]+\/?$/i.test(text))
    return { origin: new URL(text).origin, sandbox: undefined };
  throw new UserError(
    'not-a-url',
    '--instance is no address of an instance; expected a host, or scheme and host.',
    'For example --instance dev12345.service-now.com, or http://127.0.0.1:8765 for a sandbox.',
  );
}

function onlyConnector(folder: string): { readonly connector: Connector; readonly path: string } {
  const problems: SearchProblem[] = [];
  const targets = findTargets([folder], problems);
  const [target] = targets;
  if (!target || targets.length > 1)
    throw new UserError(
      'several-connectors',
      target ? `There are ${targets.length} connectors in ${folder}.` : `${folder} cannot be read.`,
      'Name the folder of one.',
    );
  return { connector: loadConnector(target), path: target.path };
}

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
      `Run ${commandHere(`check ${folder}`)}: it says what is wrong with the files.`,
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

const loopbackUrl = (port: number): string => `http://127.0.0.1:${port}/redirect`;

/** @throws UserError `no-redirect-url`, `not-a-port` */
function redirectOf(
  { redirect, redirectUrl, port, sandbox }: VerifyOptions,
  oauth: OAuthSettings,
  path: string,
): string {
  if (!Number.isInteger(port) || port < 1024 || port > 65_535)
    throw new UserError('not-a-port', 'The port is no number from 1024 to 65535.', 'For example --port 8766.');
  if (redirect === 'loopback') return loopbackUrl(port);
  const known = redirectUrl ?? recordedUrl(path) ?? knownRedirect(oauth);
  if (known !== undefined && !sandbox) return known;
  if (sandbox) return REDIRECT_URLS[1] as string;
  throw new UserError(
    'no-redirect-url',
    "The connector's own redirect URL is not known: it exists only once the connector is created.",
    'Give it with --redirect-url, as the Security tab shows it, or record it with "sn-connector redirect".',
  );
}

function knownRedirect(oauth: OAuthSettings): string | undefined {
  const url = redirectUrlOf(oauth);
  return url.includes('__') ? undefined : url;
}

async function valuesOf(
  connector: Connector,
  oauth: OAuthSettings,
  options: VerifyOptions,
  { sandbox, origin }: Destination,
  given: Pick<FlowValues, 'state' | 'redirectUrl'>,
): Promise<FlowValues> {
  const codeVerifier = randomBytes(32).toString('base64url');
  const { connection, call } = givenValues(options, connector);
  const clientId = options.clientId ?? sandbox?.client.id ?? clientIdOf(oauth) ?? connection('clientId');
  if (clientId === undefined)
    throw new UserError(
      'no-client-id',
      'The connector has no client ID yet.',
      'Give that of the registry record in ServiceNow with --client-id.',
    );
  const secret = sandbox ? sandbox.client.secret : await clientSecret(options.secretEnv);
  return {
    ...given,
    clientId,
    clientSecret: secret,
    code: '',
    accessToken: '',
    refreshToken: '',
    codeVerifier,
    codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    operation: options.operation,
    operationParameter: call,
    connectionParameter: (name) => {
      const letters = name.toLowerCase().replace(/[^a-z]/g, '');
      if (letters.endsWith('clientsecret')) return secret ?? '';
      if (letters.endsWith('clientid')) return clientId;
      return connection(name) ?? (origin === undefined ? missing(name) : new URL(origin).host);
    },
    environmentVariable: (name) => connection(name) ?? missing(name),
  };
}

/** @throws UserError `no-value` */
function missing(name: string): never {
  throw new UserError(
    'no-value',
    `The connector needs a value for "${name}", which each connection brings.`,
    `Give it with --parameter ${name}=… .`,
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
    state,
    receiver,
    foreign,
    opensBrowser: options.browser !== false,
    timeout: options.timeout * 1000,
  });
}
