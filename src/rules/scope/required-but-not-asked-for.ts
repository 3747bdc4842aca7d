import { askedScopes, isAskedInTemplate } from '../../connector/scopes.js';
import { securityUses } from '../../connector/security.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { FORBIDDEN_IN_SCOPE, scopesIn } from '../../facts/scope-syntax.js';

export default defineRule({
  id: 'scope/required-but-not-asked-for',
  title: 'The definition requires a scope that the sign-in does not ask for',
  severity: 'warning',
  sources: ['ppc-pr-904', 'learn-verify-oauth', 'openapi-2-security'],
  why: 'The service asks for the scopes in apiProperties.json and no others. A token without a scope that the API requires is answered with 403.',
  remedy: 'Add the scope to "scopes" in apiProperties.json, or remove it from "security" in the definition.',
  symptoms: [{ at: 'api', status: 403 }],

  check({ connector }, report) {
    const taught = connector.oauthSettings.filter(({ family }) => family === 'plain' || family === 'template');
    if (taught.length === 0 || taught.some((oauth) => oauth.scopes.some(({ text }) => text?.startsWith('@')))) return;
    // Scopes that a template writes out, or that the person who connects gives, are not known here.
    if (taught.some((oauth) => !isAskedInTemplate(oauth) || /scope=(?!\{scopes\})/i.test(queryOf(oauth)))) return;
    const asked = new Set(taught.flatMap(askedScopes).map((scope) => scope.toLowerCase()));
    // All permissions that were consented to for the application.
    if ([...asked].some((scope) => scope.endsWith('.default'))) return;
    const seen = new Set<string>();
    for (const { node, scheme } of securityUses(connector.definition)) {
      if (scheme?.string('type') !== 'oauth2' || !node.isArray) continue;
      for (const entry of node.children()) {
        const missing = scopesIn(entry.text ?? '').filter(
          (scope) => !asked.has(scope.toLowerCase()) && !seen.has(scope) && !FORBIDDEN_IN_SCOPE.test(scope),
        );
        if (missing.length === 0) continue;
        for (const scope of missing) seen.add(scope);
        const list = taught[0]?.node.getIgnoringCase('scopes');
        report({
          at: entry,
          message: `the definition requires ${missing
            .slice(0, 3)
            .map((scope) => `"${scope}"`)
            .join(
              ', ',
            )}${missing.length > 3 ? ' and others' : ''}; the scopes in apiProperties.json do not hold ${missing.length > 1 ? 'them' : 'it'}`,
          ...(list ? { related: [{ at: keyOf(list), message: 'asked for' }] } : {}),
        });
      }
    }
  },
});

const queryOf = (oauth: { custom(name: string): { text: string | undefined } | undefined }): string =>
  oauth.custom('authorizationUrlQueryStringTemplate')?.text ?? '';
