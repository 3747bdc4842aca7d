import { BUILT_IN_PLACEHOLDERS, PKCE_PLACEHOLDERS } from '../facts/oauth.js';
import type { Connector } from './connector.js';
import type { ConnectionParameter, OAuthSettings } from './properties.js';

/** Where the value of a placeholder in an OAuth template comes from. */
export type PlaceholderSource =
  /** One of the seven that the platform fills. */
  | 'built-in'
  /** A PKCE value, which the platform is not known to fill. */
  | 'pkce'
  /** A connection parameter `token:<name>`. */
  | 'parameter'
  /** Another custom parameter, or an additional one. */
  | 'custom';

const lower = (names: readonly string[]): ReadonlySet<string> => new Set(names.map((name) => name.toLowerCase()));
const BUILT_IN = lower(BUILT_IN_PLACEHOLDERS);
const PKCE = lower(PKCE_PLACEHOLDERS);

/** Says where a placeholder gets its value from; undefined when nothing of that name is there. */
export function sourceOf(connector: Connector, oauth: OAuthSettings, name: string): PlaceholderSource | undefined {
  const wanted = name.toLowerCase();
  if (BUILT_IN.has(wanted)) return 'built-in';
  if (PKCE.has(wanted)) return 'pkce';
  if (parametersBeside(connector, oauth).some(({ templateName }) => templateName?.toLowerCase() === wanted))
    return 'parameter';
  if (oauth.customParameters?.getIgnoringCase(name)) return 'custom';
  return oauth.node.get('additionalParameters')?.getIgnoringCase(name) ? 'custom' : undefined;
}

/** The connection parameter of that very name, without `token:`. */
export const bareParameter = (
  connector: Connector,
  oauth: OAuthSettings,
  name: string,
): ConnectionParameter | undefined =>
  parametersBeside(connector, oauth).find(
    (parameter) =>
      parameter !== oauth.parameter &&
      parameter.templateName === undefined &&
      parameter.name.toLowerCase() === name.toLowerCase(),
  );

/** Names that a placeholder may have here besides the built-in ones. */
export const declaredNames = (connector: Connector, oauth: OAuthSettings): string[] =>
  parametersBeside(connector, oauth).flatMap(({ templateName }) => templateName ?? []);

/** The parameters asked for with the settings: those of the same set, and the common ones beside the sets. */
const parametersBeside = (connector: Connector, oauth: OAuthSettings): readonly ConnectionParameter[] =>
  oauth.parameter.set === undefined
    ? oauth.parameter.siblings
    : connector.connectionParameters.filter(({ set }) => set === undefined || set === oauth.parameter.set);
