import { defineRule } from '../../engine/rule.js';
import { MAX_OPERATIONS } from '../../facts/schema-limits.js';

export default defineRule({
  id: 'definition/too-many-operations',
  aliases: ['TotalOperationsCountExceedsMaxAllowed'],
  title: 'The definition has more than 256 operations',
  severity: 'error',
  sources: ['learn-faq', 'learn-swagger-validator'],
  why: 'The service takes up to 256 operations per connector and refuses more.',
  remedy: 'Remove operations nobody needs, or split the connector in two.',
  symptoms: [
    { at: 'upload', text: 'The total number of operations in the swagger exceeds the maximum allowed value of' },
  ],

  check({ connector }, report) {
    const count = connector.operations.length;
    const paths = connector.definition?.root.get('paths');
    if (!paths || count <= MAX_OPERATIONS) return;
    report({ at: paths, message: `the definition has ${count} operations; expected at most ${MAX_OPERATIONS}` });
  },
});
