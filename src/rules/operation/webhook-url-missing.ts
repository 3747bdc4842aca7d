import { notificationUrlsIn } from '../../connector/notification-urls.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/webhook-url-missing',
  aliases: ['WebhookOperationsMissingNotificationUrlProperty'],
  title: 'A webhook trigger has no property for the notification URL',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-webhook', 'ppc-connectors'],
  why: 'The platform puts its own address into the property marked with x-ms-notification-url when it registers the webhook. Without such a property the service does not know where to send notifications, and the trigger never fires.',
  remedy:
    'Add "x-ms-notification-url": true to the property of the request body that takes the callback address, with "type": "string", "x-ms-visibility": "internal", and list it under "required".',
  symptoms: [{ at: 'upload', text: 'is missing notification URL property' }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition) return;
    for (const operation of definition.operations) {
      if (operation.method === 'delete' || operation.method === 'get' || !operation.isWebhook) continue;
      if (notificationUrlsIn(operation, definition).length > 0) continue;
      report({
        at: keyOf(operation.body?.usedAt.get('name') ?? operation.node),
        message: `webhook trigger ${operation.label} has no property with "x-ms-notification-url": true; expected one in its body`,
        related: [
          {
            at: operation.pathItem.get('x-ms-notification-content') ?? operation.pathItem,
            message: 'its notifications',
          },
        ],
      });
    }
  },
});
