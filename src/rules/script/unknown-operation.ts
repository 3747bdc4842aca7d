import { comparedOperations } from '../../connector/script-dispatch.js';
import { scriptOf } from '../../connector/script-text.js';
import { stretch } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';

export default defineRule({
  id: 'script/unknown-operation',
  title: 'The script handles an operation that does not exist',
  severity: 'warning',
  sources: ['learn-write-code'],
  why: 'The script compares the operationId of the call, letter by letter. A branch for a name that the definition does not have is never taken, and the operation that was meant falls into the default branch.',
  remedy: 'Write the operationId as it stands in the definition, or remove the branch.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const script = scriptOf(connector);
    if (!script || connector.operations.length === 0) return;
    const ids = new Set(connector.operations.flatMap(({ id }) => id ?? []));
    for (const { start, end, text } of comparedOperations(script)) {
      if (text === '' || ids.has(text)) continue;
      const meant = nearest(text, ids);
      report({
        at: stretch(script.document, start, end),
        message: `there is no operation "${text}"${meant ? `; did you mean "${meant}"?` : ''}`,
        ...(meant ? {} : { severity: 'info' }),
        fix: meant
          ? {
              title: `write "${meant}"`,
              applicability: 'unsafe',
              changes: [{ change: 'replace', place: stretch(script.document, start, end), text: `"${meant}"` }],
            }
          : undefined,
      });
    }
  },
});
