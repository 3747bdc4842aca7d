import { isHiddenParameter, repeatedIn } from '../../connector/field-texts.js';
import { quoted } from '../../connector/json-types.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/trivial-description',
  title: 'The description of a parameter repeats its name',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['ppc-pr-1286', 'ppc-pr-850', 'learn-strings'],
  why: 'A description that only repeats the name or the label tells nobody what to enter. Reviewers send it back, and agents fill the field by guessing.',
  remedy: 'Write a sentence that says what the value is, where to find it and in which format.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const parameter of connector.definition?.parameterObjects ?? []) {
      if (isHiddenParameter(parameter)) continue;
      const repeated = repeatedIn(parameter, ['name', 'x-ms-summary']);
      const description = repeated === undefined ? undefined : parameter.get('description');
      if (!description) continue;
      report({
        at: description,
        message: `the description of parameter "${parameter.string('name') ?? ''}" is ${quoted(description.text)}, which only repeats its ${repeated}`,
      });
    }
  },
});
