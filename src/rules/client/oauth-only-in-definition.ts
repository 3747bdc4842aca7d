import { hasOAuthParameter, oauthSchemes } from '../../connector/definition-oauth.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'client/oauth-only-in-definition',
  title: 'The definition asks for OAuth, the connection has no OAuth parameter',
  severity: 'error',
  sources: ['learn-connection-parameters', 'ppc-properties-schema', 'ppc-connectors'],
  why: 'Users sign in through a connection parameter of type oauthSetting. Without one the connection is made at once, no token is ever fetched, and the API refuses every call.',
  remedy:
    'Add a connection parameter "token" of type "oauthSetting" with oAuthSettings, or remove the oauth2 security definition.',
  symptoms: [{ at: 'api', status: 401 }],

  check({ connector }, report) {
    const { properties } = connector;
    if (!properties || (connector.layout === 'folder' && !properties.node?.isObject) || hasOAuthParameter(connector))
      return;
    const [scheme] = oauthSchemes(connector.definition);
    if (!scheme) return;
    const parameters = properties.parametersNode ?? properties.node;
    const names = connector.connectionParameters.map(({ name }) => `"${name}"`);
    report({
      at: keyOf(scheme),
      message: `security definition "${scheme.key}" is of type oauth2, but the connection has ${names.length === 0 ? 'no parameters' : `only ${names.slice(0, 3).join(', ')}`}; expected a parameter of type "oauthSetting"`,
      ...(parameters ? { related: [{ at: keyOf(parameters), message: 'no OAuth parameter here' }] } : {}),
    });
  },
});
