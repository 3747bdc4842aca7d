import type { OAuthSettings } from '../connector/properties.js';
import { UserError } from '../engine/user-error.js';
import { createSandbox, type Sandbox } from '../sandbox/sandbox.js';
import { listen } from '../sandbox/server.js';
import { REDIRECT_URLS } from '../sandbox/settings.js';
import { redirectUrlOf } from '../verify/flow-values.js';
import { recordedUrl } from './recorded-url.js';
import type { VerifyOptions } from './verify.js';

/** The longest time to wait for a person, in seconds: a day. */
const LONGEST_WAIT = 86_400;

/**
 * Refuses options that cannot be meant, before anybody signs in.
 * @throws UserError `not-a-port`, `not-a-time`, `not-a-url`, `usage`
 */
export function refuseContradictions(options: VerifyOptions): void {
  const { port, timeout, redirect, redirectUrl } = options;
  if (!Number.isInteger(port) || port < 1024 || port > 65_535)
    throw new UserError(
      'not-a-port',
      `--port is ${numberInWords(port)}; expected a number from 1024 to 65535.`,
      'For example --port 8766.',
    );
  if (!(timeout >= 1 && timeout <= LONGEST_WAIT))
    throw new UserError(
      'not-a-time',
      `--timeout is ${numberInWords(timeout)}; expected seconds, from 1 to ${LONGEST_WAIT}.`,
      'For example --timeout 180.',
    );
  for (const [isGiven, message, hint] of contradictions(options))
    if (isGiven) throw new UserError('usage', message, hint);
  if (redirect === 'connector' && redirectUrl !== undefined && !isAddress(redirectUrl))
    throw new UserError(
      'not-a-url',
      '--redirect-url is no address that a browser could come back to.',
      'Give it in full, with https://, as the Security tab of the connector shows it.',
    );
}

/** The number of an option, which is none where that is no number. */
const numberInWords = (value: number): string => (Number.isNaN(value) ? 'no number' : String(value));

const isAddress = (text: string): boolean => /^https?:\/\/[^\s#]+$/i.test(text) && URL.canParse(text);

function contradictions(options: VerifyOptions): readonly (readonly [boolean, string, string])[] {
  const { sandbox, fault, instance, secretEnv, redirect, redirectUrl, refresh, refreshMatrix } = options;
  const own = 'Leave one of the two out.';
  return [
    [
      fault !== undefined && !sandbox,
      '--fault belongs to --sandbox: a real instance has its own.',
      'Add --sandbox, or start "sn-connector sandbox" with the fault.',
    ],
    [
      instance !== undefined && sandbox === true,
      '--instance names a server, and --sandbox starts another one.',
      `${own} A sandbox that runs already is named by --instance.`,
    ],
    [
      secretEnv !== undefined && sandbox === true,
      '--secret-env is for a real instance: the sandbox makes a secret of its own.',
      own,
    ],
    [
      redirectUrl !== undefined && sandbox === true,
      '--redirect-url is for a real instance: the sandbox has one registered.',
      own,
    ],
    [
      redirectUrl !== undefined && redirect !== 'connector',
      '--redirect-url is used with --redirect connector only.',
      'Add --redirect connector.',
    ],
    [refreshMatrix === true && !refresh, '--refresh-matrix and --no-refresh contradict each other.', own],
  ];
}

/** Where the requests go. */
export interface Destination {
  /** In place of the origins in the files; undefined to leave those. */
  readonly origin: string | undefined;
  readonly sandbox: Sandbox | undefined;
}

/** Starts a sandbox. */
export async function sandboxPlace(options: VerifyOptions, closing: (() => Promise<void>)[]): Promise<Destination> {
  const settings = { redirectUrls: [loopbackUrl(options.port), ...REDIRECT_URLS] };
  const sandbox = createSandbox({ fault: options.fault, settings });
  const { origin, close } = await listen(sandbox, 0);
  closing.push(close);
  return { origin, sandbox };
}

/**
 * The instance that was named, or the addresses in the files.
 * @throws UserError `not-a-url`
 */
export function instancePlace({ instance }: VerifyOptions): Destination {
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

const loopbackUrl = (port: number): string => `http://127.0.0.1:${port}/redirect`;

/**
 * Where the sign-in comes back to: this computer, or the connector's own redirect URL.
 * @param path the folder of the connector
 * @throws UserError `no-redirect-url`
 */
export function redirectOf(
  { redirect, redirectUrl, port, sandbox }: VerifyOptions,
  oauth: OAuthSettings,
  path: string,
): string {
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
