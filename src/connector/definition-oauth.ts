import type { Node } from '../document/node.js';
import type { Connector } from './connector.js';
import type { Definition } from './definition.js';
import { oncePer } from './once-per.js';

/** The security definitions of type `oauth2`, in file order. */
export const oauthSchemes = oncePer((definition: Definition | undefined): Node[] =>
  (definition?.securitySchemes ?? []).filter((scheme) => scheme.string('type') === 'oauth2'),
);

/** True when some connection parameter is meant for OAuth, in whatever spelling. */
export const hasOAuthParameter = (connector: Connector): boolean =>
  connector.connectionParameters.some(
    ({ node, type }) => type?.toLowerCase() === 'oauthsetting' || node.getIgnoringCase('oAuthSettings') !== undefined,
  );

/** True when at least one setting is of a provider that is told its addresses, not of Entra ID or a named service. */
export const isTaught = (connector: Connector): boolean =>
  connector.oauthSettings.some(({ family }) => family === 'plain' || family === 'template');
