import { metadataEntry } from '../../connector/metadata.js';
import { defineRule } from '../../engine/rule.js';
import { MAX_CATEGORIES } from '../../facts/certification.js';

export default defineRule({
  id: 'definition/too-many-categories',
  aliases: ['TooManyConnectorCategories'],
  title: 'The connector has more than two categories',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['learn-certification', 'learn-swagger-validator'],
  why: 'Certification allows two categories.',
  remedy: 'Keep the two categories that fit best, separated by a semicolon.',
  symptoms: [{ at: 'review', text: 'The maximum allowed number of categories for the connector is' }],

  check({ connector: { definition } }, report) {
    const value = metadataEntry(definition, 'Categories')?.value;
    const count = value?.text?.split(';').filter((name) => name.trim() !== '').length ?? 0;
    if (!value || count <= MAX_CATEGORIES) return;
    report({ at: value, message: `"Categories" holds ${count} categories; expected at most ${MAX_CATEGORIES}` });
  },
});
