import { requiredLoops } from '../../connector/required-loops.js';
import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/required-loop',
  aliases: ['RequiredLoopInSchemaNotAllowed'],
  title: 'Required properties lead back to their own schema',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-schema'],
  why: 'Each object needs another one inside it without end, so no value can ever fit. The service refuses such a loop.',
  remedy: 'Remove one of the properties of the loop from "required", or make it an array.',
  symptoms: [{ at: 'upload', text: 'Loops of required schema properties are not allowed.' }],

  check({ connector: { definition } }, report) {
    if (!definition) return;
    for (const { closing, names } of requiredLoops(definition))
      report({
        at: closing.get('$ref') ?? closing,
        message: `${partName(closing)} closes a loop of required properties: ${names.join(' > ')}`,
      });
  },
});
