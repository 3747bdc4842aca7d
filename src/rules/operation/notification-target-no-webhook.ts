import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/notification-target-no-webhook',
  aliases: ['NotificationOperationMustBeWebhook'],
  title: 'x-ms-notification names an operation that is no webhook',
  severity: 'error',
  sources: ['learn-swagger-validator', 'ppc-definition-schema'],
  why: 'The operation that x-ms-notification names registers the address at which the platform wants to be woken up. An operation without x-ms-trigger and x-ms-notification-content cannot do that, and the service refuses the definition.',
  remedy:
    'Name the operation that registers the webhook, or give that operation "x-ms-trigger": "single" and its path x-ms-notification-content.',
  symptoms: [{ at: 'upload', text: "property in 'x-ms-notification' extension must be for a webhook operation" }],

  check({ connector }, report) {
    const { definition } = connector;
    for (const holder of definition?.having('x-ms-notification') ?? []) {
      const name = holder.at('x-ms-notification', 'operationId');
      const target = name?.text === undefined ? undefined : definition?.operationById(name.text);
      if (!name || !target || target.isWebhook) continue;
      const missing = target.trigger === undefined ? 'x-ms-trigger' : 'x-ms-notification-content in its path';
      report({
        at: name,
        message: `"${name.text}" has no ${missing}; expected the operationId of a webhook operation`,
        related: [{ at: target.node.get('operationId') ?? target.node, message: 'the operation' }],
      });
    }
  },
});
