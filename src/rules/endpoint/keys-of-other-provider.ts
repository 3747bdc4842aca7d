import { foreignKeys } from '../../connector/custom-parameters.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'endpoint/keys-of-other-provider',
  title: 'The keys of the endpoints belong to another identity provider',
  severity: 'error',
  sources: ['ppc-properties-schema', 'learn-connection-parameters', 'ppc-connectors'],
  why: 'Each provider reads its own keys and ignores all others without a word: oauth2 reads authorizationUrl, tokenUrl and refreshUrl, oauth2generic the same names with "Template". With the other names no address is set and the sign-in window never reaches the service.',
  remedy: 'Set identityProvider to the provider whose keys are used, or rename the keys.',
  symptoms: [{ at: 'authorize', text: 'authorizationUrl' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const keys = foreignKeys(oauth);
      const [first] = keys;
      const provider = oauth.node.get('identityProvider');
      if (!first || !provider) continue;
      const isPlain = oauth.family === 'plain';
      const names = keys.map(({ name }) => `"${name}"`).join(', ');
      report({
        at: keyOf(first.node),
        message: `${names} ${keys.length > 1 ? 'are' : 'is'} not read by provider "${oauth.provider}"; expected ${isPlain ? 'provider "oauth2generic"' : keys.map(({ meant }) => `"${meant}"`).join(', ')}`,
        related: [
          { at: provider, message: 'the provider' },
          ...keys.slice(1).map(({ node }) => ({ at: keyOf(node), message: 'not read either' })),
        ],
        fix: isPlain
          ? {
              title: 'set identityProvider to "oauth2generic"',
              applicability: 'safe',
              changes: [{ change: 'set', node: provider, value: 'oauth2generic' }],
            }
          : {
              title: `rename ${names} to the names of provider "${oauth.provider}"`,
              applicability: 'safe',
              changes: keys.map(({ node, meant }) => ({ change: 'rename', node, key: meant })),
            },
      });
    }
  },
});
