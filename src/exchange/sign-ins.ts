import { type Exchange, formOf, headerOf, queryOf } from './exchange.js';
import type { Flow } from './flow.js';

/** The browser's way back to the client. */
export interface WayBack {
  readonly exchange: Exchange;
  readonly parameters: URLSearchParams;
  /** What the sign-in asked for, where the evidence has it. */
  readonly asked: Exchange | undefined;
}

/** Requests of the sign-in: those of the browser, and the look of `verify` at the page before it. */
export const signInRequests = ({ exchanges }: Flow): readonly Exchange[] =>
  exchanges.filter(({ stage, probe }) => stage === 'authorize' && probe === undefined);

/** What is worked out once for a flow, in one pass over its exchanges. */
interface SignIns {
  readonly waysBack: readonly WayBack[];
  readonly byCode: ReadonlyMap<string, WayBack>;
  /** Requests of the sign-in with their place in the flow, by client. */
  readonly byClient: ReadonlyMap<string, readonly { readonly exchange: Exchange; readonly order: number }[]>;
}

const known = new WeakMap<Flow, SignIns>();

function signInsOf(flow: Flow): SignIns {
  let signIns = known.get(flow);
  if (!signIns) {
    signIns = read(flow);
    known.set(flow, signIns);
  }
  return signIns;
}

function read(flow: Flow): SignIns {
  const requests = new Set(signInRequests(flow));
  const byAddress = new Map<string, Exchange>();
  const byClient = new Map<string, { exchange: Exchange; order: number }[]>();
  const callbacks: WayBack[] = [];
  for (const [order, exchange] of flow.exchanges.entries()) {
    if (requests.has(exchange)) {
      const query = queryOf(exchange);
      byAddress.set(plain(query.get('redirect_uri') ?? ''), exchange);
      const client = query.get('client_id') ?? '';
      const others = byClient.get(client);
      if (others) others.push({ exchange, order });
      else byClient.set(client, [{ exchange, order }]);
    } else if (exchange.stage === 'callback' && exchange.request) {
      const asked = byAddress.get(plain(exchange.request.url));
      callbacks.push({ exchange, parameters: queryOf(exchange), asked });
    }
  }
  const waysBack = callbacks.length > 0 ? callbacks : [...requests].flatMap(redirectOf);
  return { waysBack, byCode: new Map(waysBack.map((way) => [way.parameters.get('code') ?? '', way])), byClient };
}

/**
 * The ways back in a flow. Where the evidence has no request to the client, the redirect of the authorization endpoint shows
 * it. A sign-in often holds another, of the instance at its identity provider; they are told apart by their addresses.
 */
export const waysBack = (flow: Flow): readonly WayBack[] => signInsOf(flow).waysBack;

function redirectOf(exchange: Exchange): WayBack[] {
  const location = headerOf(exchange.response, 'location') ?? '';
  const back = queryOf(exchange).get('redirect_uri');
  if (back === null || plain(location) !== plain(back)) return [];
  const mark = location.indexOf('?');
  const parameters = new URLSearchParams(mark < 0 ? '' : location.slice(mark).replace(/#.*$/s, ''));
  return [{ exchange, parameters, asked: exchange }];
}

/** The sign-in whose code an exchange of a code brings: by the code, else the last one before it of the same client. */
export function signInOf(flow: Flow, exchange: Exchange): Exchange | undefined {
  const { byCode, byClient } = signInsOf(flow);
  const form = formOf(exchange);
  const way = byCode.get(form.get('code') || '-');
  if (way) return way.asked;
  const client = form.get('client_id');
  const order = flow.orderOf(exchange);
  const asked =
    client === null ? [...byClient.values()].flat().sort((a, b) => a.order - b.order) : byClient.get(client);
  return asked?.findLast((each) => each.order < order)?.exchange;
}

/** An address without its parameters; servers do not agree on case and the last slash. */
const plain = (url: string): string =>
  url
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/\/$/, '')
    .toLowerCase();
