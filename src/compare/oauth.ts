import { sameEndpoint } from '../connector/endpoints.js';
import { quoted } from '../connector/json-types.js';
import type { EndpointName, OAuthSettings } from '../connector/properties.js';
import { redirectOf } from '../connector/redirects.js';
import type { Node } from '../document/node.js';
import { isPlaceholderText } from '../facts/client-placeholders.js';
import type { ChangeKind, Report } from './change.js';
import { differingMembers, sameJson } from './same-json.js';

/** Members of OAuth settings that are compared by themselves; the secret is never quoted. */
const HANDLED: ReadonlySet<string> = new Set([
  ...['identityprovider', 'clientid', 'clientsecret', 'scopes', 'redirectmode', 'redirecturl', 'customparameters'],
]);

const URLS: Readonly<Record<EndpointName, ChangeKind>> = {
  authorization: 'authorization-url-changed',
  token: 'token-url-changed',
  refresh: 'refresh-url-changed',
};

/** Custom parameters that decide who signs people in and for what. */
const RESOURCES: ReadonlySet<string> = new Set(['resourceuri', 'tenantid', 'loginuri', 'loginuriaad']);

/**
 * Compares the settings by which people sign in. A connection keeps the settings it was made with, so that what changes
 * here asks everyone to sign in again.
 */
export function compareOAuth(old: OAuthSettings, now: OAuthSettings, report: Report): void {
  compareProvider(old, now, report);
  compareClient(old, now, report);
  compareScopes(old, now, report);
  compareRedirect(old, now, report);
  compareCustom(old, now, report);
  const lower = (key: string): boolean => !HANDLED.has(key.toLowerCase());
  const others = differingMembers(old.node.value, now.node.value, new Set()).filter(lower);
  for (const key of others)
    report('oauth-properties-changed', `${quoted(key)} of the OAuth settings differs`, {
      old: old.node.get(key) ?? old.node,
      new: now.node.get(key) ?? now.node,
    });
}

const pairOf = (old: OAuthSettings, now: OAuthSettings, key: string) => ({
  was: old.node.getIgnoringCase(key),
  is: now.node.getIgnoringCase(key),
  where: { old: old.node.getIgnoringCase(key) ?? old.node, new: now.node.getIgnoringCase(key) ?? now.node },
});

function compareProvider(old: OAuthSettings, now: OAuthSettings, report: Report): void {
  const { where } = pairOf(old, now, 'identityProvider');
  if ((old.provider ?? '').toLowerCase() !== (now.provider ?? '').toLowerCase())
    report(
      'identity-provider-changed',
      `identityProvider was ${quoted(old.provider ?? '')} and is ${quoted(now.provider ?? '')}`,
      where,
    );
}

/** True for a client ID that somebody fills in before the upload. */
const isOpen = (node: Node | undefined): boolean =>
  node?.text === undefined || node.text.trim() === '' || isPlaceholderText(node.text);

function compareClient(old: OAuthSettings, now: OAuthSettings, report: Report): void {
  const { was, is, where } = pairOf(old, now, 'clientId');
  const [wasOpen, isNowOpen] = [isOpen(was), isOpen(is)];
  if (wasOpen !== isNowOpen)
    report(
      wasOpen ? 'client-id-filled' : 'client-id-emptied',
      `clientId is ${wasOpen ? 'now given' : 'now a placeholder'}`,
      where,
    );
  else if (!wasOpen && !sameJson(was?.value, is?.value))
    report('client-id-changed', `clientId was ${quoted(was?.value)} and is ${quoted(is?.value)}`, where);
  const secret = pairOf(old, now, 'clientSecret');
  const [had, has] = [secret.was, secret.is].map((node) => !!node?.text?.trim());
  if (had && has && !sameJson(secret.was?.value, secret.is?.value))
    report('client-secret-changed', 'the client secret is another one', secret.where);
  else if (had !== has)
    report(
      has ? 'client-secret-added' : 'client-secret-removed',
      `the client secret is ${has ? 'now' : 'no longer'} in the file`,
      secret.where,
    );
}

function compareScopes(old: OAuthSettings, now: OAuthSettings, report: Report): void {
  const [was, is] = [scopesOf(old), scopesOf(now)];
  const { where } = pairOf(old, now, 'scopes');
  for (const scope of is) if (!was.has(scope)) report('scope-added', `the scope ${quoted(scope)} is new`, where);
  for (const scope of was) if (!is.has(scope)) report('scope-removed', `the scope ${quoted(scope)} is gone`, where);
}

/** Scopes one by one, however they are joined. */
function scopesOf({ node }: OAuthSettings): ReadonlySet<string> {
  const value = node.getIgnoringCase('scopes')?.value;
  const texts = Array.isArray(value) ? value : [value];
  return new Set(texts.flatMap((text) => (typeof text === 'string' ? text.split(/[\s,]+/) : [])).filter(Boolean));
}

function compareRedirect(old: OAuthSettings, now: OAuthSettings, report: Report): void {
  const [was, is] = [redirectOf(old), redirectOf(now)];
  const mode = pairOf(old, now, 'redirectMode');
  // Without a mode the platform takes the shared URL, as measured on the files of that time.
  const [before, after] = [was.mode || 'global', is.mode || 'global'];
  if (before !== after)
    report(
      'redirect-mode-changed',
      `redirectMode was ${quoted(mode.was?.value ?? 'none')} and is ${quoted(mode.is?.value ?? 'none')}`,
      mode.where,
    );
  const url = pairOf(old, now, 'redirectUrl');
  if (!sameJson(was.urlNode?.value, is.urlNode?.value))
    report('redirect-url-changed', `redirectUrl was ${said(was.urlNode)} and is ${said(is.urlNode)}`, url.where);
}

const said = (node: Node | undefined): string => (node ? quoted(node.value) : 'not given');

/** Addresses and templates: names are compared without case, as the platform reads them. */
function compareCustom(old: OAuthSettings, now: OAuthSettings, report: Report): void {
  const [was, is] = [customOf(old), customOf(now)];
  const urls = new Set<string>();
  for (const [name, kind] of Object.entries(URLS) as [EndpointName, ChangeKind][]) {
    const [before, after] = [old.endpoint(name), now.endpoint(name)];
    for (const settings of [old, now]) urls.add(settings.endpointKey(name).toLowerCase());
    if (before?.text === after?.text || isSameAddress(before, after)) continue;
    const where = { old: before ?? old.node, new: after ?? now.node };
    report(kind, `the ${name} URL was ${said(before)} and is ${said(after)}`, where);
  }
  // Another provider has other parameters; that is one change and not one of each.
  if (old.family !== now.family) return;
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    if (urls.has(name) && (old.family === 'plain' || old.family === 'template')) continue;
    const [before, after] = [was.get(name), is.get(name)];
    if (sameJson(before?.get('value')?.value ?? null, after?.get('value')?.value ?? null)) continue;
    const key = String((after ?? before)?.key);
    report(
      RESOURCES.has(name) ? 'oauth-resource-changed' : 'oauth-parameter-changed',
      `the custom parameter ${quoted(key)} differs`,
      {
        old: before ?? old.customParameters ?? old.node,
        new: after ?? now.customParameters ?? now.node,
      },
    );
  }
}

/** The same address in another casing of the host, or with a slash at the end; what stands in a query counts. */
const isSameAddress = (before: Node | undefined, after: Node | undefined): boolean =>
  before?.text !== undefined &&
  after?.text !== undefined &&
  sameEndpoint(before.text, after.text) &&
  before.text.split('?')[1] === after.text.split('?')[1];

const customOf = ({ customParameters }: OAuthSettings): ReadonlyMap<string, Node> =>
  new Map(
    customParameters?.isObject ? customParameters.children().map((node) => [String(node.key).toLowerCase(), node]) : [],
  );
