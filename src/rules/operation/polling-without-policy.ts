import { runsScript } from '../../connector/script-operations.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/polling-without-policy',
  title: 'Nothing carries the state of a polling trigger',
  severity: 'info',
  sources: ['learn-polling', 'ppc-connectors'],
  why: 'A polling trigger must answer 202 with a state in Location until there is something new. An ordinary API does not do that; then each poll returns the same list. The policy "pollingtrigger" or a script supplies it.',
  remedy:
    'Add a policy with "templateId": "pollingtrigger" for the operation, or a script; if the service itself answers 202 with Location and Retry-After, nothing is to do.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    if (!connector.definition?.having('x-ms-trigger').length || !connector.properties) return;
    for (const operation of connector.operations) {
      const { node, id, label } = operation;
      if (operation.trigger !== 'batch' || operation.isWebhook || id === undefined) continue;
      if (node.has('x-ms-trigger-metadata') || runsScript(connector, id)) continue;
      if (connector.policies.some((policy) => policy.template === 'pollingtrigger' && policy.appliesTo(id))) continue;
      report({
        at: node.get('x-ms-trigger') ?? node,
        confidence: 'low',
        message: `${label} is a batch trigger without the policy "pollingtrigger", script or x-ms-trigger-metadata; expected one of them, unless the service keeps the state`,
      });
    }
  },
});
