import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'scope/entry-empty',
  title: 'An entry of scopes is empty',
  severity: 'warning',
  sources: ['rfc6749#3.3', 'ppc-connectors'],
  why: 'An empty scope is not a scope: the request carries an empty scope parameter or a blank too many, which strict providers answer with invalid_scope.',
  remedy: 'Remove the entry; for no scopes write an empty array.',
  symptoms: [{ at: 'authorize', error: 'invalid_scope' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      for (const scope of oauth.scopes) {
        if (scope.text?.trim() !== '') continue;
        report({
          at: scope,
          message: 'an entry of scopes is empty; expected a scope or no entry',
          fix: { title: 'remove the entry', applicability: 'safe', changes: [{ change: 'remove', node: scope }] },
        });
      }
    }
  },
});
