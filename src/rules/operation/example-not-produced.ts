import type { Operation } from '../../connector/definition.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/example-not-produced',
  aliases: ['ResponseExampleMustBeProducedByOperation'],
  title: 'A response has an example in a MIME type that is not produced',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'openapi-2-response'],
  why: 'Examples are named by MIME types of "produces". The validator complains about every other name, also about the named examples of OpenAPI 3.',
  remedy:
    'Name the example by a MIME type of "produces", for example "application/json", or add its type to "produces".',
  symptoms: [{ at: 'review', text: 'is not produced by the operation' }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition?.having('examples').length) return;
    const seen = new Set<unknown>();
    for (const operation of connector.operations) {
      for (const { node } of operation.responses) {
        const examples = node.get('examples');
        if (!examples?.isObject || seen.has(examples.value)) continue;
        seen.add(examples.value);
        for (const example of examples.children()) {
          const key = String(example.key);
          if (key.startsWith('x-') || isProduced(operation, key)) continue;
          const [only, ...more] = operation.produces;
          const isName = !key.includes('/') && only !== undefined && more.length === 0 && !examples.has(only);
          const list = operation.produces.map((type) => `"${type}"`).join(', ') || 'nothing';
          report({
            at: keyOf(example),
            message: `${operation.label} has an example for "${key}", but produces ${list}`,
            fix: isName
              ? {
                  title: `name the example "${only}"`,
                  applicability: 'unsafe',
                  changes: [{ change: 'rename', node: example, key: only }],
                }
              : undefined,
          });
        }
      }
    }
  },
});

const essence = (type: string): string => (type.split(';', 1)[0] as string).trim().toLowerCase();

const isProduced = (operation: Operation, type: string): boolean =>
  operation.produces.some((produced) => produced.includes('*') || essence(produced) === essence(type));
