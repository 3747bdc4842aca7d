import { isEnvironmentVariable } from '../connector/addresses.js';
import type { Connector } from '../connector/connector.js';
import { ownCredential } from '../connector/oauth-client.js';
import { oncePer } from '../connector/once-per.js';
import type { OAuthSettings } from '../connector/properties.js';
import { redirectHost } from '../connector/redirects.js';
import { serviceNowAddresses } from '../connector/servicenow.js';
import { distanceOf } from '../connector/spelling.js';
import type { Node } from '../document/node.js';
import { isPlaceholderText } from '../facts/client-placeholders.js';
import { environmentsOf, type RecordedEnvironment } from './environments.js';
import { registrationsBeside } from './of-connector.js';
import { isExtension } from './record.js';
import { redirectEntries } from './redirect-list.js';
import type { Registration } from './registration.js';

/** OAuth settings of a connector and the record that they sign in with. */
export interface Pair {
  readonly oauth: OAuthSettings;
  readonly registration: Registration;
  /** The client ID in the settings; undefined where the file does not decide it. */
  readonly clientId: Node | undefined;
  /** The recorded environments that use the record. */
  readonly environments: readonly RecordedEnvironment[];
}

/** The OAuth settings of a connector that sign in at ServiceNow. */
export const serviceNowSettings = (connector: Connector): readonly OAuthSettings[] => [
  ...new Set(serviceNowAddresses(connector).map(({ oauth }) => oauth)),
];

/** The client ID that a file decides: no placeholder, and not asked of the person who connects. */
export function decidedClientId(oauth: OAuthSettings): Node | undefined {
  const node = oauth.node.getIgnoringCase('clientId');
  const text = node?.text;
  if (!text?.trim() || isPlaceholderText(text) || isEnvironmentVariable(text)) return undefined;
  return ownCredential(oauth, 'ClientId') ? undefined : node;
}

/**
 * Which record belongs to which settings: the one with the same client ID, or the only inbound one where nothing says that
 * it is for another client. An export of a whole registry holds many that belong to others; where none fits, none is judged.
 */
export const pairsOf = oncePer((connector: Connector): readonly Pair[] => {
  const registrations = registrationsBeside(connector);
  if (registrations.length === 0) return [];
  const recorded = environmentsOf(connector);
  return serviceNowSettings(connector).flatMap((oauth) => {
    const clientId = decidedClientId(oauth);
    const ids = new Set([clientId?.text, ...recorded.map((environment) => environment.clientId)].map(loose));
    ids.delete('');
    const same = registrations.filter((registration) => ids.has(loose(registration.clientId)));
    const inbound = registrations.filter(({ direction }) => direction === 'inbound');
    const fitting = same.length > 0 ? same : inbound.length === 1 ? inbound.filter((one) => mayBelong(one, ids)) : [];
    return fitting.map((registration) => ({
      oauth,
      registration,
      clientId,
      environments: recorded.filter((environment) => uses(environment, registration, fitting.length === 1)),
    }));
  });
});

/** The pairs whose record is one of an external client, as a connector needs it. */
export const inboundPairs = (connector: Connector): readonly Pair[] =>
  pairsOf(connector).filter(({ registration }) => registration.direction === 'inbound');

/** So many letters apart a client ID was copied wrongly. */
const SLIP = 2;

/**
 * False for a record that is surely for another client: one of another table, or one with another client ID that is for
 * programs, or that people come back from to addresses of others alone.
 * @param ids the client IDs of the connector
 */
function mayBelong(registration: Registration, ids: ReadonlySet<string>): boolean {
  const { record, isForPeople, name } = registration;
  if (isExtension(record)) return false;
  const own = loose(registration.clientId);
  if (own === '' || [...ids].some((id) => distanceOf(own, id, SLIP) <= SLIP)) return true;
  // A record that was made a moment ago has none.
  const entries = redirectEntries(record);
  if (isForPeople && entries.length === 0) return true;
  return entries.some(({ meant }) => isOfConnectors(meant)) || /power ?(?:platform|apps|automate)/i.test(name);
}

/** True for the redirect URL of a connector, and for what is put in its place by mistake. */
const isOfConnectors = (url: string): boolean =>
  redirectHost(url) !== 'foreign' || /consent\.|azure-?api|oauth_redirect\.do|powerapps|powerautomate/i.test(url);

const loose = (id: string | undefined): string => id?.trim().toLowerCase() ?? '';

function uses({ clientId, instance }: RecordedEnvironment, registration: Registration, isOnly: boolean): boolean {
  if (instance !== undefined && registration.instance !== undefined && instance !== registration.instance) return false;
  return clientId === undefined ? isOnly : loose(clientId) === loose(registration.clientId) || isOnly;
}
