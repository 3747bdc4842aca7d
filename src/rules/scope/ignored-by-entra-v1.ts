import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { OPENID_SCOPES, scopesIn } from '../../facts/scope-syntax.js';

/** Permissions that every registration has or that stand for all consented ones. */
const EVERYBODYS = /^(?:.*\/)?(?:\.default|user_impersonation|user\.read)$/i;

export default defineRule({
  id: 'scope/ignored-by-entra-v1',
  title: 'Scopes have no effect with identity provider aad',
  severity: 'warning',
  sources: ['ppc-pr-2589', 'learn-aad-auth'],
  why: 'With provider "aad" the platform asks for a token for a resource, not for scopes. The token carries the delegated permissions that were consented to for the application; a permission that is only listed here is missing from it.',
  remedy:
    'Add the permissions to the app registration and consent to them; or set identityProvider to "oauth2" with the v2.0 endpoints and full scopes such as "https://graph.microsoft.com/.default offline_access".',
  symptoms: [{ at: 'api', status: 403 }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.provider?.toLowerCase() !== 'aad') continue;
      const scopes = oauth.node.getIgnoringCase('scopes');
      const named = oauth.scopes.flatMap(({ text }) => (text?.startsWith('@') ? [] : scopesIn(text ?? '')));
      const real = named.filter((scope) => !OPENID_SCOPES.has(scope.toLowerCase()) && !EVERYBODYS.test(scope));
      if (!scopes || real.length === 0) continue;
      const shown = real.slice(0, 3).map((scope) => `"${scope}"`);
      report({
        at: keyOf(scopes),
        confidence: 'low',
        message: `scopes names ${shown.join(', ')}${real.length > 3 ? ' and others' : ''} with identityProvider "aad", which asks for a resource instead; expected []`,
      });
    }
  },
});
