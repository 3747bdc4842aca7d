import { plainText } from '../../connector/json-types.js';
import { typeName } from '../../connector/object-names.js';
import { isOpenApi3 } from '../../connector/openapi-3.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/swagger-version',
  aliases: ['SpecificationVersionIncorrect'],
  title: 'The version of the definition is not the text "2.0"',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2'],
  why: 'The service reads Swagger 2.0 only and recognises it by the text "2.0" in quotes; a number and any other version are refused.',
  remedy:
    'Write "swagger": "2.0" at the top of the definition. A definition of another version has to be converted first.',
  symptoms: [{ at: 'upload', text: 'The \'swagger\' property must have the string value "2.0".' }],

  check({ connector: { definition } }, report) {
    if (!definition || isOpenApi3(definition)) return;
    const { root } = definition;
    const version = root.get('swagger');
    if (!version) {
      const fix: FixProposal = {
        title: 'add "swagger": "2.0"',
        applicability: 'safe',
        changes: [{ change: 'add', to: root, key: 'swagger', value: '2.0' }],
      };
      report({ at: root, message: 'the root has no "swagger"; expected "swagger": "2.0"', fix });
      return;
    }
    if (version.value === '2.0') return;
    const isTwo = /^2(?:\.0){0,2}$/.test(plainText(version.value).trim());
    const found = version.text === undefined ? describe(version.value) : JSON.stringify(version.text.slice(0, 40));
    report({
      at: version,
      message: `"swagger" is ${found}; expected the text "2.0"`,
      fix: isTwo
        ? { title: 'set it to "2.0"', applicability: 'safe', changes: [{ change: 'set', node: version, value: '2.0' }] }
        : undefined,
    });
  },
});

const describe = (value: unknown): string => (typeof value === 'number' ? `the number ${value}` : typeName(value));
