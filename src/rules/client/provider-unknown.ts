import { closest } from '../../connector/spelling.js';
import { defineRule } from '../../engine/rule.js';
import { IDENTITY_PROVIDERS, PROVIDER_NICKNAMES, UNSEEN_PROVIDERS } from '../../facts/providers.js';

export default defineRule({
  id: 'client/provider-unknown',
  title: 'The identity provider is not a known one',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'ppc-pr-1312', 'troy-pkce'],
  why: 'identityProvider is one of a few fixed names, not the name of the product. The service knows more names than its published schema, but a word nobody has used is most likely refused at the upload, or the OAuth parameters are read as those of another provider.',
  remedy:
    'Set identityProvider to "oauth2" (Generic OAuth 2), "oauth2generic" when templates are needed, "oauth2pkce" or "aad".',
  symptoms: [
    { at: 'upload', text: 'identityProvider' },
    { at: 'designer', text: 'Generic OAuth 2' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const { provider } = oauth;
      const node = oauth.node.get('identityProvider');
      if (!node || provider === undefined || IDENTITY_PROVIDERS.includes(provider)) continue;
      const plain = provider.toLowerCase().replace(/[^a-z0-9]/g, '');
      const sameLetters = IDENTITY_PROVIDERS.find((known) => known.toLowerCase() === plain);
      const meant = sameLetters ?? PROVIDER_NICKNAMES.get(plain) ?? closest(plain, IDENTITY_PROVIDERS);
      const isUnseen = UNSEEN_PROVIDERS.has(plain);
      report({
        at: node,
        ...(isUnseen ? { severity: 'info' as const, confidence: 'low' as const } : {}),
        message: `identityProvider is ${provider.trim() === '' ? 'empty' : `"${provider}"`}; expected ${meant && !isUnseen ? `"${meant}"` : '"oauth2", "oauth2generic", "oauth2pkce" or "aad"'}`,
        fix:
          meant && !isUnseen
            ? {
                title: `set identityProvider to "${meant}"`,
                applicability: sameLetters ? 'safe' : 'unsafe',
                changes: [{ change: 'set', node, value: meant }],
              }
            : undefined,
      });
    }
  },
});
