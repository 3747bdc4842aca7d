import type { Node } from '../document/node.js';
import { faultOf } from './address-faults.js';
import { formOf, isSameAddress } from './addresses.js';
import type { Connector } from './connector.js';
import { looseUrl } from './endpoints.js';
import type { OAuthSettings } from './properties.js';

/**
 * The address that the definition names for the sign-in or for tokens, when it can be meant by the settings too: there is
 * one OAuth definition, it has two different absolute addresses, and the settings speak of the same host.
 */
export function declaredUrl(
  connector: Connector,
  oauth: OAuthSettings,
  name: 'authorization' | 'token',
): Node | undefined {
  const schemes = (connector.definition?.securitySchemes ?? []).filter((scheme) => scheme.string('type') === 'oauth2');
  const [scheme] = schemes;
  const node = schemes.length === 1 ? scheme?.get(`${name}Url`) : undefined;
  if (!scheme || node?.text === undefined || formOf(node.text) !== 'url' || faultOf(node.text)) return undefined;
  // The wizard writes the authorization URL twice for Entra ID.
  if (isSameAddress(scheme.string('authorizationUrl'), scheme.string('tokenUrl'))) return undefined;
  const host = looseUrl(node.text)?.host;
  const hosts = oauth.endpoints.flatMap(({ url }) => looseUrl(url)?.host ?? []);
  return hosts.length === 0 || hosts.some((other) => other === host) ? node : undefined;
}
