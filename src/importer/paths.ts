import { withoutTrailing } from '../connector/trailing.js';
import type { JsonObject } from '../generator/fragment.js';
import type { Decisions } from './decision.js';
import { listIn, objectIn, type Source, textIn } from './source.js';

/** The names between braces, in order. */
export const variablesIn = (path: string): readonly string[] =>
  [...path.matchAll(/\{([^{}/]*)\}/g)].map(([, name]) => name as string);

/** A path with `{}` for every variable, in lower case: what a router can tell apart. */
export const shapeOf = (path: string): string => path.replace(/\{[^{}/]*\}/g, '{}').toLowerCase();

/** What a router sees of an operation: its method and the shape of its path. */
export const callOf = ({ method, path }: { readonly method: string; readonly path: string }): string =>
  `${method} ${shapeOf(path)}`;

/**
 * The path that stands before all paths of a document. The host is left to the connector: every instance has its own.
 * ServiceNow's exports end the address in a slash, which would be doubled.
 */
export function basePathOf(source: Source, decisions: Decisions): string {
  const address = source.isSwagger2 ? swagger2Address(source.root) : serverOf(source, decisions);
  if (address === undefined) return '';
  const { host, path } = address;
  if (host !== '')
    decisions.note(
      'adapted',
      'host',
      source.name,
      `the host ${host.slice(0, 100)} is left out: the connector calls the instance that is named with --instance`,
    );
  return withoutTrailing(path, '/');
}

const swagger2Address = (root: JsonObject): { host: string; path: string } => ({
  host: textIn(root['host']) ?? '',
  path: withSlash(textIn(root['basePath']) ?? ''),
});

function serverOf({ root, name }: Source, decisions: Decisions): { host: string; path: string } | undefined {
  const servers = listIn(root['servers']).map(objectIn);
  const server = servers.find(({ url }) => typeof url === 'string');
  if (server === undefined) return undefined;
  if (servers.length > 1)
    decisions.note(
      'lost',
      'servers',
      name,
      `the document has ${servers.length} servers; the path of the first one is used`,
    );
  const variables = objectIn(server['variables']);
  const url = String(server['url']).replace(/\{([^{}]*)\}/g, (whole, variable: string) => {
    const value = Object.hasOwn(variables, variable) ? objectIn(variables[variable])['default'] : undefined;
    return typeof value === 'string' ? value : whole;
  });
  const [, host = '', path = ''] = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)([^?#]*)/i.exec(url) ?? [
    undefined,
    '',
    url.replace(/[?#].*$/s, ''),
  ];
  return { host, path: /^\.?\/?$/.test(path) ? '' : withSlash(path) };
}

const withSlash = (path: string): string => (path === '' || path.startsWith('/') ? path : `/${path}`);

/** A path as the host gets it. */
export interface HostPath {
  readonly path: string;
  /** The values of the query that the document writes into the path, by their names. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Servers refuse longer addresses, and every decision about an operation names its path. In UTF-16 units. */
const LONGEST_PATH = 2000;

/** The path of an operation as the host gets it; undefined, and told, for one that the platform refuses. */
export function pathOf(base: string, given: string, where: string, decisions: Decisions): HostPath | undefined {
  const lost = (why: string): undefined => {
    decisions.note('lost', 'path', where, `its operations are left out: ${why}`);
    return undefined;
  };
  const whole = `${base}${withSlash(given)}`;
  if (whole.includes('#')) return lost('a path holds no fragment');
  const [path = '', ...queries] = whole.split('?');
  const query = [...new URLSearchParams(queries.join('?'))];
  if (query.some(([name, value]) => name === '' || /[{}]/.test(name + value)))
    return lost('the query in the path holds variables; they are parameters "in": "query"');
  if (path.length > LONGEST_PATH) return lost(`the path has more than ${LONGEST_PATH} characters`);
  if (path.includes('*')) return lost('the path holds "*"');
  const bare = path.replace(/\{[^{}/=]+\}/g, '');
  if (/[{}]/.test(bare)) return lost('the braces of the path do not enclose variables');
  if (/\s/.test(bare)) return lost('the path holds a blank; in an address it is "%20"');
  if (/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) return lost('clients take the "." and ".." of a path away');
  if (new Set(variablesIn(path)).size < variablesIn(path).length) return lost('a variable occurs twice in the path');
  if (path === '/' || path === '') return lost('the platform cannot call the path "/"');
  if (query.length > 0)
    decisions.note(
      'adapted',
      'query-in-path',
      where,
      `the query in the path is sent by hidden parameters: ${query.map(([name]) => name.slice(0, 60)).join(', ')}`,
    );
  return { path: path.replace(/\{connectionid\}/gi, `{${NOT_CONNECTION_ID}}`), query };
}

/** What a variable is called that has the name which the platform keeps for itself; the service does not see it. */
export const NOT_CONNECTION_ID = 'connection_id';
