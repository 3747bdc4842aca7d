import { connectorStatus } from '../../connector/operation-families.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/production-ahead-of-connector',
  aliases: ['OperationStatusAheadOfConnector'],
  title: 'An operation is in production before its connector',
  severity: { repository: 'info', deploy: 'info', certified: 'warning' },
  sources: ['learn-swagger-validator', 'learn-versioning'],
  why: 'The status of a connector says how far its operations can be relied on; an operation cannot be further than its connector.',
  remedy:
    'Set "status" in the operation\'s x-ms-api-annotation to "Preview", or remove it, until the connector itself is in production.',
  symptoms: [{ at: 'review', text: 'cannot be in a Production status ahead of the connector' }],

  check({ connector }, report) {
    const whole = connectorStatus(connector);
    if (whole?.text !== 'Preview') return;
    for (const node of connector.definition?.having('x-ms-api-annotation') ?? []) {
      const status = node.kind === 'operation' ? node.at('x-ms-api-annotation', 'status') : undefined;
      if (status?.text !== 'Production') continue;
      report({
        at: status,
        message: `${node.string('operationId') ?? 'the operation'} has the status "Production" while the connector has "Preview"`,
        related: [{ at: whole, message: 'the connector' }],
        fix: {
          title: 'set the status of the operation to "Preview"',
          applicability: 'unsafe',
          changes: [{ change: 'set', node: status, value: 'Preview' }],
        },
      });
    }
  },
});
