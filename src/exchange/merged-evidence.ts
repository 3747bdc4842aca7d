import type { Exchange } from './exchange.js';
import type { Evidence } from './flow.js';

/**
 * Several files as one evidence: a window that pops up has a recording of its own. Exchanges are ordered by their times;
 * one without a time stays behind the one before it in its file, and files without any time come last, in their order.
 */
export function mergedEvidence(list: readonly Evidence[]): Evidence {
  const firstIn = new Map<string, Evidence>();
  const timed = list.flatMap((evidence) =>
    withTimes(evidence.exchanges.filter((each) => isNew(each, evidence, firstIn))),
  );
  return {
    kinds: [...new Set(list.flatMap(({ kinds }) => kinds))],
    exchanges: sorted(timed),
    isSanitized: list.some(({ isSanitized }) => isSanitized),
    ...(list.length > 0 && list.every(({ isOfInstance }) => isOfInstance) && { isOfInstance: true }),
    problems: list.flatMap(({ problems = [] }) => problems),
  };
}

/** The exchanges of one file in the order in which they were sent. */
export const inOrder = (exchanges: readonly Exchange[]): readonly Exchange[] => sorted(withTimes(exchanges));

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
const sorted = (timed: readonly Timed[]): Exchange[] =>
  timed.toSorted((a, b) => (a.time === b.time ? 0 : a.time < b.time ? -1 : 1)).map(({ exchange }) => exchange);

/** The same request in two recordings, of a window and of the one that opened it, is one. */
function isNew(exchange: Exchange, evidence: Evidence, firstIn: Map<string, Evidence>): boolean {
  const { time, request, response } = exchange;
  if (time === undefined || !request) return true;
  const key = [time, request.method, request.url, response?.status].join(' ');
  const first = firstIn.get(key) ?? evidence;
  firstIn.set(key, first);
  return first === evidence;
}
