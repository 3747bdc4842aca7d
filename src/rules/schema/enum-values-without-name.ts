import { enumValuesOf } from '../../connector/enum-values.js';
import { isEmptyText } from '../../connector/field-texts.js';
import { quoted } from '../../connector/json-types.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/enum-values-without-name',
  aliases: ['MissingEnumValuesDisplayName'],
  title: 'An entry of x-ms-enum-values has no displayName',
  severity: 'error',
  sources: ['learn-swagger-validator', 'ppc-definition-schema'],
  why: 'The label is all that the extension is for. The service refuses an entry without one.',
  remedy: 'Add "displayName" with the text that makers choose.',
  symptoms: [{ at: 'upload', text: "Please specify the property 'displayName'." }],

  check({ connector }, report) {
    for (const { entries } of enumValuesOf(connector.definition)) {
      for (const entry of entries) {
        if (!isEmptyText(entry, 'displayName')) continue;
        const value = entry.get('value');
        const other = entry.has('displayName') ? undefined : entry.getIgnoringCase('displayName');
        report({
          at: entry.get('displayName') ?? value ?? entry,
          message: `the entry ${value ? `for ${quoted(value.value)} ` : ''}of x-ms-enum-values has ${entry.has('displayName') ? 'an empty' : 'no'} displayName${other ? `, but "${other.key}"` : ''}`,
          fix: other
            ? {
                title: 'rename it to "displayName"',
                applicability: 'safe',
                changes: [{ change: 'rename', node: other, key: 'displayName' }],
              }
            : undefined,
        });
      }
    }
  },
});
