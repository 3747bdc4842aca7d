import { schemeLists } from '../../connector/schemes.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/schemes-empty',
  aliases: ['SchemesArrayEmpty'],
  title: 'The list of schemes is empty',
  severity: 'error',
  sources: ['learn-swagger-validator', 'ppc-upsert'],
  why: 'The service refuses an empty list. paconn would register the backend without a scheme, as "//host/path".',
  remedy: 'Set "Scheme" (schemes) to ["https"].',
  symptoms: [{ at: 'upload', text: "The 'schemes' array requires at least one value." }],

  check({ connector: { definition } }, report) {
    for (const list of schemeLists(definition)) {
      if ((list.value as readonly unknown[]).length > 0) continue;
      report({
        at: list,
        message: '"schemes" is empty; expected ["https"]',
        fix: {
          title: 'set it to ["https"]',
          applicability: 'safe',
          changes: [{ change: 'set', node: list, value: ['https'] }],
        },
      });
    }
  },
});
