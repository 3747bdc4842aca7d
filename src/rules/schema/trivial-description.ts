import { repeatedIn, shownProperties } from '../../connector/field-texts.js';
import { quoted } from '../../connector/json-types.js';
import { partName } from '../../connector/schema-names.js';
import { schemaUsageOf } from '../../connector/schema-usage.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/trivial-description',
  title: 'The description of a property repeats its name',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['ppc-pr-1286', 'ppc-pr-850', 'ppc-servicenow'],
  why: 'A description that only repeats the name or the title tells nobody what the value is. Reviewers send it back.',
  remedy: 'Write a sentence that says what the value is and in which format it comes.',
  symptoms: [{ at: 'review' }],

  check({ connector: { definition } }, report) {
    for (const property of shownProperties(definition)) {
      const repeated = repeatedIn(property, ['x-ms-summary', 'title'], property.propertyName);
      const description = repeated === undefined ? undefined : property.get('description');
      if (!description) continue;
      report({
        at: description,
        message: `the description of ${partName(property)} is ${quoted(description.text)}, which only repeats its ${repeated}`,
        // Seven in ten published connectors have outputs that are described so.
        ...(definition && schemaUsageOf(definition).isInput(property) ? {} : { severity: 'info' }),
      });
    }
  },
});
