import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { namesProperties, upgradeOf, vagueReferencesOf } from '../../connector/dynamic-upgrade.js';
import { keyOf } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-properties-missing',
  aliases: [
    'DynamicPropertiesExtensionRequiredForNonParameterReferences',
    'DynamicPropertiesExtensionRequiredForAmbiguousReferences',
    'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
  ],
  title: 'A dynamic schema needs x-ms-dynamic-properties beside it',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-extensions', 'ppc-connectors'],
  why: 'x-ms-dynamic-schema cannot say where in a body a property stands, and a value-path to "properties" loses which of them are required. Without x-ms-dynamic-properties beside it the service refuses the definition, and new designers show no fields.',
  remedy:
    'Add x-ms-dynamic-properties beside x-ms-dynamic-schema, with the same operation, references such as "body/category", and an itemValuePath that leads to the schema itself.',
  symptoms: [{ at: 'upload', text: "You need to define the 'x-ms-dynamic-properties' extension" }],

  check({ connector }, report) {
    if (!connector.definition) return;
    const references = dynamicReferencesOf(connector.definition);
    for (const call of references.calls) {
      const { holder, node, extension } = call;
      if (extension !== 'x-ms-dynamic-schema' || holder.has('x-ms-dynamic-properties')) continue;
      const { nested, ambiguous } = vagueReferencesOf(call, references);
      for (const reference of ambiguous)
        report({
          at: reference,
          code: 'DynamicPropertiesExtensionRequiredForAmbiguousReferences',
          severity: 'warning',
          message: `"${reference.text}" is a parameter and also a property of the body; expected x-ms-dynamic-properties beside x-ms-dynamic-schema to say which`,
        });
      const valuePath = node.get('value-path');
      if (ambiguous.length > 0 || !(nested || namesProperties(valuePath?.text))) continue;
      const upgrade = upgradeOf(call, references);
      const fix: FixProposal | undefined = upgrade && {
        title: 'add x-ms-dynamic-properties',
        applicability: 'safe',
        changes: [{ change: 'add', to: holder, key: 'x-ms-dynamic-properties', value: upgrade }],
      };
      if (nested)
        report({
          at: keyOf(node),
          code: 'DynamicPropertiesExtensionRequiredForNonParameterReferences',
          message: `"${nested.text}" is a property of the body; expected x-ms-dynamic-properties beside x-ms-dynamic-schema`,
          related: [{ at: nested, message: 'the reference' }],
          fix,
        });
      else if (valuePath)
        report({
          at: valuePath,
          code: 'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
          message: `value-path "${valuePath.text}" leads to the properties of the schema; expected x-ms-dynamic-properties beside it, which leads to the schema`,
          fix,
        });
    }
  },
});
