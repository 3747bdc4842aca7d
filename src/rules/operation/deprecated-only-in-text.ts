import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/deprecated-only-in-text',
  title: 'An operation is called deprecated but not marked so',
  severity: 'warning',
  sources: ['learn-deprecate', 'learn-versioning'],
  why: 'The designer hides an operation from new flows by "deprecated": true, not by its texts. Makers go on choosing an operation that is to disappear.',
  remedy: 'Set "deprecated": true on the operation. Flows that use it go on working.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      const { node } = operation;
      if (operation.isDeprecated || node.string('x-ms-visibility')?.toLowerCase() === 'internal') continue;
      const text = [node.get('summary'), node.get('description')].find((item) => isNotice(item?.text));
      if (!text) continue;
      const deprecated = node.get('deprecated');
      report({
        at: text,
        message: `the ${text.key} of ${operation.label} says that it is deprecated; expected "deprecated": true`,
        fix: {
          title: 'add "deprecated": true',
          applicability: 'unsafe',
          changes: [
            deprecated
              ? { change: 'set', node: deprecated, value: true }
              : { change: 'add', to: node, key: 'deprecated', value: true },
          ],
        },
      });
    }
  },
});

/** "(deprecated)" or "[DEPRECATED]" somewhere, or the word at the start; not a sentence about deprecated records. */
const isNotice = (text: string | undefined): boolean => /[([]\s*deprecated\b|^\s*deprecated\b/i.test(text ?? '');
