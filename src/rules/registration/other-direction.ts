import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { pairsOf } from '../../registration/pairs.js';

export default defineRule({
  id: 'registration/other-direction',
  title: 'The record is for ServiceNow as a client',
  severity: 'error',
  sources: ['sn-authorization-server', 'sn-create-endpoint'],
  why: 'A record of "Connect to a third party OAuth Provider" lets ServiceNow sign in elsewhere. A connector signs in at ServiceNow and needs a record of "Create an OAuth API endpoint for external clients".',
  remedy:
    'Make a new record with "Create an OAuth API endpoint for external clients" ("Inbound integrations" in the newer console), and put its client ID and secret into the connector.',
  symptoms: [{ at: 'authorize', error: 'invalid_client' }],

  check({ connector }, report) {
    for (const { registration, clientId, oauth } of pairsOf(connector)) {
      const { record, direction } = registration;
      if (direction !== 'outbound') continue;
      const type = record.field('type');
      report({
        at: type?.at ?? record.place('client_id'),
        message: type
          ? `type is "${type.value}"; expected "client", since the connector signs in with this client ID`
          : 'the record has a token URL; expected a record of an external client, since the connector signs in with this client ID',
        related: [{ at: clientId ?? keyOf(oauth.node), message: 'the client ID of the connector' }],
      });
    }
  },
});
