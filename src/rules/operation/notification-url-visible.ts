import { notificationUrlsOf } from '../../connector/notification-urls.js';
import { shown } from '../../connector/schema-paths.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/notification-url-visible',
  aliases: ['NotificationUrlNotInternal'],
  title: 'Makers are asked for the address of notifications',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-webhook', 'ppc-connectors'],
  why: 'The platform fills in the address itself. The property, or an object around it, must be internal, or the service refuses the definition; in all published connectors that were measured it is.',
  remedy: 'Add "x-ms-visibility": "internal" to the property with x-ms-notification-url.',
  symptoms: [
    { at: 'upload', text: 'The notification URL property itself or at least one of its parents must be internal' },
  ],

  check({ connector }, report) {
    if (!connector.definition) return;
    for (const { node, isVisible } of notificationUrlsOf(connector.definition)) {
      if (!isVisible) continue;
      const visibility = node.get('x-ms-visibility');
      report({
        at: visibility ?? node,
        message: `x-ms-visibility of "${node.key}" is ${shown(visibility)}; expected "internal", as it takes the notification URL`,
        fix: {
          title: 'set x-ms-visibility to "internal"',
          applicability: 'safe',
          changes: [
            visibility
              ? { change: 'set', node: visibility, value: 'internal' }
              : { change: 'add', to: node, key: 'x-ms-visibility', value: 'internal' },
          ],
        },
      });
    }
  },
});
