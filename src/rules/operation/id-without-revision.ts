import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/id-without-revision',
  aliases: ['OperationIdShouldEndWithRevision'],
  title: 'The operationId of a later revision does not end in its number',
  severity: { repository: 'off', deploy: 'off', certified: 'info' },
  sources: ['learn-swagger-validator', 'learn-versioning', 'learn-deprecate'],
  why: 'Makers see the operationId in formulas and in the code view of a flow. Without the suffix they cannot tell which revision of an operation they use.',
  remedy:
    'End the "Operation ID" (operationId) of a new revision in "_V2", "_V3" and so on. Leave an id alone that flows already use.',
  symptoms: [{ at: 'review', text: 'should end with revision suffix' }],

  check({ connector }, report) {
    for (const node of connector.definition?.having('x-ms-api-annotation') ?? []) {
      if (node.kind !== 'operation') continue;
      const id = node.get('operationId');
      const revision = node.at('x-ms-api-annotation', 'revision');
      if (!id?.text || typeof revision?.value !== 'number' || !(revision.value > 1)) continue;
      if (id.text.toLowerCase().endsWith(`v${revision.value}`)) continue;
      report({
        at: id,
        message: `the operationId "${id.text}" is revision ${revision.value}; expected it to end in "_V${revision.value}"`,
        related: [{ at: revision, message: 'the revision' }],
      });
    }
  },
});
