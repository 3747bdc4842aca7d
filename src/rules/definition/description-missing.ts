import { isOpenApi3 } from '../../connector/openapi-3.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/description-missing',
  aliases: ['RequiredPropertyMissing'],
  title: 'The connector has no description',
  severity: { repository: 'warning', deploy: 'error', certified: 'error' },
  sources: ['ppc-upsert', 'learn-certification'],
  why: 'paconn create and update read info.description and stop with a bare KeyError when it is missing. Reviewers ask for 30 to 500 characters, and without them users see a connector that does not say what it is for.',
  remedy: 'Write "Description" (info.description): what the connector does for whom, in one or two sentences.',
  symptoms: [{ at: 'upload', text: "KeyError: 'description'" }],

  check({ connector: { definition } }, report) {
    const info = definition?.root.get('info');
    if (!definition || !info?.isObject || info.has('description') || isOpenApi3(definition)) return;
    report({ at: info, message: 'info has no "description"; expected a text of 30 to 500 characters' });
  },
});
