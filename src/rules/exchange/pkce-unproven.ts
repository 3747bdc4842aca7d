import { allTemplatesOf, templateOf } from '../../connector/oauth-templates.js';
import type { OAuthSettings } from '../../connector/properties.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { PKCE_PLACEHOLDERS, placeholdersIn } from '../../facts/oauth.js';

const NAMES = new Set(PKCE_PLACEHOLDERS.map((name) => name.toLowerCase()));

export default defineRule({
  id: 'exchange/pkce-unproven',
  title: 'A template of provider oauth2generic counts on PKCE',
  severity: 'info',
  sources: ['troy-pkce', 'supabase-2585', 'rfc7636#4'],
  why: 'It is reported that provider oauth2generic sends no PKCE values; no published connector shows that it fills these placeholders. Provider oauth2pkce makes and sends them itself.',
  remedy: 'Use provider "oauth2pkce" where the service requires PKCE, or try a sign-in before you rely on it.',
  symptoms: [{ at: 'token', error: 'invalid_grant' }],

  check({ connector }, report) {
    const said = new Set<OAuthSettings>();
    for (const { oauth, key, node, text } of allTemplatesOf(connector)) {
      const found = placeholdersIn(text).find(({ name }) => NAMES.has(name.toLowerCase()));
      if (!found || said.has(oauth) || isHalf(oauth)) continue;
      said.add(oauth);
      report({
        at: partOf(node, [found.from, found.to]),
        message: `${key} holds "{${found.name}}", which provider "oauth2generic" is not known to fill; provider "oauth2pkce" is made for PKCE`,
      });
    }
  },
});

/** True when challenge or verifier stands alone, which has a rule of its own. */
function isHalf(oauth: OAuthSettings): boolean {
  const query = templateOf(oauth, 'authorizationUrlQueryStringTemplate');
  const body = templateOf(oauth, 'tokenBodyTemplate');
  return query !== undefined && body !== undefined && query.has('CodeChallenge') !== body.has('CodeVerifier');
}
