import { notificationUrlsOf } from '../../connector/notification-urls.js';
import { shown } from '../../connector/schema-paths.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/notification-url-not-string',
  aliases: ['NotificationUrlNotString'],
  title: 'The address of notifications is not a string',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-webhook', 'ppc-connectors'],
  why: 'The platform writes an address into the property marked with x-ms-notification-url, so the property must be declared as a string.',
  remedy: 'Set "type" of the property to "string".',
  symptoms: [{ at: 'upload', text: 'The notification URL property must be of type string' }],

  check({ connector }, report) {
    if (!connector.definition) return;
    for (const { node } of notificationUrlsOf(connector.definition)) {
      if (node.kind !== 'schema' || node.has('$ref')) continue;
      const type = node.get('type');
      if (type?.text === 'string') continue;
      report({
        at: type ?? node,
        message: `type of "${node.key}" is ${shown(type)}; expected "string", as it takes the notification URL`,
        fix: {
          title: 'set type to "string"',
          applicability: 'safe',
          changes: [
            type
              ? { change: 'set', node: type, value: 'string' }
              : { change: 'add', to: node, key: 'type', value: 'string' },
          ],
        },
      });
    }
  },
});
