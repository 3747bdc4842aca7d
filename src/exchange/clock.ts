import { addressParts, type Exchange, headerOf } from './exchange.js';
import type { Flow } from './flow.js';

/** A clock that differs. */
export interface ClockDifference {
  readonly exchange: Exchange;
  /** By how much the clock of the server is ahead, in milliseconds. */
  readonly by: number;
  /** What it is compared with. */
  readonly measuredAt: 'the clock of who asked' | 'an answer of another host before it';
}

/**
 * The first answer whose header Date differs by more than `most` milliseconds from the time at which it came. Where the
 * evidence has no times, the answers of other hosts before it tell: none of them can be later than it.
 */
export function clockDifference({ exchanges }: Flow, most: number): ClockDifference | undefined {
  const before: { readonly host: string; readonly date: number }[] = [];
  for (const exchange of exchanges) {
    const date = dateOf(exchange);
    if (date === undefined) continue;
    const came = exchange.answeredAt ?? exchange.time;
    if (came !== undefined) {
      if (Math.abs(date - came) > most) return { exchange, by: date - came, measuredAt: 'the clock of who asked' };
      continue;
    }
    const { host } = addressParts(exchange.request?.url ?? '') ?? {};
    if (host === undefined) continue;
    const later = before.find((other) => other.host !== host && other.date - date > most);
    if (later) return { exchange, by: date - later.date, measuredAt: 'an answer of another host before it' };
    before.push({ host, date });
  }
  return undefined;
}

/** The header Date, unless the answer comes out of a cache. */
function dateOf({ response }: Exchange): number | undefined {
  const text = headerOf(response, 'date');
  if (text === undefined || headerOf(response, 'age') !== undefined) return undefined;
  const date = Date.parse(text);
  return Number.isFinite(date) ? date : undefined;
}
