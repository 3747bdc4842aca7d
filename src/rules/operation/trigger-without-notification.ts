import { notificationUrlsIn } from '../../connector/notification-urls.js';
import { runsScript } from '../../connector/script-operations.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/trigger-without-notification',
  title: 'A trigger that sends registers for nothing',
  severity: 'warning',
  sources: ['learn-webhook', 'learn-extensions', 'ppc-connectors'],
  why: 'A trigger of the kind "single" is a webhook: its operation tells the service an address of the platform, and its path describes what will be sent there. Every published one has the description, nearly all mark the address. With neither, nobody ever calls the flow.',
  remedy:
    'Put x-ms-notification-content with a "schema" beside the method in the path, and "x-ms-notification-url": true at the property of the body that takes the callback address. Remove x-ms-trigger if it is an action.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition?.having('x-ms-trigger').length) return;
    for (const operation of definition.operations) {
      const { node, id, label, method } = operation;
      const trigger = node.get('x-ms-trigger');
      if (!trigger || operation.trigger !== 'single' || !/^(?:post|put|patch)$/.test(method)) continue;
      if (operation.isWebhook || node.has('x-ms-notification-content') || node.has('x-ms-trigger-metadata')) continue;
      if (notificationUrlsIn(operation, definition).length > 0) continue;
      if (id !== undefined && runsScript(connector, id)) continue;
      if (connector.policies.some((policy) => policy.template === 'pollingtrigger' && policy.appliesTo(id ?? '')))
        continue;
      report({
        at: keyOf(trigger),
        message: `trigger ${label} has neither x-ms-notification-url in its body nor x-ms-notification-content in its path; expected both`,
      });
    }
  },
});
