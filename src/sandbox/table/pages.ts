import type { Call } from '../http.js';

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

const MOST = 10_000;

/** The page that is asked for; undefined for a negative offset. What is no number counts as not given. */
export function pageOf(query: URLSearchParams, defaultLimit = MOST): Page | undefined {
  const offset = query.get('sysparm_offset') ?? '0';
  if (/^-\d+$/.test(offset)) return undefined;
  const number = (text: string | null, standard: number): number =>
    /^\d{1,9}$/.test(text ?? '') ? Number(text) : standard;
  return { limit: number(query.get('sysparm_limit'), defaultLimit), offset: number(offset, 0) };
}

/** `X-Total-Count` and `Link`. Without counting, only a full page can say that there is more. */
export function pageHeaders(call: Call, { limit, offset }: Page, total: number): Record<string, string> {
  const headers: Record<string, string> = {};
  const isCounted = call.query.get('sysparm_no_count') !== 'true';
  if (isCounted) headers['X-Total-Count'] = String(total);
  if (call.query.get('sysparm_suppress_pagination_header') === 'true' || limit === 0) return headers;
  const links: string[] = [];
  const add = (rel: string, to: number): void => {
    links.push(`<${addressOf(call, to, limit)}>;rel="${rel}"`);
  };
  if (offset > 0) add('first', 0);
  if (offset > 0) add('prev', Math.max(0, offset - limit));
  if (offset + limit < total) add('next', offset + limit);
  if (isCounted && total > limit) add('last', Math.floor((total - 1) / limit) * limit);
  if (links.length > 0) headers['Link'] = links.join(',');
  return headers;
}

function addressOf({ origin, path, query }: Call, offset: number, limit: number): string {
  const next = new URLSearchParams(query);
  next.set('sysparm_limit', String(limit));
  next.set('sysparm_offset', String(offset));
  return `${origin}${path}?${next}`;
}
