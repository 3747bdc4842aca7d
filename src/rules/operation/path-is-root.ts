import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/path-is-root',
  title: 'The path of an operation is only a slash',
  severity: 'warning',
  sources: ['learn-flow-custom-connectors'],
  why: 'Upload accepts it, but Microsoft names a path that is only "/" as the most common reason for error 500 when the operation is called. Some published connectors have such a path under a base path of several segments.',
  remedy:
    'Move the last part of "Base URL" (basePath) into the path, so that base path and path together stay the same; test the operation in the Test tab.',
  symptoms: [{ at: 'api', status: 500, text: 'Expression value is invalid. The template field is required.' }],

  check({ connector }, report) {
    const { definition } = connector;
    for (const path of definition?.pathItems ?? []) {
      if (path.key !== '/' || !connector.operations.some(({ pathItem }) => pathItem === path)) continue;
      const basePath = definition?.root.get('basePath');
      const last = basePath?.text?.split('/').filter(Boolean).at(-1);
      report({
        at: keyOf(path),
        confidence: 'low',
        ...(last ? { severity: 'info' as const } : {}),
        message: `the path is "/", which is reported to fail with error 500; expected a segment behind the slash${last ? `, for example "/${last}"` : ''}`,
        ...(last && basePath ? { related: [{ at: basePath, message: 'the part to move' }] } : {}),
      });
    }
  },
});
