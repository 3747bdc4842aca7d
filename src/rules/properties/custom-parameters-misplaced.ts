import { isCustomParameterName } from '../../connector/properties-structure.js';
import type { Change } from '../../document/edits.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/custom-parameters-misplaced',
  title: 'The custom parameters of an identity provider stand in the wrong object',
  severity: 'error',
  sources: ['ppc-properties-schema', 'ppc-pr-1514'],
  why: 'The platform reads what the provider needs from customParameters inside oAuthSettings. Anywhere else it is not seen, so Entra ID gets no resource and other providers get no address.',
  remedy: 'Move them into "customParameters", and that into "oAuthSettings".',
  symptoms: [{ at: 'authorize' }],

  check({ connector }, report) {
    for (const parameter of connector.connectionParameters) {
      const oauth = connector.oauthSettings.find((settings) => settings.parameter === parameter);
      // For the generic providers, endpoint/misplaced-parameters says it.
      if (oauth?.family === 'plain' || oauth?.family === 'template') continue;
      const beside = parameter.node.get('customParameters');
      if (beside)
        report({
          at: keyOf(beside),
          message: `"customParameters" stands ${oauth ? 'beside "oAuthSettings"' : `in "${parameter.name}"`}; expected it inside "oAuthSettings"`,
          fix: oauth && !oauth.customParameters ? moving(beside, oauth.node) : undefined,
        });
      for (const child of oauth?.node.children() ?? []) {
        if (!oauth || !isCustomParameterName(String(child.key))) continue;
        report({
          at: keyOf(child),
          message: `"${child.key}" stands directly in "oAuthSettings"; expected it in "customParameters"`,
          fix: entering(child, oauth.node),
        });
      }
    }
  },
});

const moving = (node: Node, to: Node): FixProposal => ({
  title: 'move it into "oAuthSettings"',
  applicability: 'safe',
  changes: [
    { change: 'remove', node },
    { change: 'add', to, key: 'customParameters', value: node.value },
  ],
});

/** Moves a member of the settings into their custom parameters, in the form they have there. */
function entering(node: Node, settings: Node): FixProposal | undefined {
  const key = String(node.key);
  const target = settings.get('customParameters');
  if (target?.getIgnoringCase(key) || (target && !target.isObject)) return undefined;
  const value = node.isObject ? node.value : { value: node.value };
  const add: Change = target
    ? { change: 'add', to: target, key, value }
    : { change: 'add', to: settings, key: 'customParameters', value: { [key]: value } };
  return {
    title: 'move it into "customParameters"',
    applicability: 'safe',
    changes: [{ change: 'remove', node }, add],
  };
}
