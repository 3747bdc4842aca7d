import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';

const AUTHORIZATION = [
  'authType',
  'apiSecretServiceAuthConfiguration',
  'microsoftEntraConfiguration',
  'oAuthConfiguration',
];

export default defineRule({
  id: 'teams/manifest-key-misspelt',
  title: 'The manifest of a Teams app has a key for OAuth that its schema does not have',
  severity: 'error',
  sources: ['app-manifest-schemas', 'learn-teams-oauth'],
  why: "The schema writes oAuthConfigurationId, with a capital A, and allows nothing else beside it. Microsoft's own generator writes oauthConfigurationId; such a manifest is refused when it is validated or uploaded.",
  remedy: 'In manifest.json, under authorization, write the key as the message has it.',
  symptoms: [{ at: 'upload' }],

  check({ teamsApp }, report) {
    const look = (owner: Node | undefined, known: readonly string[]): void => {
      for (const member of owner?.isObject ? owner.children() : []) {
        const name = String(member.key);
        if (known.includes(name)) continue;
        const meant = known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? nearest(name, known);
        report({
          at: keyOf(member),
          message: `"${name.slice(0, 60)}" is no key of the schema${meant ? `; expected "${meant}"` : ''}`,
          fix:
            meant && !owner?.has(meant)
              ? {
                  title: `name it "${meant}"`,
                  applicability: 'safe',
                  changes: [{ change: 'rename', node: member, key: meant }],
                }
              : undefined,
        });
      }
    };
    for (const { kind, authorization } of teamsApp?.surfaces ?? []) {
      if (kind !== 'message extension') continue;
      look(authorization, AUTHORIZATION);
      look(authorization?.getIgnoringCase('oAuthConfiguration'), ['oAuthConfigurationId']);
    }
  },
});
