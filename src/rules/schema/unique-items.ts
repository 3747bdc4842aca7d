import { partName } from '../../connector/schema-names.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/unique-items',
  aliases: ['SwaggerKeywordNotSupported'],
  title: 'uniqueItems stands on a parameter or a header',
  severity: 'error',
  sources: ['learn-swagger-validator', 'apim-extension-47'],
  why: 'The keyword is valid Swagger 2.0, but the service does not support it there and refuses the definition, even where it says false. In the schemas of bodies and responses published connectors use it without harm.',
  remedy: 'Remove "uniqueItems".',
  symptoms: [
    { at: 'upload', text: "The 'uniqueItems' keyword is not supported." },
    { at: 'upload', text: 'uniqueItems is not a valid property' },
  ],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('uniqueItems') ?? []) {
      const node = owner.kind === 'schema' ? undefined : owner.get('uniqueItems');
      // In a body parameter: parameter/body-with-type.
      if (!node || owner.string('in') === 'body') continue;
      report({
        at: keyOf(node),
        message: `${partName(owner)} has "uniqueItems", which is not supported`,
        fix: { title: 'remove it', applicability: 'safe', changes: [{ change: 'remove', node }] },
      });
    }
  },
});
