import { sameButForCase, shown } from '../../connector/schema-paths.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/test-connection-unknown-operation',
  title: 'The test of connections calls an operation that does not exist',
  severity: 'error',
  sources: ['learn-test-connection', 'learn-swagger-validator'],
  why: 'The platform tests a new connection by calling the operation that testConnection names. The operation must be in the same definition; otherwise connections cannot be tested.',
  remedy: 'Set "operationId" of x-ms-capabilities.testConnection to the operationId of a cheap GET operation.',
  symptoms: [{ at: 'upload' }, { at: 'api' }],

  check({ connector }, report) {
    const { definition } = connector;
    const test = definition?.root.at('x-ms-capabilities', 'testConnection');
    if (!definition || !test) return;
    const name = test.get('operationId');
    if (name?.text !== undefined && definition.operationById(name.text)) return;
    const ids = definition.operations.flatMap(({ id }) => id ?? []);
    const meant = name?.text === undefined ? undefined : sameButForCase(name.text, ids);
    report({
      at: name ?? keyOf(test),
      message: `testConnection ${name ? `calls ${shown(name)}` : 'has no operationId'}; expected ${meant ? `"${meant}"` : 'the operationId of an operation in this definition'}`,
      fix:
        meant && name
          ? {
              title: `set operationId to "${meant}"`,
              applicability: 'safe',
              changes: [{ change: 'set', node: name, value: meant }],
            }
          : undefined,
    });
  },
});
