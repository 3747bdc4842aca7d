import { redirectHost } from '../../connector/redirects.js';
import { distanceOf } from '../../connector/spelling.js';
import { defineRule } from '../../engine/rule.js';
import { differenceOf } from '../../registration/difference.js';
import { environmentsOf } from '../../registration/environments.js';
import { decidedClientId, inboundPairs, serviceNowSettings } from '../../registration/pairs.js';
import { redirectEntries } from '../../registration/redirect-list.js';
import type { Registration } from '../../registration/registration.js';

/** So many letters apart an id was copied wrongly. */
const SLIP = 2;

/** How two ids differ, where it is a slip. */
function slipOf(id: string, other: string): string {
  if (id.trim() === other.trim()) return ', which differs in a blank';
  if (id.trim().toLowerCase() === other.trim().toLowerCase()) return ', which differs in case';
  return distanceOf(id, other, SLIP) > SLIP ? '' : `; ${differenceOf(id, other)?.words}`;
}

/** True for a record that people come back from to a connector. */
const isOfConnector = ({ record }: Registration): boolean =>
  redirectEntries(record).some(({ meant }) => redirectHost(meant) !== 'foreign');

export default defineRule({
  id: 'registration/client-id-differs',
  title: 'The connector and the record have different client IDs',
  severity: 'error',
  sources: ['rfc6749#4.1.1', 'sn-create-endpoint', 'learn-troubleshoot-oauth2'],
  why: 'ServiceNow finds the record by the client ID in the sign-in. With another ID the sign-in belongs to another record, whose secret and redirect URLs are not these, or to none.',
  remedy:
    'Copy "Client ID" of the record into "Client ID" on the Security tab (clientId), with the client secret of the same record.',
  symptoms: [
    { at: 'authorize', error: 'invalid_client' },
    { at: 'token', status: 401, text: 'access_denied' },
  ],

  check({ connector, registrations }, report) {
    const recorded = new Set(environmentsOf(connector).flatMap(({ clientId }) => clientId ?? []));
    const pairs = inboundPairs(connector);
    for (const { clientId, registration } of pairs) {
      const field = registration.record.field('client_id');
      const id = clientId?.text;
      if (!clientId || id === undefined || !field?.value.trim() || field.value === id || recorded.has(field.value))
        continue;
      // A second record that an environment of its own uses is no contradiction.
      if (pairs.some((other) => other.registration.clientId === id)) continue;
      report({
        at: clientId,
        message: `clientId is "${id}"; expected "${field.value}", the client ID of the record${slipOf(id, field.value)}`,
        related: [{ at: field.at, message: 'the client ID of the record' }],
      });
    }
    const inbound = registrations.filter(({ direction }) => direction === 'inbound');
    if (pairs.length > 0) return;
    for (const oauth of serviceNowSettings(connector)) {
      const clientId = decidedClientId(oauth);
      const [first] = inbound;
      if (!clientId || !first || registrations.some((one) => one.clientId === clientId.text)) continue;
      report({
        at: clientId,
        // Records of other clients may lie beside a connector for other reasons.
        ...(inbound.some(isOfConnector) ? {} : { severity: 'info' as const }),
        message:
          inbound.length === 1
            ? `clientId is "${clientId.text}"; the only inbound record of the export, "${first.name.slice(0, 80)}", is for another client`
            : `clientId is "${clientId.text}"; none of the ${inbound.length} inbound records of the export has it`,
        related: [
          {
            at: first.record.place('client_id'),
            message: inbound.length === 1 ? 'its client ID' : 'the first of them',
          },
        ],
      });
    }
  },
});
