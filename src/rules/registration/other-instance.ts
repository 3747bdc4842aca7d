import { isLiteralHost, serviceNowAddressesOf } from '../../connector/servicenow.js';
import { defineRule } from '../../engine/rule.js';
import { isServiceNowHost } from '../../facts/servicenow.js';
import { inboundPairs } from '../../registration/pairs.js';

export default defineRule({
  id: 'registration/other-instance',
  title: 'The record is of another instance than the connector names',
  severity: 'error',
  sources: ['sn-authorization-server', 'sn-authorization-code'],
  why: 'A client is known to the instance that holds its record and to no other. Test and production have a record each, with client IDs and secrets of their own.',
  remedy:
    'Export the record from the instance that the connector signs in at, or write the right host into the connector.',
  symptoms: [{ at: 'authorize', error: 'invalid_client' }],

  check({ connector }, report) {
    for (const { oauth, registration, environments } of inboundPairs(connector)) {
      const { instance, record } = registration;
      if (instance === undefined || !isServiceNowHost(instance)) continue;
      // Instances of other environments are right in their records.
      if (environments.some((environment) => environment.instance === instance)) continue;
      const address = serviceNowAddressesOf(connector, oauth).find(
        (one) => isLiteralHost(one.url.host) && isServiceNowHost(one.url.host),
      );
      if (!address || address.url.host.replace(/:443$/, '') === instance) continue;
      report({
        at: address.node,
        message: `${address.key} names the instance "${address.url.host}"; expected "${instance}", where the record was exported`,
        related: [{ at: record.at, message: 'the record' }],
      });
    }
  },
});
