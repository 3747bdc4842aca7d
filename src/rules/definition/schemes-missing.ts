import { isOpenApi3 } from '../../connector/openapi-3.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/schemes-missing',
  title: 'The definition names no scheme',
  severity: { repository: 'info', deploy: 'warning', certified: 'warning' },
  sources: ['ppc-upsert', 'openapi-2'],
  why: 'paconn builds the address of the backend from schemes, host and basePath. Without schemes it registers "//host/path", an address without a scheme.',
  remedy: 'Set "Scheme" (schemes) to ["https"].',
  symptoms: [],

  check({ connector: { definition } }, report) {
    if (!definition || definition.root.has('schemes') || !definition.root.has('swagger') || isOpenApi3(definition))
      return;
    report({
      at: definition.root.get('host') ?? definition.root,
      message: 'the root has no "schemes"; expected "schemes": ["https"]',
      fix: {
        title: 'add "schemes": ["https"]',
        applicability: 'safe',
        changes: [{ change: 'add', to: definition.root, key: 'schemes', value: ['https'] }],
      },
    });
  },
});
