import type { Node } from '../document/node.js';
import { isServiceNowHost, isServiceNowPath } from '../facts/servicenow.js';
import { type Address, addressesOf, bySettings } from './addresses.js';
import type { Connector } from './connector.js';
import type { Definition, Operation, SchemaNode } from './definition.js';
import { type LooseUrl, looseUrl } from './endpoints.js';
import { oncePer } from './once-per.js';
import type { OAuthSettings } from './properties.js';
import { withoutTrailing } from './trailing.js';

/** An OAuth address that is one of a ServiceNow instance. */
export interface ServiceNowAddress extends Address {
  readonly url: LooseUrl;
  /** The path without slashes at the end, in lower case. */
  readonly endpoint: string;
}

/** The OAuth addresses at ServiceNow: at its domains, or at a host that is known by another address's path. */
export const serviceNowAddresses = oncePer((connector: Connector): ServiceNowAddress[] => {
  const found = addressesOf(connector).flatMap((address) => {
    const url = looseUrl(address.text);
    return url ? [{ ...address, url, endpoint: withoutTrailing(url.path, '/').toLowerCase() }] : [];
  });
  const custom = new Set(found.filter(({ url }) => isServiceNowPath(url.path)).map(({ url }) => url.host));
  return found.filter(({ url }) => isServiceNowHost(url.host) || custom.has(url.host));
});

const grouped = oncePer((connector: Connector) => bySettings(serviceNowAddresses(connector)));

/** Those of one set of OAuth settings. */
export const serviceNowAddressesOf = (connector: Connector, oauth: OAuthSettings): readonly ServiceNowAddress[] =>
  grouped(connector).get(oauth) ?? [];

/** True for a host without placeholders and expressions. */
export const isLiteralHost = (host: string): boolean => /^[a-z0-9.-]+(?::\d+)?$/i.test(host);

/** An operation of the Table API. */
export interface TableOperation {
  readonly operation: Operation;
  /** `v1`, `v2`; undefined for the newest. */
  readonly version: string | undefined;
  /** True when the path names one record. */
  readonly isRecord: boolean;
}

const TABLE_PATH = /\/api\/now(?:\/(v\d+))?\/table\/[^/]+(\/[^/]+)?\/?$/i;
const API_PATH = /\/api\/(?:now|sn_[a-z_]+|global)(?:\/|$)/i;

/** The path of an operation as the instance sees it. */
export function fullPath(operation: Operation): string {
  const base = operation.node.document.root?.string('basePath') ?? '';
  return `${withoutTrailing(base, '/')}/${operation.path.replace(/^\/+/, '')}`.replace(/[?#].*$/s, '');
}

/** The operations of a connector that call ServiceNow. */
interface ServiceNowOperations {
  readonly table: readonly TableOperation[];
  readonly all: ReadonlySet<Operation>;
}

const byConnector = new WeakMap<Connector, ServiceNowOperations>();

/** Looks at every path once; what is found is kept for the other rules. */
function operationsOf(connector: Connector): ServiceNowOperations {
  let found = byConnector.get(connector);
  if (found) return found;
  const table: TableOperation[] = [];
  const all = new Set<Operation>();
  for (const operation of connector.operations) {
    if (operation.path.length > 500) continue;
    const path = fullPath(operation);
    if (!API_PATH.test(path)) continue;
    all.add(operation);
    const match = TABLE_PATH.exec(path);
    if (match) table.push({ operation, version: match[1]?.toLowerCase(), isRecord: match[2] !== undefined });
  }
  found = { table, all };
  byConnector.set(connector, found);
  return found;
}

/** The operations of the Table API, known by their paths on whatever host. */
export const tableOperations = (connector: Connector): readonly TableOperation[] => operationsOf(connector).table;

/** The operations that call any of ServiceNow's REST APIs. */
export const serviceNowOperations = (connector: Connector): ReadonlySet<Operation> => operationsOf(connector).all;

/** True when custom code may change what an operation sends and gives back. */
export const mayBeScripted = (connector: Connector): boolean => connector.document('script') !== undefined;

/** The schema of the successful answer of an operation, behind references, with the response it stands in. */
export function answerOf(
  definition: Definition,
  operation: Operation,
): { readonly status: string; readonly response: Node; readonly schema: SchemaNode } | undefined {
  for (const { status, node } of operation.responses) {
    if (!/^2\d\d$/.test(status)) continue;
    const schema = definition.schemaOf(node);
    const target = schema && definition.resolve(schema);
    if (target) return { status, response: node, schema: target };
  }
  return undefined;
}
