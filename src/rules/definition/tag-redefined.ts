import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/tag-redefined',
  aliases: ['TagRedefined'],
  title: 'A tag is defined twice',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2'],
  why: 'The list "tags" of the root describes each tag once. The service refuses a definition that describes one twice.',
  remedy: 'Remove one of the descriptions.',
  symptoms: [{ at: 'upload', text: "The 'tags' property defines tag" }],

  check({ connector: { definition } }, report) {
    const tags = definition?.root.get('tags');
    if (!tags?.isArray) return;
    const first = new Map<string, ReturnType<typeof tags.get>>();
    for (const tag of tags.children()) {
      const name = tag.string('name');
      if (name === undefined) continue;
      const earlier = first.get(name);
      if (!earlier) {
        first.set(name, tag);
        continue;
      }
      const saysNothingNew =
        Object.keys(tag.value as object).length === 1 || tag.string('description') === earlier.string('description');
      report({
        at: tag.get('name') ?? tag,
        message: `tag "${name}" is defined twice; expected one definition`,
        related: [{ at: earlier.get('name') ?? earlier, message: 'the first definition' }],
        fix: {
          title: 'remove the second definition',
          applicability: saysNothingNew && !tag.has('externalDocs') ? 'safe' : 'unsafe',
          changes: [{ change: 'remove', node: tag }],
        },
      });
    }
  },
});
