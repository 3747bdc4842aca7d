import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/x-ms-summary-on-operation',
  title: 'An operation has an x-ms-summary',
  severity: 'info',
  sources: ['learn-extensions', 'learn-strings'],
  why: 'x-ms-summary names parameters and properties. The name of an operation is its summary; the extension has no effect there, and a change of it is seen nowhere.',
  remedy: 'Write the name of the operation to "Summary" (summary) and remove x-ms-summary.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    for (const node of connector.definition?.having('x-ms-summary') ?? []) {
      if (node.kind !== 'operation') continue;
      const extension = node.get('x-ms-summary');
      const summary = node.get('summary');
      // Without a summary: operation/summary-missing offers this text.
      if (!extension || !summary?.text?.trim()) continue;
      const isSame = extension.text?.trim() === summary.text.trim();
      report({
        at: keyOf(extension),
        message: `x-ms-summary has no effect on an operation; ${isSame ? 'its summary says the same' : `expected its text in the summary "${summary.text}"`}`,
        related: [{ at: summary, message: 'the name of the operation' }],
        fix: {
          title: 'remove x-ms-summary',
          applicability: isSame ? 'safe' : 'unsafe',
          changes: [{ change: 'remove', node: extension }],
        },
      });
    }
  },
});
