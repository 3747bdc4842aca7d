import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/id-repeated',
  aliases: ['OperationIdNotUnique'],
  title: 'Two operations have the same operationId',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-operation', 'learn-versioning'],
  why: 'Everything that calls an operation names it by its operationId; with two of the same name the service refuses the definition.',
  remedy:
    'Give the newer operation an "Operation ID" (operationId) of its own; keep the one that flows already use. A new revision is called like the old one with "_V2" behind it.',
  symptoms: [{ at: 'upload', text: 'Operation identifiers must be unique.' }],

  check({ connector }, report) {
    const seen = new Map<string, Node>();
    for (const operation of connector.operations) {
      const id = operation.node.get('operationId');
      if (!id?.text?.trim()) continue;
      const first = seen.get(id.text);
      if (!first) seen.set(id.text, id);
      else
        report({
          at: id,
          message: `the operationId "${id.text}" belongs already to another operation; expected one of its own`,
          related: [{ at: first, message: 'the first one' }],
        });
    }
  },
});
