import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/description-missing',
  title: 'An operation has no description',
  severity: { repository: 'info', deploy: 'info', certified: 'warning' },
  sources: ['learn-coding', 'learn-strings', 'learn-mcp'],
  why: 'The description tells makers what the operation does, and an agent decides by it whether to call the operation. Without one both have the summary only.',
  remedy: 'Fill in "Description" (description) with a sentence that says more than the summary.',
  symptoms: [{ at: 'designer' }, { at: 'review' }],

  check({ connector, profile }, report) {
    for (const { node, label } of connector.operations) {
      const description = node.get('description');
      // For reviewers definition/text-empty names every empty text.
      if (description && (description.text?.trim() !== '' || profile === 'certified')) continue;
      report({ at: description ?? node, message: `${label} has ${description ? 'an empty' : 'no'} description` });
    }
  },
});
