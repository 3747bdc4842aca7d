import { templateOf } from '../../connector/path-templates.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/path-template-broken',
  aliases: ['OperationPathTemplateNotValid'],
  title: 'The braces of a path do not enclose a variable',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-paths'],
  why: 'A variable stands in one pair of braces within one segment. The service refuses a definition with any other brace in a path.',
  remedy:
    'Close every variable within its segment, as in "/tasks/{id}"; write a brace that belongs to the path as %7B or %7D.',
  symptoms: [{ at: 'upload', text: 'must be contained within a single URL segment' }],

  check({ connector }, report) {
    for (const path of connector.definition?.pathItems ?? []) {
      const key = String(path.key);
      const { strayBrace } = templateOf(path);
      if (strayBrace === undefined || /[?#]/.test(key)) continue;
      const fault = key.startsWith('{}', strayBrace)
        ? 'has no name between "{" and "}"'
        : key[strayBrace] === '}'
          ? 'has a "}" without "{" before it'
          : 'has a "{" without "}" in the same segment';
      report({ at: keyOf(path), message: `the path "${key}" ${fault}, at character ${strayBrace + 1}` });
    }
  },
});
