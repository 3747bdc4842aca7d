import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { fullName } from '../../connector/dynamic-upgrade.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-argument-form',
  title: 'A dynamic call passes a value in the form of the other generation',
  severity: 'error',
  sources: ['learn-extensions', 'ppc-definition-schema', 'ppc-connectors'],
  why: 'x-ms-dynamic-list and x-ms-dynamic-properties take each value as {"value": …} or {"parameterReference": …}; x-ms-dynamic-values and x-ms-dynamic-schema take the value itself or {"parameter": …}. In the form of the other generation the value is not passed, and makers see an empty list.',
  remedy:
    'Write {"value": …} or {"parameterReference": "<parameter>/<property>"} in x-ms-dynamic-list and x-ms-dynamic-properties, the value itself or {"parameter": "<name>"} in the other two.',
  symptoms: [{ at: 'upload' }, { at: 'designer' }],

  check({ connector }, report) {
    if (!connector.definition) return;
    const references = dynamicReferencesOf(connector.definition);
    for (const call of references.calls) {
      for (const { name, node, reference } of call.arguments) {
        if (call.isLegacy ? !node.has('parameterReference') : isRight(node.value)) continue;
        const text = reference?.text;
        const fullReference = text === undefined ? undefined : fullName(references, references.sourcesOf(call), text);
        const value = call.isLegacy
          ? text && fullReference && { parameter: text }
          : text === undefined
            ? !node.isObject && { value: node.value }
            : fullReference && { parameterReference: fullReference };
        const forms = call.isLegacy ? '{"parameter": …}' : '{"value": …} or {"parameterReference": …}';
        report({
          at: node,
          message: `"${name}" of ${call.extension} is ${describe(node.value)}; expected ${forms}`,
          fix: value
            ? {
                title: `write ${JSON.stringify(value)}`,
                applicability: 'safe',
                changes: [{ change: 'set', node, value }],
              }
            : undefined,
        });
      }
    }
  },
});

/** The forms of the second generation; in a tree also the value of the chosen item. */
const isRight = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ['value', 'parameterReference', 'selectedItemValuePath'].some((key) => Object.hasOwn(value, key));

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return 'a bare value';
  const keys = Object.keys(value);
  return keys.length === 0 || Array.isArray(value) ? 'a bare value' : `{"${keys[0]}": …}`;
}
