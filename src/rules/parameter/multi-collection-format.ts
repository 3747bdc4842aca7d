import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/multi-collection-format',
  aliases: ['CollectionFormatValueNotSupported'],
  title: 'A list parameter is to be repeated in the query',
  severity: 'error',
  sources: ['learn-swagger-validator', 'rwilson-multi', 'rwilson-skill'],
  why: 'The value "multi", which repeats the parameter for each value, is valid Swagger 2.0, but connectors cannot do it: the definition is refused.',
  remedy:
    'Make the parameter a string of values separated by commas. If the service accepts repeated parameters only, split the string in script.csx.',
  symptoms: [{ at: 'upload', text: "The 'collectionFormat' keyword value 'Multi' is not supported." }],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('collectionFormat') ?? []) {
      const format = owner.get('collectionFormat');
      if (owner.kind !== 'parameter' || format?.value !== 'multi') continue;
      report({
        at: format,
        message: `parameter "${owner.string('name') ?? ''}" has the collectionFormat "multi"; expected "csv", "ssv", "tsv" or "pipes"`,
      });
    }
  },
});
