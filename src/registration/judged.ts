import type { Connector } from '../connector/connector.js';
import { keyOf, type Place } from '../document/node.js';
import { clientIdsOf } from '../teams-app/client-ids.js';
import type { Step, TeamsApp } from '../teams-app/teams-app.js';
import { inboundPairs, type Pair, pairsOf } from './pairs.js';
import type { Registration } from './registration.js';

/** A record to be judged, with the settings of the connector that sign in with it, where there is a connector. */
export interface Judged {
  readonly registration: Registration;
  readonly pair: Pair | undefined;
  /** Where a file of the folder says that it signs in with the record; undefined where none does. */
  readonly client: Place | undefined;
}

/** What a rule knows of its folder. */
interface Folder {
  readonly connector: Connector;
  readonly registrations: readonly Registration[];
  readonly teamsApp?: TeamsApp | undefined;
}

/** The steps of a Teams app that register the client of a record. */
export const registrationsWith = (app: TeamsApp, { clientId, direction }: Registration): readonly Step[] =>
  direction !== 'inbound' || clientId.trim() === ''
    ? []
    : app.registrations.filter((step) =>
        clientIdsOf(app, step.with?.get('clientId')).some(({ text }) => text === clientId.trim()),
      );

/**
 * The inbound records that are the business of the folder: those of its connector, each once; where there is no connector,
 * those of its Teams app, or else all. Others in an export of a whole registry belong to somebody else.
 */
export function inboundOf({ connector, registrations, teamsApp }: Folder): readonly Judged[] {
  const inbound = registrations.filter(({ direction }) => direction === 'inbound');
  if (connector.layout === 'registry')
    return inbound.map((registration) => ({ registration, pair: undefined, client: undefined }));
  if (connector.layout === 'teams' && teamsApp)
    return inbound.flatMap((registration) => {
      const [step] = registrationsWith(teamsApp, registration);
      const client = step?.with?.get('clientId');
      return client ? [{ registration, pair: undefined, client }] : [];
    });
  const byRecord = new Map<Registration, Pair>();
  for (const pair of inboundPairs(connector))
    if (!byRecord.has(pair.registration)) byRecord.set(pair.registration, pair);
  return [...byRecord].map(([registration, pair]) => ({
    registration,
    pair,
    client: pair.clientId ?? keyOf(pair.oauth.node),
  }));
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
