import type { Policy } from '../../connector/properties.js';
import { typeName } from '../../connector/properties-structure.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { POLICY_SECTION, POLICY_SECTIONS, policyTemplate } from '../../facts/policy-templates.js';

export default defineRule({
  id: 'policy/value-not-in-list',
  title: 'A policy parameter has a value that the template does not know',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'learn-policy'],
  why: 'These parameters take one of a few words. With any other the platform falls back to its default or refuses the policy.',
  remedy: 'Use one of the values that the message names.',
  symptoms: [{ at: 'upload' }, { at: 'api' }],

  check({ connector }, report) {
    for (const policy of connector.policies) {
      for (const [label, node, allowed] of listed(policy)) {
        if (typeof node.value === 'string' && allowed.includes(node.value)) continue;
        const text = node.text ?? (typeof node.value === 'boolean' ? String(node.value) : undefined);
        const meant = allowed.find((value) => value.toLowerCase() === text?.trim().toLowerCase());
        report({
          at: node,
          message: `${label} is ${node.text === undefined ? typeName(node.value) : `"${node.text}"`}; expected ${meant ? `"${meant}"` : allowed.join(', ')}`,
          ...(meant ? { severity: 'info' } : {}),
          fix: meant
            ? {
                title: `set it to "${meant}"`,
                applicability: 'safe',
                changes: [{ change: 'set', node, value: meant }],
              }
            : undefined,
        });
      }
    }
  },
});

/** The parameters of a policy that have a list of values. */
function listed(policy: Policy): (readonly [label: string, node: Node, allowed: readonly string[]])[] {
  const template = policyTemplate(policy.templateId);
  if (!template) return [];
  const found: (readonly [string, Node, readonly string[]])[] = [];
  for (const [name, allowed] of Object.entries(template.values)) {
    const node = policy.parameter(name);
    // An expression is worked out at run time.
    if (node && (!node.text?.startsWith('@') || allowed.some((value) => value.startsWith('@'))))
      found.push([name, node, allowed]);
  }
  const section = policy.node.get('parameters')?.getIgnoringCase(POLICY_SECTION);
  if (section) found.push(['policySection', section, POLICY_SECTIONS]);
  return found;
}
