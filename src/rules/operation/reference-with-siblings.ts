import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/reference-with-siblings',
  aliases: ['AdditionalPropertyNotAllowedAdjacentToRef'],
  title: 'Something stands beside a reference',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'openapi-2-reference'],
  why: 'A reference stands for the whole object it leads to. What stands beside it, such as a description, x-ms-summary or x-ms-visibility, is ignored by the rules of JSON references, and the validator does not allow it.',
  remedy: 'Move the other members to the object that is referred to, or write its content in place of the reference.',
  symptoms: [{ at: 'upload', text: "When '$ref' is defined, no other properties may be specified." }],

  check({ connector }, report) {
    for (const { node } of connector.definition?.references ?? []) {
      const keys = Object.keys(node.value as object);
      if (keys.length < 2) continue;
      const others = node.children().filter((child) => child.key !== '$ref');
      const [first] = others;
      if (!first) continue;
      const names = others.map((other) => `"${other.key}"`);
      const list = names.slice(0, 4).join(', ') + (names.length > 4 ? ' and more' : '');
      report({
        at: keyOf(first),
        message: `${list} ${names.length === 1 ? 'stands' : 'stand'} beside a reference, where nothing else is read`,
        fix: {
          title: `remove what stands beside the reference`,
          applicability: 'unsafe',
          changes: others.map((other) => ({ change: 'remove' as const, node: other })),
        },
      });
    }
  },
});
