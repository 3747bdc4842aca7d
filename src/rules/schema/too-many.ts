import { partName } from '../../connector/schema-names.js';
import { schemaSizesOf } from '../../connector/schema-size.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { MAX_SCHEMAS_PER_BODY } from '../../facts/schema-limits.js';

export default defineRule({
  id: 'schema/too-many',
  aliases: ['BodySchemaCountExceedsMaxAllowed'],
  title: 'A body or definition has too many schemas',
  severity: 'error',
  sources: ['learn-faq', 'learn-swagger-validator', 'ppc-issue-1088'],
  why: 'The service accepts 512 schemas in the body of a request or response and in a definition. Every property and every kind of element counts, and what is referred to counts again at each place. Of 357 published connectors none has more than 479.',
  remedy:
    'Leave out properties that nobody needs and cut the nesting: describe deep parts as {"type": "object"}, or get them by x-ms-dynamic-properties.',
  symptoms: [
    {
      at: 'upload',
      text: "The total number of schemas in the object exceeds the max schema count allowed value of '512'",
    },
  ],

  check({ connector: { definition } }, report) {
    if (!definition || definition.schemas.length === 0) return;
    const sizes = schemaSizesOf(definition);
    for (const schema of definition.schemas) {
      if (schema.outer) continue;
      const { count, largestInside } = sizes.of(schema);
      // Where a part is too large already, the part is reported.
      if (count <= MAX_SCHEMAS_PER_BODY || largestInside > MAX_SCHEMAS_PER_BODY) continue;
      report({
        at: keyOf(schema),
        message: `${partName(schema)} has ${count} schemas with all that it refers to; expected at most ${MAX_SCHEMAS_PER_BODY}`,
      });
    }
  },
});
