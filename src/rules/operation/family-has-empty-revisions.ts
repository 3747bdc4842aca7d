import { familiesOf } from '../../connector/operation-families.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/family-has-empty-revisions',
  aliases: ['OperationFamilyHasManyEmptyRevisions'],
  title: 'Several operations of a family have no revision',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-versioning'],
  why: 'An empty revision counts as 1, and an operation without annotation is revision 1 of the family called like its operationId. Clients cannot tell which of two such operations is the newer one.',
  remedy: 'Give every operation of the family a "revision" of its own in x-ms-api-annotation; only one may go without.',
  symptoms: [{ at: 'upload', text: 'Only one operation can have empty revision.' }],

  check({ connector }, report) {
    for (const { name, members } of familiesOf(connector)) {
      const [first, ...more] = members.filter(
        ({ annotation }) => (annotation?.get('revision')?.value ?? null) === null,
      );
      for (const { operation, annotation } of first ? more : []) {
        report({
          at: annotation ?? operation.node,
          message: `${operation.label} is another operation of the family "${name}" without a revision; expected "revision"`,
          related: [{ at: first?.annotation ?? first?.operation.node ?? operation.node, message: 'the first one' }],
        });
      }
    }
  },
});
