import type { Definition, Operation } from '../../connector/definition.js';
import { schemaSizesOf } from '../../connector/schema-size.js';
import { defineRule } from '../../engine/rule.js';
import { MAX_SCHEMAS, MAX_SCHEMAS_PER_OPERATION } from '../../facts/schema-limits.js';

export default defineRule({
  id: 'schema/too-many-in-operation',
  aliases: ['OperationSchemaCountExceedsMaxAllowed', 'TotalSchemaCountExceedsMaxAllowed'],
  title: 'An operation or the whole definition has too many schemas',
  severity: 'error',
  sources: ['learn-faq', 'learn-swagger-validator'],
  why: 'The service accepts 16,384 schemas in the parameters and responses of an operation, and 256 times as many in a definition. What is referred to counts again at each place.',
  remedy: 'Leave out properties and responses that nobody needs, or describe deep parts as {"type": "object"}.',
  symptoms: [
    { at: 'upload', text: 'The total number of schemas in the operation has exceeded the maximum allowed value' },
    { at: 'upload', text: 'The maximum allowed number of schemas in the swagger is' },
  ],

  check({ connector: { definition } }, report) {
    if (!definition) return;
    let total = 0;
    for (const operation of definition.operations) {
      const count = countIn(operation, definition);
      total += count;
      if (count > MAX_SCHEMAS_PER_OPERATION)
        report({
          at: operation.node.get('operationId') ?? operation.node,
          code: 'OperationSchemaCountExceedsMaxAllowed',
          message: `${operation.label} has ${count} schemas; expected at most ${MAX_SCHEMAS_PER_OPERATION}`,
        });
    }
    const paths = definition.root.get('paths');
    if (paths && total > MAX_SCHEMAS)
      report({
        at: { in: 'key', node: paths },
        code: 'TotalSchemaCountExceedsMaxAllowed',
        message: `all operations together have ${total} schemas; expected at most ${MAX_SCHEMAS}`,
      });
  },
});

/** The schemas of the parameters, responses and notifications of an operation; a plain parameter is one. */
function countIn(operation: Operation, definition: Definition): number {
  const sizes = schemaSizesOf(definition);
  let count = 0;
  for (const { schema } of operation.parameters) count += schema ? sizes.of(schema).count : 1;
  const holders = operation.responses.map(({ node }) => node);
  const content = operation.isWebhook ? operation.pathItem.get('x-ms-notification-content') : undefined;
  for (const holder of content ? [...holders, content] : holders) {
    const schema = definition.schemaOf(holder);
    if (schema) count += sizes.of(schema).count;
  }
  return count;
}
