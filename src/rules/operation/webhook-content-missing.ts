import { notificationUrlsIn } from '../../connector/notification-urls.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/webhook-content-missing',
  aliases: ['OperationMustHaveNotificationContentExtension'],
  title: 'The path of a webhook does not describe its notifications',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-webhook', 'ppc-connectors'],
  why: 'x-ms-notification-content says what the service will send. It belongs to the path, beside the verb; inside the operation the platform does not see it. Without it the definition is refused, and the trigger would give no fields to the flow.',
  remedy:
    'Put x-ms-notification-content with "schema" beside "post" in the path of the registration, not inside the operation.',
  symptoms: [{ at: 'upload', text: 'is missing notification content extension as it has' }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition) return;
    for (const operation of definition.operations) {
      const { node, pathItem, label } = operation;
      const inside = node.get('x-ms-notification-content');
      if (inside) {
        const isFree = !pathItem.has('x-ms-notification-content');
        report({
          at: keyOf(inside),
          message: `x-ms-notification-content inside ${label}; expected it in the path, beside "${operation.method}"`,
          fix: {
            title: isFree ? 'move x-ms-notification-content into the path' : 'remove it, as the path has one',
            applicability: isFree ? 'safe' : 'unsafe',
            changes: [
              { change: 'remove', node: inside },
              ...(isFree
                ? [{ change: 'add', to: pathItem, key: 'x-ms-notification-content', value: inside.value } as const]
                : []),
            ],
          },
        });
        continue;
      }
      if (!operation.body || pathItem.has('x-ms-notification-content')) continue;
      const urls = notificationUrlsIn(operation, definition);
      if (urls.length === 0) continue;
      report({
        at: keyOf(pathItem),
        message: `${label} registers a notification URL, but its path has no x-ms-notification-content; expected the schema of what will be sent`,
        related: urls.map((url) => ({ at: url.node, message: 'the notification URL' })),
      });
    }
  },
});
