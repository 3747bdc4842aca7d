import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { placeholdersIn } from '../../facts/oauth.js';

export default defineRule({
  id: 'scope/template-without-scopes',
  title: 'The templates send scopes, but there are none',
  severity: 'info',
  sources: ['ppc-connectors', 'rfc6749#3.3'],
  why: '{Scopes} is filled with the entries of scopes. Without entries the request says "scope=": many providers then give their default, strict ones answer with invalid_scope.',
  remedy: 'Fill scopes, or remove "scope={Scopes}" from the template.',
  symptoms: [{ at: 'authorize', error: 'invalid_scope' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const hasScopes = oauth.scopes.some(({ text }) => text?.trim());
      if (oauth.family !== 'template' || hasScopes || oauth.sibling('token:Scopes')) continue;
      for (const { key, node, text } of oauth.templates) {
        if (!/^authorizationUrlQueryStringTemplate$/i.test(key)) continue;
        const placeholder = placeholdersIn(text).find(({ name }) => name.toLowerCase() === 'scopes');
        if (!placeholder) continue;
        report({
          at: partOf(node, [placeholder.from, placeholder.to]),
          message: `${key} sends {Scopes}, and scopes is ${oauth.node.has('scopes') ? 'empty' : 'missing'}; expected at least one scope`,
        });
      }
    }
  },
});
