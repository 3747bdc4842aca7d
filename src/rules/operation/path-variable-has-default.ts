import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/path-variable-has-default',
  aliases: ['OperationPathVariablesContainDefaults'],
  title: 'A variable of a path has a default in its braces',
  severity: 'error',
  sources: ['learn-swagger-validator'],
  why: 'Defaults belong to the parameter. The service refuses "=" between the braces of a path.',
  remedy: 'Write only the name in the braces; give the path parameter of that name the default.',
  symptoms: [{ at: 'upload', text: "path template variables cannot set default values with character '='" }],

  check({ connector }, report) {
    for (const path of connector.definition?.pathItems ?? []) {
      const key = String(path.key);
      if (!key.includes('=')) continue;
      const fixed = key.replace(/\{([^{}/=]+)=[^{}/]*\}/g, '{$1}');
      if (fixed === key) continue;
      report({
        at: keyOf(path),
        message: `a variable of the path "${key}" has a default; expected "${fixed}"`,
        fix: path.parent?.has(fixed)
          ? undefined
          : {
              title: `rename the path to "${fixed}", without the default`,
              applicability: 'unsafe',
              changes: [{ change: 'rename', node: path, key: fixed }],
            },
      });
    }
  },
});
