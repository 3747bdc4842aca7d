import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { shown } from '../../connector/schema-paths.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { NEXT_LINK_NAMES } from '../../facts/extensions.js';

export default defineRule({
  id: 'operation/pageable-next-link-name',
  aliases: ['InvalidNextLinkNameValue'],
  title: 'The name of the next link is not one that the platform knows',
  severity: 'error',
  sources: ['learn-swagger-validator', 'ppc-definition-schema', 'ppc-connectors'],
  why: 'Paging follows the address in the property that nextLinkName names, and the service accepts two names only. With another name the definition is refused or flows get the first page only.',
  remedy:
    'Set "nextLinkName" to "nextLink" or "@odata.nextLink". If the service uses another name, let a script copy the address into "nextLink".',
  symptoms: [{ at: 'upload', text: "Supported values are 'nextLink' or '@odata.nextLink'" }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition?.having('x-ms-pageable').length) return;
    for (const operation of definition.operations) {
      const pageable = operation.node.get('x-ms-pageable');
      const name = pageable?.get('nextLinkName');
      if (!pageable || (name?.text !== undefined && NEXT_LINK_NAMES.includes(name.text))) continue;
      const answer = dynamicReferencesOf(definition).responseSchema(operation);
      const properties = answer && dynamicReferencesOf(definition).paths.propertiesOf(answer);
      const [meant, ...others] = NEXT_LINK_NAMES.filter((known) => properties?.has(known));
      const isCase = NEXT_LINK_NAMES.some((known) => known.toLowerCase() === name?.text?.toLowerCase());
      const value = others.length === 0 ? meant : undefined;
      report({
        at: name ?? keyOf(pageable),
        ...(isCase ? { severity: 'warning' } : {}),
        message: `nextLinkName of ${operation.label} is ${shown(name)}; expected ${value ? `"${value}"` : '"nextLink" or "@odata.nextLink"'}`,
        fix:
          value && pageable.isObject
            ? {
                title: `set nextLinkName to "${value}"`,
                applicability: 'safe',
                changes: [
                  name
                    ? { change: 'set', node: name, value }
                    : { change: 'add', to: pageable, key: 'nextLinkName', value },
                ],
              }
            : undefined,
      });
    }
  },
});
