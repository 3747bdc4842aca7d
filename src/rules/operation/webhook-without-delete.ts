import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/webhook-without-delete',
  title: 'Webhook triggers cannot be removed: no DELETE operation',
  severity: 'warning',
  sources: ['learn-webhook', 'ppc-connectors'],
  why: 'When a flow is changed, turned off or deleted, the platform calls DELETE on the address that the registration returned in Location. If the connector has no DELETE operation, the registration stays, and the service goes on sending notifications to a flow that is gone.',
  remedy:
    'Add a DELETE operation for a registration, with "x-ms-visibility": "internal", and let the registration answer with its address in the Location header.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const hooks = connector.operations.filter((operation) => operation.isWebhook);
    const [first, ...others] = hooks;
    if (!first || connector.operations.some(({ method }) => method === 'delete')) return;
    report({
      at: first.node.get('x-ms-trigger') ?? keyOf(first.node),
      message: `${hooks.length === 1 ? `webhook trigger ${first.label}` : `${hooks.length} webhook triggers`}, but no DELETE operation in the definition; expected one that removes a registration`,
      related: others
        .slice(0, 3)
        .map(({ node, label }) => ({ at: node.get('x-ms-trigger') ?? node, message: `webhook trigger ${label}` })),
    });
  },
});
