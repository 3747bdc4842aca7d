import { defineRule } from '../../engine/rule.js';
import { scopesIn } from '../../facts/scope-syntax.js';
import { inboundPairs } from '../../registration/pairs.js';

export default defineRule({
  id: 'registration/scope-not-granted',
  title: 'The connector asks for a scope that the record does not have',
  severity: 'warning',
  sources: ['sn-inbound-oauth', 'sn-scope-troubleshooting', 'rfc6749#3.3'],
  why: 'ServiceNow gives a client the scopes of its record. One that is not among them is refused at the sign-in or missing in the token, and the APIs it protects answer 403.',
  remedy: 'Add the scope to "Auth Scopes" of the record, or remove it from "Scope" of the connector.',
  symptoms: [{ at: 'authorize', error: 'invalid_scope' }],

  check({ connector }, report) {
    for (const { oauth, registration } of inboundPairs(connector)) {
      const granted = [...registration.scopes, ...registration.authScopes];
      const [first] = granted;
      // Without any, the export may have left the table out.
      if (!first) continue;
      const names = new Set(granted.map(({ name }) => name));
      if (names.has('useraccount')) continue;
      for (const node of oauth.scopes)
        for (const scope of scopesIn(node.text ?? '')) {
          if (names.has(scope)) continue;
          report({
            at: node,
            message: `the scope "${scope}" is none of the record's; it has ${[...names]
              .slice(0, 5)
              .map((name) => `"${name}"`)
              .join(', ')}`,
            related: [{ at: first.at, message: 'a scope of the record' }],
          });
        }
    }
  },
});
