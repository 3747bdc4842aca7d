import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { arrayOf, pollingTriggersOf } from '../../connector/polling.js';
import { sameButForCase } from '../../connector/schema-paths.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-state-not-returned',
  title: 'A polling trigger remembers a field that its answer does not declare',
  severity: 'warning',
  sources: ['learn-polling', 'ppc-connectors'],
  why: 'The expression in triggerConfig is worked out on the last answer. If the field is not there it gives nothing: the next poll asks for everything after "nothing", and flows run for all records at every poll.',
  remedy:
    'Use a field of the records as the response schema has it; if the service returns the field, add it to the schema.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition) return;
    for (const { expressions, operations } of pollingTriggersOf(connector)) {
      for (const expression of expressions) {
        const { node, from, to, way } = expression;
        for (const operation of operations) {
          const references = dynamicReferencesOf(definition);
          const answer = references.responseSchema(operation);
          const found = answer && references.paths.resolve(answer, way);
          // A missing array is reported at triggerDataPath.
          if (!answer || found?.is !== 'missing' || arrayOf(expression)?.includes(found.segment)) continue;
          const meant = sameButForCase(found.segment, found.known);
          const place = partOf(node, [from, to]);
          const text = node.text?.slice(from, to).replaceAll(`.${found.segment}`, `.${meant}`);
          report({
            at: place,
            message: `"${found.segment}" is not in the answer of ${operation.label}; expected ${meant ? `"${meant}"` : 'a field that the trigger returns'}`,
            related: [{ at: answer, message: 'the answer' }],
            fix:
              meant && text
                ? { title: `write "${meant}"`, applicability: 'safe', changes: [{ change: 'replace', place, text }] }
                : undefined,
          });
          break;
        }
      }
    }
  },
});
