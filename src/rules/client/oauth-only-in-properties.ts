import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'client/oauth-only-in-properties',
  title: 'The definition has no security definition beside OAuth settings',
  severity: 'info',
  sources: ['learn-define-openapi', 'ppc-connectors'],
  why: 'The service takes the OAuth settings from apiProperties.json, so the connector works. The wizard reads the definition: opened there, the Security tab may show "No authentication", and saving then removes OAuth.',
  remedy: 'Add a security definition of type oauth2 with flow accessCode and the same two addresses.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    const [oauth] = connector.oauthSettings;
    if (!oauth || !connector.definition || connector.definition.securitySchemes.length > 0) return;
    report({
      at: keyOf(oauth.node),
      message: 'the definition has no securityDefinitions; expected one of type "oauth2" like these settings',
    });
  },
});
