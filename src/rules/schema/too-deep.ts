import type { SchemaNode } from '../../connector/definition.js';
import { partName } from '../../connector/schema-names.js';
import { schemaSizesOf } from '../../connector/schema-size.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { DEEPEST_PUBLISHED } from '../../facts/schema-limits.js';

export default defineRule({
  id: 'schema/too-deep',
  aliases: ['SchemaTooDeep'],
  title: 'A schema is nested far deeper than any published one',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'ppc-connectors'],
  why: 'The service limits the depth of schemas, references included, to a number that is not published. The deepest schema of 357 published connectors has 15 levels; this one has more than twice as many.',
  remedy:
    'Cut the nesting: describe deep parts as {"type": "object"}, or get them by x-ms-dynamic-properties. If the service accepts the schema, suppress this rule.',
  symptoms: [{ at: 'upload', text: 'The schema exceeds the maximum allowed depth.' }],

  check({ connector: { definition } }, report) {
    if (!definition || definition.schemas.length === 0) return;
    const sizes = schemaSizesOf(definition);
    let deepest: SchemaNode | undefined;
    let depth = 2 * DEEPEST_PUBLISHED;
    for (const schema of definition.schemas) {
      // What is only referred to is measured on its own.
      const of = schema.outer || schema.has('$ref') ? 0 : sizes.of(schema).depth;
      if (of <= depth) continue;
      deepest = schema;
      depth = of;
    }
    if (deepest)
      report({
        at: keyOf(deepest),
        confidence: 'low',
        message: `${partName(deepest)} has ${depth} levels; published connectors have at most ${DEEPEST_PUBLISHED}`,
      });
  },
});
