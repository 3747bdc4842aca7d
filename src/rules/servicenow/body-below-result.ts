import { mayBeScripted, tableOperations } from '../../connector/servicenow.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/body-below-result',
  title: 'The fields to write stand below "result"',
  severity: 'error',
  sources: ['sn-table-api', 'ppc-servicenow'],
  why: 'The Table API takes the fields of a record flat and wraps only its answers in "result". It ignores a field that is called "result": the call succeeds, and nothing is created or changed.',
  remedy: 'Make the fields properties of the body itself; keep "result" in the responses.',
  symptoms: [{ at: 'api', status: 200 }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition || mayBeScripted(connector)) return;
    for (const { operation } of tableOperations(connector)) {
      if (!/^(?:post|put|patch)$/.test(operation.method) || !operation.body?.schema) continue;
      const properties = definition.propertiesOf(operation.body.schema);
      const result = properties.get('result');
      if (!result || properties.size !== 1) continue;
      const inner = definition.propertiesOf(result).size;
      report({
        at: keyOf(result),
        message: `the body of ${operation.label} holds ${inner === 1 ? 'its only field' : inner > 1 ? `its ${inner} fields` : 'everything'} below "result"; expected the fields themselves`,
      });
    }
  },
});
