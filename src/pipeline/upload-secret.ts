import { isEnvironmentVariable } from '../connector/addresses.js';
import type { Connector } from '../connector/connector.js';
import { ownCredential } from '../connector/oauth-client.js';
import type { OAuthSettings } from '../connector/properties.js';
import type { Change } from '../document/edits.js';
import { UserError } from '../engine/user-error.js';
import { isPlaceholderText } from '../facts/client-placeholders.js';
import { pipelineToken } from '../facts/sample-names.js';
import { changed } from './upload-copy.js';

/** paconn asks for a secret whatever the provider; this is no secret. Source: ppc-upsert. */
export const DUMMY_SECRET = 'none';

/** Where the client secret of a connector comes from. */
export type SecretSource =
  /** Nobody signs in with OAuth. */
  | { readonly from: 'nowhere' }
  /** Whoever connects brings a client of their own, or the provider has none. */
  | { readonly from: 'connection' }
  /** The file names an environment variable of the Power Platform environment. */
  | { readonly from: 'reference'; readonly text: string }
  /** It has to be given. */
  | { readonly from: 'person' };

/** Providers whose client proves itself without a secret of the maker. */
const WITHOUT_SECRET = new Set(['aadcertificate', 'oauth2pkcewithprm']);

/** Where the client secret of a connector comes from; with several OAuth settings one secret serves all, as with paconn. */
export function secretSourceOf(connector: Connector): SecretSource {
  const { oauthSettings } = connector;
  if (oauthSettings.length === 0) return { from: 'nowhere' };
  const waiting = oauthSettings.filter(needsSecret);
  if (waiting.length === 0) return { from: 'connection' };
  const references = waiting.flatMap((oauth) => referenceIn(oauth) ?? []);
  const [text] = references;
  return text !== undefined && references.length === waiting.length ? { from: 'reference', text } : { from: 'person' };
}

function needsSecret(oauth: OAuthSettings): boolean {
  if (WITHOUT_SECRET.has(oauth.provider?.toLowerCase() ?? '')) return false;
  return ownCredential(oauth, 'ClientSecret') === undefined;
}

function referenceIn({ node }: OAuthSettings): string | undefined {
  const text = node.getIgnoringCase('clientSecret')?.text;
  return text !== undefined && isEnvironmentVariable(text) ? text : undefined;
}

/**
 * The OAuth settings into which paconn would not put the secret, without a word: it looks for `token` and `oAuthSettings` to
 * the letter. Source: ppc-upsert.
 * @returns the names of their connection parameters
 */
export const missedByPaconn = ({ oauthSettings }: Connector): readonly string[] =>
  oauthSettings
    .filter((oauth) => needsSecret(oauth) && (oauth.parameter.name !== 'token' || oauth.node.key !== 'oAuthSettings'))
    .map(({ parameter }) => parameter.name);

/**
 * A connector whose files hold the secret where pac reads it. A reference to an environment variable stays.
 * Source: learn-pac-connector; pac has no option for it.
 */
export function withSecret(connector: Connector, secret: string): Connector {
  return changed(
    connector,
    connector.oauthSettings
      .filter((oauth) => needsSecret(oauth) && referenceIn(oauth) === undefined)
      .map(({ node }): Change => {
        const there = node.getIgnoringCase('clientSecret');
        return there
          ? { change: 'set', node: there, value: secret }
          : { change: 'add', to: node, key: 'clientSecret', value: secret };
      }),
  );
}

/**
 * The connector without a secret that does not belong into its files: one that a variable filled in, which is given to the
 * tool as every other, and a placeholder, which would replace the stored secret. One that stands in the file as it is stays,
 * for the check to tell.
 * @param before the connector as it lies in its folder
 * @param after the same, with the values of variables
 */
export function withoutSecret(
  before: Connector,
  after: Connector,
): { readonly connector: Connector; readonly filled: string | undefined } {
  const found = after.oauthSettings.flatMap(({ node }, index) => {
    const there = node.getIgnoringCase('clientSecret');
    const text = there?.text?.trim() ?? '';
    if (!there || text === '' || isEnvironmentVariable(text)) return [];
    const isFilled = before.oauthSettings[index]?.node.getIgnoringCase('clientSecret')?.text !== there.text;
    return isFilled || isPlaceholderText(text) ? [{ there, text, isFilled: isFilled && !isPlaceholderText(text) }] : [];
  });
  return {
    connector: changed(
      after,
      found.map(({ there }): Change => ({ change: 'remove', node: there })),
    ),
    filled: found.find(({ isFilled }) => isFilled)?.text,
  };
}

/**
 * A secret as it was given, fit to be uploaded. The line break that files and variables end in is no part of it.
 * @throws UserError `bad-secret`; the secret is not quoted
 */
export function checkedSecret(given: string): string {
  const secret = given.replace(/[\r\n]+$/, '');
  const fault = faultOf(secret);
  if (fault === undefined) return secret;
  throw new UserError(
    'bad-secret',
    `The client secret ${fault}.`,
    'Give the secret of the registry record in ServiceNow as it stands there, and nothing else.',
  );
}

function faultOf(secret: string): string | undefined {
  if (hasControl(secret)) return 'holds a line break or another control character';
  if (secret !== secret.trim()) return 'begins or ends with a blank';
  if (secret.length < 6) return `has ${secret.length} characters, which is too short for one, and could not be masked`;
  if (secret.length > 4000) return `has ${secret.length} characters, which is too long for one`;
  if (isPlaceholderText(secret) || isWholeToken(secret))
    return 'is a placeholder: the variable was not replaced, or was not set';
  return undefined;
}

const hasControl = (text: string): boolean =>
  [...text].some((sign) => sign < ' ' || sign === '\u007f' || sign === '\u2028' || sign === '\u2029');

function isWholeToken(text: string): boolean {
  const [from, to] = pipelineToken(text) ?? [0, 0];
  return to - from === text.length;
}
