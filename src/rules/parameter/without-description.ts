import { isEmptyText, isHiddenParameter } from '../../connector/field-texts.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/without-description',
  title: 'A parameter has no description',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['ppc-pr-4160', 'learn-strings'],
  why: 'The description is the hint in the empty field, and what agents read to fill it in. Reviewers send back connectors whose parameters have none, path parameters included.',
  remedy:
    'Add "description": a sentence that says what to enter, with the format and an example where they are not obvious.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const parameter of connector.definition?.parameterObjects ?? []) {
      if (isHiddenParameter(parameter) || !isEmptyText(parameter, 'description')) continue;
      report({
        at: parameter.get('description') ?? parameter.get('name') ?? parameter,
        message: `parameter "${parameter.string('name') ?? ''}" has ${parameter.has('description') ? 'an empty' : 'no'} description`,
      });
    }
  },
});
