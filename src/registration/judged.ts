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

/** The outbound records, but for those that stand where an inbound one belongs. */
export function outboundOf({ connector, registrations }: Folder): readonly Registration[] {
  const paired = new Set(pairsOf(connector).map(({ registration }) => registration));
  return registrations.filter((registration) => registration.direction === 'outbound' && !paired.has(registration));
}
