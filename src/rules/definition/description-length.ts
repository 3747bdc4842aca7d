import { defineRule } from '../../engine/rule.js';
import { DESCRIPTION_MAX, DESCRIPTION_MIN } from '../../facts/certification.js';

export default defineRule({
  id: 'definition/description-length',
  aliases: ['FieldLengthNotInRange'],
  title: 'The description of the connector is too short or too long',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['learn-certification', 'learn-strings'],
  why: 'Certification allows 30 to 500 characters. The description is shown in the list of connectors, where it has to say what the connector is for.',
  remedy: 'Rewrite "Description" (info.description) in 30 to 500 characters.',
  symptoms: [{ at: 'review', text: "The 'description' value must be between '30' and '500' characters." }],

  check({ connector: { definition } }, report) {
    const description = definition?.root.at('info', 'description');
    const length = description?.text?.length;
    // An empty text is the business of definition/text-empty.
    if (!description || !length || description.text?.trim() === '') return;
    if (length >= DESCRIPTION_MIN && length <= DESCRIPTION_MAX) return;
    report({
      at: description,
      message: `"description" has ${length} characters; expected ${DESCRIPTION_MIN} to ${DESCRIPTION_MAX}`,
    });
  },
});
