import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { listed } from '../../connector/schema-paths.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/pageable-property-missing',
  title: 'A pageable operation does not return its next link',
  severity: 'warning',
  sources: ['ppc-definition-schema', 'ppc-connectors'],
  why: 'nextLinkName names a property at the root of the answer. If the response schema does not have it, nothing shows that the service returns one, and flows that turn on pagination get the first page only.',
  remedy:
    'Add the property, a string, at the root of the response schema; if the service has no such property, remove x-ms-pageable or let a script add it.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition?.having('x-ms-pageable').length) return;
    for (const operation of definition.operations) {
      const name = operation.node.at('x-ms-pageable', 'nextLinkName');
      if (!name?.text) continue;
      const references = dynamicReferencesOf(definition);
      const answer = references.responseSchema(operation);
      const found = answer && references.paths.resolve(answer, [name.text]);
      if (!answer || found?.is !== 'missing') continue;
      const has = found.known.length > 0 ? `, which has ${listed(found.known, 'and')}` : ', which is an array';
      report({
        at: name,
        message: `"${name.text}" is not in the answer of ${operation.label}${has}; expected a property at its root`,
        related: [{ at: answer, message: 'the answer' }],
      });
    }
  },
});
