import { isOfType, plainText, quoted } from '../../connector/json-types.js';
import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/default-not-in-enum',
  title: 'A default is not one of the allowed values',
  severity: 'warning',
  sources: ['openapi-2-parameter', 'learn-extensions'],
  why: 'The designer offers the values of "enum" and starts with the default. A default that is not among them is shown as a custom value, and the service rejects it or does something else than the list promises. Capitals count.',
  remedy: 'Set "default" to one of the values of "enum", or add the value to "enum".',
  symptoms: [{ at: 'api', status: 400 }],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('enum') ?? []) {
      if (!owner.has('default') || owner.has('$ref')) continue;
      const standard = owner.get('default');
      const values = owner.get('enum')?.value;
      if (!standard || !Array.isArray(values) || values.length === 0 || values.includes(standard.value)) continue;
      const { value } = standard;
      // An empty default is none.
      if (typeof value === 'object' || value === '' || !areOfType([value, ...values], owner.get('type')?.value))
        continue;
      const meant = values.find(
        (one) => typeof one === 'string' && one.toLowerCase() === plainText(value).toLowerCase(),
      );
      report({
        at: standard,
        message: `the default of ${partName(owner)} is ${quoted(value)}; expected one of ${listOf(values)}`,
        fix:
          meant === undefined
            ? undefined
            : {
                title: `set it to ${JSON.stringify(meant)}`,
                applicability: 'safe',
                changes: [{ change: 'set', node: standard, value: meant }],
              },
      });
    }
  },
});

/** Values of another type are the matter of schema/default-type and schema/enum-value-type. */
const areOfType = (values: readonly unknown[], type: unknown): boolean =>
  values.every((value) => isOfType(value, type));

const listOf = (values: readonly unknown[]): string =>
  values.slice(0, 6).map(quoted).join(', ') + (values.length > 6 ? ` and ${values.length - 6} more` : '');
