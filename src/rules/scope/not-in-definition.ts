import { oauthSchemes } from '../../connector/definition-oauth.js';
import { askedScopes } from '../../connector/scopes.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { OPENID_SCOPES, scopesIn } from '../../facts/scope-syntax.js';

export default defineRule({
  id: 'scope/not-in-definition',
  title: 'A scope that is asked for is not listed in the definition',
  severity: 'warning',
  sources: ['ppc-pr-904', 'openapi-2-security'],
  why: 'The service uses the scopes in apiProperties.json. The list in the definition is what readers see and what the wizard offers when the connector is edited; saving it there drops the scope.',
  remedy: 'List the scope under securityDefinitions.<name>.scopes too.',
  symptoms: [{ at: 'api', status: 403 }],

  check({ connector }, report) {
    const [scheme] = oauthSchemes(connector.definition);
    const scopes = scheme?.get('scopes');
    if (!scopes?.isObject) return;
    const listed = new Set(
      Object.keys(scopes.value as object)
        .flatMap(scopesIn)
        .map((scope) => scope.toLowerCase()),
    );
    if (listed.size === 0) return;
    for (const oauth of connector.oauthSettings) {
      const shared = askedScopes(oauth).some((scope) => listed.has(scope.toLowerCase()));
      if (oauth.family !== 'plain' && oauth.family !== 'template') continue;
      for (const entry of oauth.scopes) {
        const missing = scopesIn(entry.text ?? '').filter((scope) => {
          const name = scope.toLowerCase();
          return !listed.has(name) && !OPENID_SCOPES.has(name) && !scope.startsWith('@');
        });
        if (missing.length === 0) continue;
        report({
          at: entry,
          // Two lists without a common name are those of two services or versions.
          ...(shared ? { severity: 'info' as const } : {}),
          message: `the definition does not list ${missing
            .slice(0, 3)
            .map((scope) => `"${scope}"`)
            .join(', ')}${missing.length > 3 ? ' and others' : ''}; expected the same scopes in both files`,
          related: [{ at: keyOf(scopes), message: 'the scopes of the definition' }],
        });
      }
    }
  },
});
