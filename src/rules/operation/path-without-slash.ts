import { isPathWithoutSlash } from '../../connector/path-templates.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/path-without-slash',
  aliases: ['OperationPathMustStartWithSlash'],
  title: 'A path does not begin with a slash',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-paths'],
  why: 'The service takes a member of "paths" for an operation path only when it begins with a slash; it refuses the definition, and none of the operations below it exists.',
  remedy: 'Begin the path with "/"; what stands before it belongs to "Base URL" (basePath).',
  symptoms: [{ at: 'upload', text: "The path is not valid, it must start with a '/' character." }],

  check({ connector }, report) {
    const paths = connector.definition?.root.get('paths');
    if (!paths?.isObject) return;
    for (const path of paths.children()) {
      if (!isPathWithoutSlash(path)) continue;
      const fixed = `/${path.key}`;
      const isFree = !paths.has(fixed) && !String(path.key).includes('://');
      report({
        at: keyOf(path),
        message: `the path "${path.key}" does not begin with "/"`,
        fix: isFree
          ? {
              title: `rename the path to "${fixed}"`,
              applicability: 'safe',
              changes: [{ change: 'rename', node: path, key: fixed }],
            }
          : undefined,
      });
    }
  },
});
