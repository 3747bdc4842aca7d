import type { Node } from '../document/node.js';
import type { Exchange, Header, HttpRequest, HttpResponse } from './exchange.js';
import { attemptOf, type KnownAddresses, stageOf } from './stage-of.js';

/** What a file has of requests that an instance made. */
export interface OutboundLog {
  readonly exchanges: readonly Exchange[];
  /** How many records it has in all. */
  readonly count: number;
}

/** More records than this are not looked at. */
const MOST = 5000;

/**
 * Records of System Logs › Outbound HTTP Requests (sys_outbound_http_log) as the Table API gives them, a list or one alone;
 * undefined for other values. The elements that are logged are documented, the names of their columns are not: those that
 * follow from the elements are taken, in either spelling. Source: ServiceNow documentation, Configure outbound logging.
 */
export function readOutboundLog(root: Node, known: KnownAddresses): OutboundLog | undefined {
  const list = root.get('result') ?? root.get('records') ?? root;
  const records = list.isArray ? list.children().slice(0, MOST) : [list];
  const read = records.flatMap((record) => recordOf(record) ?? []);
  if (read.length === 0) return undefined;
  return { count: read.length, exchanges: read.flatMap((record) => exchangeOf(record, known) ?? []) };
}

type Column = 'method' | 'url' | 'status' | 'requestBody' | 'responseHeaders' | 'responseBody';

interface Logged {
  readonly node: Node;
  readonly request: HttpRequest;
  readonly response: HttpResponse | undefined;
  readonly places: Partial<Record<Column, Node>>;
}

function recordOf(node: Node): Logged | undefined {
  if (!node.isObject) return undefined;
  const columns = new Map(
    Object.keys(node.value as object).flatMap((name): [string, Node][] => {
      const column = node.get(name);
      // With sysparm_display_value=all a value is an object.
      const value = column?.get('value') ?? column;
      return value ? [[name.toLowerCase().replace(/[^a-z]/g, ''), value]] : [];
    }),
  );
  const column = (...names: readonly string[]): Node | undefined => names.flatMap((name) => columns.get(name) ?? [])[0];
  const said = (...names: readonly string[]): string => textOf(column(...names)).trim();
  const method = said('httpmethod', 'method').toUpperCase();
  const url = addressOf(said);
  if (!/^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/.test(method) || url === undefined || !columns.has('syscreatedon'))
    return undefined;
  const status = Number(said('responsestatus', 'httpresponsestatus', 'httpstatus', 'statuscode', 'status'));
  const sent = said('requestheaders');
  const body = said('requestbody');
  const came = said('responseheaders');
  const answer = said('responsebody');
  const places: Partial<Record<Column, Node>> = {};
  for (const [name, place] of [
    ['url', column('urlpath', 'path', 'url')],
    ['status', column('responsestatus', 'httpresponsestatus', 'httpstatus', 'statuscode', 'status')],
    ['requestBody', column('requestbody')],
    ['responseHeaders', column('responseheaders')],
    ['responseBody', column('responsebody')],
  ] as const)
    if (place?.text !== undefined) places[name] = place;
  return {
    node,
    request: { method, url, ...(sent && { headers: headersIn(sent) }), ...(body && { body }) },
    response:
      status > 0 ? { status, ...(came && { headers: headersIn(came) }), ...(answer && { body: answer }) } : undefined,
    places,
  };
}

const textOf = (node: Node | undefined): string =>
  typeof node?.value === 'string' || typeof node?.value === 'number' ? String(node.value) : '';

function addressOf(said: (...names: readonly string[]) => string): string | undefined {
  const whole = said('url');
  if (/^https?:\/\//i.test(whole)) return whole;
  const host = said('urlhostname', 'hostname', 'host');
  if (!/^[a-z\d.-]{1,253}$/i.test(host)) return undefined;
  const query = said('urlquery', 'requestquery', 'query').replace(/^\?/, '');
  const path = said('urlpath', 'path');
  const scheme = said('urlscheme', 'scheme') || 'https';
  return `${scheme}://${host}${path.startsWith('/') || path === '' ? path : `/${path}`}${query && `?${query}`}`;
}

/** A header in each line, or several after commas: `Content-Type:text/html; charset=utf-8`. */
const headersIn = (text: string): Header[] =>
  text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^\s{0,8}([!#$%&'*+.^_`|~\w-]{1,200})\s{0,3}[:=]\s{0,3}(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value: value.trim() }];
  });

function exchangeOf({ node, request, response, places }: Logged, known: KnownAddresses): Exchange | undefined {
  const parts = { request, ...(response && { response }) };
  const stage = stageOf(parts, known) ?? tokenStage(request);
  if (!stage) return undefined;
  const exchange: Exchange = {
    ...parts,
    stage,
    where: {
      exchange: places.url ?? node,
      ...(places.url && { url: places.url }),
      ...(places.requestBody && { request: places.requestBody }),
      ...(places.status && { status: places.status }),
      ...(places.responseHeaders && { headers: places.responseHeaders }),
      ...(places.responseBody && { response: places.responseBody }),
    },
  };
  const attempt = stage === 'token' ? attemptOf(exchange) : undefined;
  return attempt ? { ...exchange, attempt } : exchange;
}

/** Below the level All the log has no body: what is posted to the server of a sign-in is the request for a token. */
const tokenStage = ({ method, url }: HttpRequest): 'token' | undefined =>
  method === 'POST' && /^https?:\/\/login\.(?:microsoftonline|windows)\./i.test(url) ? 'token' : undefined;
