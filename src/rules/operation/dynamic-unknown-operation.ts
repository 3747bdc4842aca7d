import type { Connector } from '../../connector/connector.js';
import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { sameButForCase } from '../../connector/schema-paths.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-unknown-operation',
  aliases: ['OperationIdNotFound'],
  title: 'An extension calls an operation that does not exist',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-extensions', 'ppc-connectors'],
  why: 'The designer fills drop-down lists and dynamic fields by calling another operation of the same connector, found by its operationId. A name that no operation has is refused on upload; makers would see an empty list.',
  remedy:
    'Set "operationId" of the extension to the operationId of the operation that returns the values or the schema.',
  symptoms: [{ at: 'upload', text: "The 'operationId' could not be found in this swagger document" }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition) return;
    for (const { node, extension } of namesIn(connector)) {
      const name = node.text as string;
      if (definition.operationById(name)) continue;
      const meant = sameButForCase(
        name,
        definition.operations.flatMap(({ id }) => id ?? []),
      );
      report({
        at: node,
        message: `${extension} calls "${name}"; expected ${meant ? `"${meant}"` : 'the operationId of an operation in this definition'}`,
        fix: meant
          ? {
              title: `set operationId to "${meant}"`,
              applicability: 'safe',
              changes: [{ change: 'set', node, value: meant }],
            }
          : undefined,
      });
    }
  },
});

/** The operationIds that extensions name, the test of connections aside. */
function* namesIn({ definition }: Connector): Generator<{ node: Node; extension: string }> {
  if (!definition) return;
  for (const { extension, operationId } of dynamicReferencesOf(definition).calls)
    if (operationId?.text !== undefined) yield { node: operationId, extension };
  const elsewhere: [extension: string, ...way: string[]][] = [
    ['x-ms-notification', 'operationId'],
    ['x-ms-operation-context', 'simulate', 'operationId'],
    ['x-ms-capabilities', 'file-picker', 'open', 'operationId'],
    ['x-ms-capabilities', 'file-picker', 'browse', 'operationId'],
  ];
  for (const [extension, ...way] of elsewhere) {
    for (const holder of definition.having(extension)) {
      const node = holder.at(extension, ...way);
      if (node?.text !== undefined) yield { node, extension };
    }
  }
}
