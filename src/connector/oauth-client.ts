import { hasPlaceholder, templateParameters } from '../facts/oauth.js';
import type { Connector } from './connector.js';
import { plainText } from './json-types.js';
import type { ConnectionParameter, OAuthSettings } from './properties.js';

const MICROSOFT = /^microsoft\b/i;

/** Whether Microsoft publishes the connector; undefined when the files do not say who does. */
export function isByMicrosoft(connector: Connector): boolean | undefined {
  const node = connector.properties?.node;
  const publisher = node?.string('publisher')?.trim() || node?.string('stackOwner')?.trim();
  if (publisher) return MICROSOFT.test(publisher);
  const contact = connector.definition?.root.at('info', 'contact');
  const email = contact?.string('email')?.trim();
  if (email) return /@(?:[a-z0-9-]+\.)*microsoft\.com$/i.test(email);
  const name = contact?.string('name')?.trim();
  return name ? MICROSOFT.test(name) : undefined;
}

/** True when `IsFirstParty` says so. */
export const saysFirstParty = (oauth: OAuthSettings): boolean =>
  plainText(oauth.node.get('properties')?.getIgnoringCase('IsFirstParty')?.value).toLowerCase() === 'true';

/** True for a connector of Microsoft's own: the files say so and nothing contradicts. */
export const isFirstParty = (oauth: OAuthSettings, connector: Connector): boolean =>
  isByMicrosoft(connector) ?? saysFirstParty(oauth);

/** Which half of the client's credentials. */
export type Credential = 'ClientId' | 'ClientSecret';

const FIELDS: Readonly<Record<Credential, string>> = { ClientId: 'client_id', ClientSecret: 'client_secret' };

/**
 * The connection parameter with which the person who connects brings the id or secret: `token:ClientId`, or whatever
 * parameter the templates send as `client_id`.
 */
export function ownCredential(oauth: OAuthSettings, credential: Credential): ConnectionParameter | undefined {
  const named = oauth.sibling(`token:${credential}`);
  if (named) return named;
  for (const { text } of oauth.templates) {
    const sent = templateParameters(text).find(({ name }) => name.toLowerCase() === FIELDS[credential]);
    const placeholder = /^\{([^{}]+)\}$/.exec(sent?.value ?? '')?.[1];
    const parameter = placeholder && oauth.sibling(`token:${placeholder}`);
    if (parameter) return parameter;
  }
  return undefined;
}

/** True when no template of the setting sends the id or secret of the file, though templates are given. */
export function isSentByTemplates(oauth: OAuthSettings, credential: Credential): boolean {
  const templates = oauth.templates.filter(({ key }) => /(?:body|querystring)template$/i.test(key));
  return templates.length === 0 || templates.some(({ text }) => hasPlaceholder(text, credential));
}
