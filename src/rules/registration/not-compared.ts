import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { decidedClientId, pairsOf, serviceNowSettings } from '../../registration/pairs.js';

export default defineRule({
  id: 'registration/not-compared',
  title: 'It is not known which record is the one of the connector',
  severity: 'info',
  sources: ['rfc6749#4.1.1', 'sn-create-endpoint'],
  why: 'Record and connector are matched by the client ID. Where the connector has none yet and the export has several records, or one that is plainly for another client, nothing was compared, and silence says nothing.',
  remedy: 'Export the record of this connector alone, or put its client ID into the connector.',
  symptoms: [],

  check({ connector, registrations }, report) {
    const inbound = registrations.filter(({ direction }) => direction === 'inbound');
    const [first] = inbound;
    if (!first || pairsOf(connector).length > 0) return;
    for (const oauth of serviceNowSettings(connector)) {
      if (decidedClientId(oauth)) continue;
      report({
        at: oauth.node.getIgnoringCase('clientId') ?? keyOf(oauth.node),
        message:
          inbound.length === 1
            ? `the only inbound record of the export, "${first.name.slice(0, 80)}", is for another client; expected one that people come back from to a connector`
            : `the connector has no client ID of its own and the export ${inbound.length} inbound records; expected one record, or a client ID`,
        related: [{ at: first.record.at, message: inbound.length === 1 ? 'the record' : 'the first record' }],
      });
    }
  },
});
