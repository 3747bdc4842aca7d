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

/**
 * The ways back in a flow. Where the evidence has no request to the client, the redirect of the authorization endpoint shows
 * it. A sign-in often holds another, of the instance at its identity provider; they are told apart by their addresses.
 */
export function waysBack(flow: Flow): readonly WayBack[] {
  const asked = signInRequests(flow);
  const callbacks = flow.of('callback').flatMap((exchange): WayBack[] => {
    const before = asked.slice(0, asked.filter((each) => isBefore(flow, each, exchange)).length);
    const address = plain(exchange.request?.url ?? '');
    return exchange.request
      ? [
          {
            exchange,
            parameters: queryOf(exchange),
            asked: before.findLast((each) => plain(queryOf(each).get('redirect_uri') ?? '') === address),
          },
        ]
      : [];
  });
  if (callbacks.length > 0) return callbacks;
  return asked.flatMap((exchange): WayBack[] => {
    const location = headerOf(exchange.response, 'location') ?? '';
    const back = queryOf(exchange).get('redirect_uri');
    if (back === null || plain(location) !== plain(back)) return [];
    const mark = location.indexOf('?');
    return [
      {
        exchange,
        parameters: new URLSearchParams(mark < 0 ? '' : location.slice(mark).replace(/#.*$/s, '')),
        asked: exchange,
      },
    ];
  });
}

/** The sign-in whose code an exchange of a code brings: by the code, else the last one before it of the same client. */
export function signInOf(flow: Flow, exchange: Exchange): Exchange | undefined {
  const form = formOf(exchange);
  const code = form.get('code');
  const byCode = code === null ? undefined : waysBack(flow).find(({ parameters }) => parameters.get('code') === code);
  if (byCode) return byCode.asked;
  const client = form.get('client_id');
  return signInRequests(flow).findLast(
    (each) => isBefore(flow, each, exchange) && (client === null || queryOf(each).get('client_id') === client),
  );
}

const isBefore = ({ exchanges }: Flow, a: Exchange, b: Exchange): boolean =>
  exchanges.indexOf(a) < exchanges.indexOf(b);

/** An address without its parameters. */
const plain = (url: string): string => url.trim().replace(/[?#].*$/s, '');
