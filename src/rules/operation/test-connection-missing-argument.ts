import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/test-connection-missing-argument',
  title: 'The test of connections leaves out a required parameter',
  severity: 'error',
  sources: ['learn-test-connection', 'ppc-connectors'],
  why: 'The operation is called without a user. It has to work with no parameters or with the fixed values given under "parameters"; otherwise the test fails for every connection.',
  remedy:
    'Give the parameter a fixed value in x-ms-capabilities.testConnection.parameters, or choose an operation without required parameters.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const { definition } = connector;
    const test = definition?.root.at('x-ms-capabilities', 'testConnection');
    const id = test?.string('operationId');
    const operation = id === undefined ? undefined : definition?.operationById(id);
    if (!test || !operation) return;
    const given = test.get('parameters');
    for (const parameter of operation.parameters) {
      if (!parameter.isRequired || parameter.node.has('default')) continue;
      if (given?.isObject && isPassed(Object.keys(given.value as object), parameter.name)) continue;
      report({
        at: keyOf(given ?? test),
        message: `testConnection does not pass "${parameter.name}"; expected a fixed value, since ${operation.label} requires it`,
        related: [{ at: parameter.usedAt, message: 'the required parameter' }],
      });
    }
  },
});

const isPassed = (names: readonly string[], wanted: string): boolean =>
  names.some((name) => name === wanted || name.startsWith(`${wanted}/`));
