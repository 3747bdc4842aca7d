import { isEmptyText, shownProperties } from '../../connector/field-texts.js';
import { partName } from '../../connector/schema-names.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/without-description',
  title: 'A property has no description',
  severity: { repository: 'off', deploy: 'off', certified: 'info' },
  sources: ['learn-strings', 'rwilson-skill'],
  why: 'The description is the hint in the empty field, and what agents read to fill it in or to understand the answer.',
  remedy: 'Add "description": a sentence that says what the value is.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const property of shownProperties(connector.definition)) {
      if (!isEmptyText(property, 'description')) continue;
      report({ at: keyOf(property), message: `${partName(property)} has no description` });
    }
  },
});
