import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/notification-on-wrong-operation',
  aliases: ['NotificationExtensionSupportedForTriggerOnly', 'NotificationExtensionNotSupportedInWebhookOperation'],
  title: 'x-ms-notification stands on an operation that is no polling trigger',
  severity: 'error',
  sources: ['learn-swagger-validator', 'ppc-definition-schema'],
  why: 'x-ms-notification lets a polling trigger name the webhook operation that wakes it up. On an action or on a webhook trigger itself it has no meaning, and the service refuses the definition.',
  remedy:
    'Remove x-ms-notification from this operation. What a webhook sends is described by x-ms-notification-content beside the verb, in the path.',
  symptoms: [{ at: 'upload', text: "The 'x-ms-notification' is supported for trigger operations only" }],

  check({ connector }, report) {
    if (!connector.definition?.having('x-ms-notification').length) return;
    for (const operation of connector.operations) {
      const node = operation.node.get('x-ms-notification');
      if (!node || (operation.trigger !== undefined && !operation.isWebhook)) continue;
      const isAction = operation.trigger === undefined;
      report({
        at: keyOf(node),
        code: isAction
          ? 'NotificationExtensionSupportedForTriggerOnly'
          : 'NotificationExtensionNotSupportedInWebhookOperation',
        message: `x-ms-notification on ${isAction ? 'action' : 'webhook trigger'} ${operation.label}; expected it on a polling trigger only`,
        fix: {
          title: 'remove x-ms-notification',
          applicability: 'unsafe',
          changes: [{ change: 'remove', node }],
        },
      });
    }
  },
});
