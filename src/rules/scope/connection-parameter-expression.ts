import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'scope/connection-parameter-expression',
  title: 'A scope is an expression that only policies understand',
  severity: 'warning',
  sources: ['learn-policy', 'learn-connection-parameters', 'ppc-connectors'],
  why: '@connectionParameters(…) is filled in policy templates, not in OAuth settings. As a scope it is sent to the provider as it stands.',
  remedy:
    'Declare the scopes as connection parameter "token:scopes" and write scope={scopes} in "authorizationUrlQueryStringTemplate" of provider oauth2generic.',
  symptoms: [{ at: 'authorize', error: 'invalid_scope' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      for (const scope of oauth.scopes) {
        if (!/@connectionParameters\s*\(/i.test(scope.text ?? '')) continue;
        report({
          at: scope,
          // A published connector counts on it with provider aad.
          confidence: oauth.family === 'entra' ? 'low' : 'high',
          message: `the scope is "${scope.text}"; expected a scope of the provider`,
        });
      }
    }
  },
});
