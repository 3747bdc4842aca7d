import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/deprecated-without-notice',
  title: 'The texts of a deprecated operation do not say that it is deprecated',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['learn-deprecate'],
  why: 'The designer hides a deprecated operation from new flows only. Makers of existing flows and readers of the documentation learn of it by the words in its summary and description.',
  remedy:
    'Add "(deprecated)" to "Summary" (summary) and "Description" (description), also when the operation is internal.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      if (!operation.isDeprecated) continue;
      for (const key of ['summary', 'description']) {
        const text = operation.node.get(key);
        if (!text?.text?.trim() || /deprecated/i.test(text.text)) continue;
        report({
          at: text,
          message: `the ${key} of the deprecated ${operation.label} does not say "(deprecated)"`,
          fix: notice(text, text.text),
        });
      }
    }
  },
});

/** The notice stands before the final stop, as in Microsoft's example. */
function notice(node: Node, text: string): FixProposal {
  const words = text.trim();
  const value = words.endsWith('.') ? `${words.slice(0, -1)} (deprecated).` : `${words} (deprecated)`;
  return {
    title: 'add "(deprecated)"',
    applicability: 'safe',
    changes: [{ change: 'set', node, value }],
  };
}
