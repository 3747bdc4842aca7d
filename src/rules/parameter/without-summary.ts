import { isEmptyText, isHiddenParameter } from '../../connector/field-texts.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/without-summary',
  title: 'A parameter has no x-ms-summary',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['ppc-pr-1003', 'learn-extensions', 'learn-strings'],
  why: 'x-ms-summary is the label of the field. Without it makers see the technical name, and reviewers ask for it.',
  remedy: 'Add "x-ms-summary": a few words in title case without punctuation at the end, at most 80 characters.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const parameter of connector.definition?.parameterObjects ?? []) {
      if (isHiddenParameter(parameter) || !isEmptyText(parameter, 'x-ms-summary')) continue;
      report({
        at: parameter.get('x-ms-summary') ?? parameter.get('name') ?? parameter,
        message: `parameter "${parameter.string('name') ?? ''}" has ${parameter.has('x-ms-summary') ? 'an empty' : 'no'} x-ms-summary`,
      });
    }
  },
});
