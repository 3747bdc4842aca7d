import { misplacedKeys } from '../../connector/custom-parameters.js';
import type { OAuthSettings } from '../../connector/properties.js';
import type { Change } from '../../document/edits.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'endpoint/misplaced-parameters',
  title: 'The endpoints stand outside the OAuth settings that need them',
  severity: 'error',
  sources: ['ppc-properties-schema', 'ppc-pr-1514'],
  why: 'The platform looks for the endpoints in oAuthSettings.customParameters only, each as an object with "value". Elsewhere they are ignored or refused, and the connector has no address to sign in at.',
  remedy: 'Move customParameters into oAuthSettings, and each URL into customParameters as { "value": "https://..." }.',
  symptoms: [{ at: 'authorize', text: 'authorizationUrl' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const keys = misplacedKeys(oauth);
      const [first] = keys;
      if (!first) continue;
      const changes = moving(
        oauth,
        keys.map(({ node }) => node),
      );
      report({
        at: keyOf(first.node),
        message: `"${first.node.key}" stands in "${first.node.parent?.key}"; expected in ${first.belongsTo === 'oAuthSettings' ? 'oAuthSettings' : 'oAuthSettings.customParameters'}`,
        related: keys.slice(1).map(({ node }) => ({ at: keyOf(node), message: 'in the wrong place too' })),
        fix: changes && {
          title: `move ${keys.map(({ node }) => `"${node.key}"`).join(', ')} to where the provider reads ${keys.length > 1 ? 'them' : 'it'}`,
          applicability: 'safe',
          changes,
        },
      });
    }
  },
});

/** Moves either one object of custom parameters or bare URLs; undefined where something is already at the right place. */
function moving(oauth: OAuthSettings, nodes: readonly Node[]): Change[] | undefined {
  if (oauth.node.getIgnoringCase('customParameters')) return undefined;
  const [first] = nodes;
  const isWhole = (node: Node): boolean => String(node.key).toLowerCase() === 'customparameters';
  if (nodes.some(isWhole) && nodes.length > 1) return undefined;
  const value =
    first && isWhole(first)
      ? first.value
      : Object.fromEntries(nodes.map((node) => [String(node.key), node.isObject ? node.value : { value: node.value }]));
  return [
    ...nodes.map((node): Change => ({ change: 'remove', node })),
    { change: 'add', to: oauth.node, key: 'customParameters', value },
  ];
}
