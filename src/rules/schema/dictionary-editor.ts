import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/dictionary-editor',
  aliases: ['InvalidCustomEditorExtensionDictionaryValue'],
  title: 'The dictionary editor stands on a schema that is no dictionary',
  severity: 'error',
  sources: ['learn-swagger-validator', 'ppc-connectors'],
  why: 'The editor lets makers enter pairs of names and values. It fits only an object that may have properties of any name; elsewhere the service refuses it.',
  remedy:
    'Set "type" to "object" and "additionalProperties" to the schema of the values, for example {"type": "string"}, or remove "x-ms-editor".',
  symptoms: [
    {
      at: 'upload',
      text: "The 'x-ms-editor' extension can be specified as 'dictionary' only for schema with type object",
    },
  ],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('x-ms-editor') ?? []) {
      const node = owner.get('x-ms-editor');
      if (node?.value !== 'dictionary' || owner.has('$ref')) continue;
      const type = owner.get('type')?.value;
      const additional = owner.get('additionalProperties')?.value;
      const isObject = type === 'object';
      if (isObject && additional !== undefined && additional !== false) continue;
      const found = isObject
        ? additional === false
          ? 'which has "additionalProperties": false'
          : 'which has no additionalProperties'
        : `whose type is ${JSON.stringify(type ?? null)}`;
      report({
        at: node,
        message: `x-ms-editor "dictionary" stands on ${partName(owner)}, ${found}; expected an object with additionalProperties`,
        // JSON Schema allows them where nothing is said; how the service sees it is not known.
        ...(isObject && additional === undefined ? { severity: 'warning', confidence: 'low' } : {}),
      });
    }
  },
});
