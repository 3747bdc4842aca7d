import { notificationUrlsOf } from '../../connector/notification-urls.js';
import type { Change } from '../../document/edits.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/notification-url-optional',
  aliases: ['NotificationUrlNotRequired'],
  title: 'The address of notifications is not required',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-webhook', 'ppc-connectors'],
  why: 'Optional internal properties are left out of requests. The service would be registered without an address, so the definition is refused; in all published connectors that were measured the property and every object around it are required.',
  remedy:
    'List the property with x-ms-notification-url under "required" of its object, and each object around it under "required" of the next.',
  symptoms: [
    { at: 'upload', text: 'The notification URL property must be required all the way through the schema chain' },
  ],

  check({ connector }, report) {
    if (!connector.definition) return;
    for (const { node, optional } of notificationUrlsOf(connector.definition)) {
      if (!optional?.outer) continue;
      const name = optional.propertyName as string;
      const required = optional.outer.get('required');
      const change: Change | undefined = !required
        ? { change: 'add', to: optional.outer, key: 'required', value: [name] }
        : Array.isArray(required.value)
          ? { change: 'add', to: required, key: required.value.length, value: name }
          : undefined;
      report({
        at: keyOf(optional),
        message: `"${name}" is not under "required" of its object; expected it there, as ${optional === node ? 'it takes' : 'it holds the property for'} the notification URL`,
        related: optional === node ? [] : [{ at: node, message: 'the notification URL' }],
        fix: change && { title: `add "${name}" to required`, applicability: 'safe', changes: [change] },
      });
    }
  },
});
