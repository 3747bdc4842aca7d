import type { Connector } from '../connector/connector.js';
import { inboundPairs, type Pair, pairsOf } from './pairs.js';
import type { Registration } from './registration.js';

/** A record to be judged, with the settings of the connector that sign in with it, where there is a connector. */
export interface Judged {
  readonly registration: Registration;
  readonly pair: Pair | undefined;
}

/** What a rule knows of its folder. */
interface Folder {
  readonly connector: Connector;
  readonly registrations: readonly Registration[];
}

/**
 * The inbound records that are the business of the folder: those of its connector, each once; where there is no connector,
 * all. Others in an export of a whole registry belong to somebody else.
 */
export function inboundOf({ connector, registrations }: Folder): readonly Judged[] {
  if (connector.layout === 'registry')
    return registrations
      .filter(({ direction }) => direction === 'inbound')
      .map((registration) => ({ registration, pair: undefined }));
  const byRecord = new Map<Registration, Pair>();
  for (const pair of inboundPairs(connector))
    if (!byRecord.has(pair.registration)) byRecord.set(pair.registration, pair);
  return [...byRecord].map(([registration, pair]) => ({ registration, pair }));
}

/** False for the templates that come with the platform, and for what was switched off. */
const isUsed = ({ record }: Registration): boolean =>
  record.flag('active') !== false &&
  (record.field('client_id') === undefined || record.text('client_id').trim() !== '');

/**
 * The outbound records that are in use, or all where none is: an export of a whole registry holds many that nobody filled
 * in. Those that stand where an inbound one belongs are told otherwise.
 */
export function outboundOf({ connector, registrations }: Folder): readonly Registration[] {
  const paired = new Set(pairsOf(connector).map(({ registration }) => registration));
  const outbound = registrations.filter((one) => one.direction === 'outbound' && !paired.has(one));
  const used = outbound.filter(isUsed);
  return used.length > 0 ? used : outbound;
}
