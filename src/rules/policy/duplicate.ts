import type { Policy } from '../../connector/properties.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/duplicate',
  title: 'A policy stands twice',
  severity: 'warning',
  sources: ['learn-policy'],
  why: 'Both are applied, one after the other: values are appended twice, texts replaced twice. Where the second has no effect it was meant for something else.',
  remedy: 'Remove one of them, or correct what should differ.',
  symptoms: [],

  check({ connector }, report) {
    const first = new Map<string, Policy>();
    for (const policy of connector.policies) {
      const signature = signatureOf(policy);
      if (signature === undefined) continue;
      const other = first.get(signature);
      if (other)
        report({
          at: policy.node,
          message: `the policy "${titleOf(policy)}" has the same template and parameters as another`,
          related: [{ at: other.node, message: `the first one, "${titleOf(other)}"` }],
          fix: {
            title: 'remove the second one',
            applicability: 'unsafe',
            changes: [{ change: 'remove', node: policy.node }],
          },
        });
      else first.set(signature, policy);
    }
  },
});

const titleOf = (policy: Policy): string => policy.node.string('title') ?? policy.templateId ?? '';

/** What a policy does, as a text; undefined when there is nothing to compare. */
function signatureOf(policy: Policy): string | undefined {
  const parameters = policy.node.get('parameters');
  if (!policy.template || !parameters?.isObject) return undefined;
  const parts = parameters.children().map((node) => `${String(node.key).toLowerCase()}\n${textOf(node, 2)}`);
  return [policy.template, ...parts.sort()].join('\t');
}

function textOf(node: Node, depth: number): string {
  if (typeof node.value !== 'object' || node.value === null) return JSON.stringify(node.value);
  if (depth === 0) return '…';
  const parts = node.children().map((child) => `${node.isArray ? '' : child.key}=${textOf(child, depth - 1)}`);
  return `[${(node.isArray ? parts.sort() : parts).join(',')}]`;
}
