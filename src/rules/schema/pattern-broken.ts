import { patternFault } from '../../connector/regular-expressions.js';
import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/pattern-broken',
  aliases: ['PatternShouldBeValidRegularExpression'],
  title: 'A pattern is not a regular expression',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'openapi-2-schema'],
  why: 'No dialect of regular expressions accepts the text, so no value can be compared with it. The validator reports it.',
  remedy: 'Correct the pattern; in JSON each backslash of it is written twice. Or remove "pattern".',
  symptoms: [{ at: 'upload', text: "The 'pattern' value should be a valid regular expression." }],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('pattern') ?? []) {
      const node = owner.get('pattern');
      const fault = node?.text === undefined ? undefined : patternFault(node.text);
      if (!node || fault === undefined) continue;
      report({
        at: node,
        confidence: 'low',
        message: `the pattern of ${partName(owner)} is no regular expression: ${fault}`,
      });
    }
  },
});
