import { familiesOf } from '../../connector/operation-families.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/family-repeats-revision',
  aliases: ['OperationFamilyHasDuplicateRevisions'],
  title: 'Two operations of a family have the same revision',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-versioning'],
  why: 'Clients show the newest revision of a family first. With two operations of the same number they cannot tell which one is newer; an operation without a number counts as 1.',
  remedy: 'Number the operations of the family 1, 2, 3 and so on in "revision" of x-ms-api-annotation.',
  symptoms: [{ at: 'upload', text: 'has operations with duplicate revision' }],

  check({ connector }, report) {
    for (const { name, members } of familiesOf(connector)) {
      const seen = new Map<number, Node>();
      for (const { operation, annotation, revision } of members) {
        const isEmpty = (annotation?.get('revision')?.value ?? null) === null;
        if (revision === undefined && !isEmpty) continue;
        const number = revision ?? 1;
        const at = annotation?.get('revision') ?? annotation ?? operation.node;
        const first = seen.get(number);
        if (!first) seen.set(number, at);
        // Two without a number: operation/family-has-empty-revisions.
        else if (!isEmpty || typeof first.value === 'number')
          report({
            at,
            message: `${operation.label} is revision ${number} of the family "${name}", like another operation; expected a number of its own`,
            related: [{ at: first, message: 'the other one' }],
          });
      }
    }
  },
});
