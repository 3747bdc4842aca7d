import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/test-connection-no-get',
  title: 'The test of connections calls an operation that is no GET',
  severity: 'warning',
  sources: ['learn-test-connection', 'ppc-connectors'],
  why: 'The documentation demands a GET: the test is run whenever somebody makes or repairs a connection, and an operation that writes would change data each time.',
  remedy: 'Name a cheap GET operation, for example one that reads the own user or a single record.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const { definition } = connector;
    const name = definition?.root.at('x-ms-capabilities', 'testConnection', 'operationId');
    const operation = name?.text === undefined ? undefined : definition?.operationById(name.text);
    if (!name || !operation || operation.method === 'get') return;
    report({
      at: name,
      message: `testConnection calls ${operation.label}, a ${operation.method.toUpperCase()}; expected a GET`,
      related: [{ at: operation.node.get('operationId') ?? operation.node, message: 'the operation' }],
    });
  },
});
