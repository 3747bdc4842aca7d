import { isEmptyText, shownProperties } from '../../connector/field-texts.js';
import { partName } from '../../connector/schema-names.js';
import { schemaUsageOf } from '../../connector/schema-usage.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/without-title',
  title: 'A property has neither title nor x-ms-summary',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['learn-strings', 'rwilson-skill', 'ppc-pr-1003'],
  why: 'The title is the label of the field and of the dynamic content. Without it makers see the technical name, and reviewers ask for it.',
  remedy: 'Add "x-ms-summary" (or "title"): a few words in title case without punctuation at the end.',
  symptoms: [{ at: 'review' }],

  check({ connector: { definition } }, report) {
    for (const property of shownProperties(definition)) {
      if (!isEmptyText(property, 'x-ms-summary') || !isEmptyText(property, 'title')) continue;
      const isInput = definition && schemaUsageOf(definition).isInput(property);
      report({
        at: keyOf(property),
        message: `${partName(property)} has neither title nor x-ms-summary`,
        // Seven in ten published connectors have outputs without a title.
        ...(isInput ? {} : { severity: 'info' }),
      });
    }
  },
});
