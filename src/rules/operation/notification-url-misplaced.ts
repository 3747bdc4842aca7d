import { notificationUrlsOf } from '../../connector/notification-urls.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/notification-url-misplaced',
  aliases: ['NotificationUrlNotAllowedInThisPosition'],
  title: 'x-ms-notification-url stands outside a request body',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-webhook', 'ppc-connectors'],
  why: 'The platform writes the address for notifications into the body of the registration, into the property marked with x-ms-notification-url. In a response or in a path, query or header parameter the mark is refused.',
  remedy:
    'Mark the property of the request body that takes the callback address, and remove the mark here. A service that takes the address in the query needs a script.',
  symptoms: [{ at: 'upload', text: 'The notification URL property is not allowed in this position' }],

  check({ connector }, report) {
    if (!connector.definition) return;
    for (const { node, isMisplaced } of notificationUrlsOf(connector.definition)) {
      const mark = node.get('x-ms-notification-url');
      if (!isMisplaced || !mark) continue;
      const where = node.kind === 'parameter' ? `${node.string('in')} parameter "${node.string('name')}"` : 'an answer';
      report({
        at: keyOf(mark as Node),
        message: `x-ms-notification-url in ${where}; expected in a property of a request body`,
      });
    }
  },
});
