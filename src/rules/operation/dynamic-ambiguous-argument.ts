import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { segmentsOf } from '../../connector/schema-paths.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-ambiguous-argument',
  aliases: ['OperationParameterNameIsAmbiguous'],
  title: 'A dynamic call passes a value by a name that means two things',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-extensions'],
  why: 'In x-ms-dynamic-values and x-ms-dynamic-schema a name may be that of a parameter or the path of a property of the body. If the called operation has both, the value may arrive in the wrong place.',
  remedy:
    'Rename the parameter or the property, or add x-ms-dynamic-list or x-ms-dynamic-properties, where the path begins with the name of the body parameter.',
  symptoms: [{ at: 'upload', text: 'matches both a parameter name and a path to a body property' }],

  check({ connector }, report) {
    if (!connector.definition) return;
    const references = dynamicReferencesOf(connector.definition);
    for (const { target, isLegacy, arguments: passed } of references.calls) {
      const body = target?.body;
      if (!target || !body?.schema || !isLegacy) continue;
      for (const { name, node } of passed) {
        const named = target.parameters.find((parameter) => parameter.name === name);
        if (!named) continue;
        const found = references.propertyOf(body, segmentsOf(name));
        if (found.is !== 'found' || !found.property) continue;
        report({
          at: keyOf(node),
          message: `"${name}" is a parameter of ${target.label} and also a property of its body; expected a name that is only one of them`,
          related: [
            { at: named.usedAt, message: 'the parameter' },
            { at: found.property, message: 'the property' },
          ],
        });
      }
    }
  },
});
