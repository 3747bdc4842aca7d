import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { upgradeOf, vagueReferencesOf } from '../../connector/dynamic-upgrade.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-list-missing',
  aliases: [
    'DynamicListExtensionRequiredForNonParameterReferences',
    'DynamicListExtensionRequiredForAmbiguousReferences',
  ],
  title: 'A list that depends on a property of a body has no x-ms-dynamic-list',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-extensions', 'ppc-connectors'],
  why: 'x-ms-dynamic-values can name a parameter but not say where in a body a property stands. Without x-ms-dynamic-list beside it the service refuses the definition, and new designers cannot load the list.',
  remedy:
    'Add x-ms-dynamic-list beside x-ms-dynamic-values, with the same operation and with references such as "body/category". Keep the old extension for existing flows.',
  symptoms: [{ at: 'upload', text: "You need to define the 'x-ms-dynamic-list' extension" }],

  check({ connector }, report) {
    if (!connector.definition) return;
    const references = dynamicReferencesOf(connector.definition);
    for (const call of references.calls) {
      const { holder, node, extension } = call;
      if (extension !== 'x-ms-dynamic-values' || holder.has('x-ms-dynamic-list')) continue;
      const { nested, ambiguous } = vagueReferencesOf(call, references);
      for (const reference of ambiguous)
        report({
          at: reference,
          code: 'DynamicListExtensionRequiredForAmbiguousReferences',
          severity: 'warning',
          message: `"${reference.text}" is a parameter and also a property of the body; expected x-ms-dynamic-list beside x-ms-dynamic-values to say which`,
        });
      if (ambiguous.length > 0 || !nested) continue;
      const upgrade = upgradeOf(call, references);
      report({
        at: keyOf(node),
        code: 'DynamicListExtensionRequiredForNonParameterReferences',
        message: `"${nested.text}" is a property of the body; expected x-ms-dynamic-list beside x-ms-dynamic-values`,
        related: [{ at: nested, message: 'the reference' }],
        fix: upgrade
          ? {
              title: 'add x-ms-dynamic-list',
              applicability: 'safe',
              changes: [{ change: 'add', to: holder, key: 'x-ms-dynamic-list', value: upgrade }],
            }
          : undefined,
      });
    }
  },
});
