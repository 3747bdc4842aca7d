import type { Exchange } from './exchange.js';
import type { Evidence } from './flow.js';

/**
 * Several files as one evidence: a window that pops up has a recording of its own. Exchanges are ordered by their times;
 * one without a time stays behind the one before it in its file, and files without any time come last, in their order.
 */
export function mergedEvidence(list: readonly Evidence[]): Evidence {
  const timed = list.flatMap(({ exchanges }) => withTimes(exchanges));
  timed.sort((a, b) => compared(a.time, b.time));
  const seen = new Set<string>();
  const exchanges = timed.flatMap(({ exchange }) => {
    const key = keyOf(exchange);
    if (key === undefined) return [exchange];
    if (seen.has(key)) return [];
    seen.add(key);
    return [exchange];
  });
  return {
    kinds: [...new Set(list.flatMap(({ kinds }) => kinds))],
    exchanges,
    isSanitized: list.some(({ isSanitized }) => isSanitized),
    problems: list.flatMap(({ problems = [] }) => problems),
  };
}

interface Timed {
  readonly exchange: Exchange;
  readonly time: number;
}

function withTimes(exchanges: readonly Exchange[]): Timed[] {
  let last = exchanges.find(({ time }) => time !== undefined)?.time ?? Number.POSITIVE_INFINITY;
  return exchanges.map((exchange) => {
    last = exchange.time ?? last;
    return { exchange, time: last };
  });
}

/** Infinity minus infinity is no number, and no order. */
const compared = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** The same request in two recordings, of the window and of the one that opened it, is one. */
const keyOf = ({ time, request, response, said }: Exchange): string | undefined =>
  time === undefined || !request ? undefined : [time, request.method, request.url, response?.status, said].join(' ');
