import { summaryFor } from '../../connector/operation-names.js';
import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/summary-missing',
  title: 'An operation has no summary',
  severity: { repository: 'warning', deploy: 'warning', certified: 'error' },
  sources: ['learn-strings', 'learn-coding', 'ppc-pr-602'],
  why: 'The summary is the name of the operation: makers look for it in the designer, and an agent chooses its tool by it. Without one they see the operationId.',
  remedy:
    'Fill in "Summary" (summary): what the operation does in a few words, as in "Get an incident"; of a trigger "When …".',
  symptoms: [{ at: 'designer' }, { at: 'review' }],

  check({ connector, profile }, report) {
    for (const { node, label } of connector.operations) {
      const summary = node.get('summary');
      // For reviewers definition/text-empty names every empty text.
      if (summary && (summary.text?.trim() !== '' || profile === 'certified')) continue;
      const isInternal = node.string('x-ms-visibility')?.toLowerCase() === 'internal';
      report({
        at: summary ?? node,
        message: `${label} has ${summary ? 'an empty' : 'no'} summary`,
        ...(isInternal && profile !== 'certified' ? { severity: 'info' as const } : {}),
        fix: fixFor(node, summary),
      });
    }
  },
});

/** The text of a misplaced x-ms-summary, or the words of the operationId. */
function fixFor(node: Node, summary: Node | undefined): FixProposal | undefined {
  const misplaced = node.string('x-ms-summary')?.trim();
  const text = misplaced || summaryFor(node.string('operationId') ?? '');
  if (!text) return undefined;
  return {
    title: `call it "${text}"`,
    applicability: misplaced ? 'safe' : 'unsafe',
    changes: [
      summary
        ? { change: 'set', node: summary, value: text }
        : { change: 'add', to: node, key: 'summary', value: text },
    ],
  };
}
