import type { Node } from '../document/node.js';
import { BrowserFlow } from './browser-flow.js';
import type { Exchange } from './exchange.js';
import type { ProblemKind } from './flow.js';
import { entryOf, headersIn } from './har-entry.js';
import { isMasked } from './masked.js';
import type { KnownAddresses } from './stage-of.js';

/** What a recording has of a sign-in. */
export interface Recording {
  readonly exchanges: readonly Exchange[];
  readonly isSanitized: boolean;
  /** How many requests it has in all. */
  readonly count: number;
  readonly problems: readonly ProblemKind[];
}

/** The list of entries of a recording (HAR 1.1 and 1.2); undefined for other values. */
export function entriesOf(root: Node): Node | undefined {
  const entries = root.at('log', 'entries') ?? root.get('entries');
  if (!entries?.isArray) return undefined;
  return root.has('log') || (entries.value as readonly unknown[]).some(isEntry) ? entries : undefined;
}

const isEntry = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof (value as { request?: unknown }).request === 'object';

/** Reads a recording as tolerantly as the programs write it: browsers, Fiddler, Playwright, Dev Proxy and others. */
export function readRecording(entries: Node, known: KnownAddresses): Recording {
  const list = entries.value as readonly unknown[];
  const read = list.flatMap((_, index) => entryOf(entries.get(index) as Node) ?? []);
  const flow = new BrowserFlow(read, known);
  const { exchanges } = flow;
  const isSanitized = isWithoutSecrets(list);
  const problems: ProblemKind[] = [];
  if (list.length > 0 && list.every(isTunnel)) problems.push('connect-only');
  else if (exchanges.length === 0) problems.push('no-sign-in');
  if (isSanitized && exchanges.length > 0) problems.push('sanitized');
  if (flow.hasCutBodies) problems.push('cut-bodies');
  return { exchanges, isSanitized, count: list.length, problems };
}

const isTunnel = (entry: unknown): boolean =>
  isEntry(entry) &&
  String((entry as { request: { method?: unknown } | null }).request?.method).toUpperCase() === 'CONNECT';

/**
 * True when no request has Cookie or Authorization: Chrome and Edge leave them out of what they call sanitized
 * (devtools-frontend acd96a60), and a sign-in without a cookie there is not. Written over is as good as left out.
 */
function isWithoutSecrets(entries: readonly unknown[]): boolean {
  let hasHeaders = false;
  for (const entry of entries) {
    if (!isEntry(entry)) continue;
    const { request } = entry as { request: { cookies?: unknown } };
    if (Array.isArray(request?.cookies) && request.cookies.length > 0) return false;
    for (const { name, value } of headersIn(request) ?? []) {
      hasHeaders = true;
      if (/^(?:cookie|authorization)$/i.test(name) && !isMasked(value)) return false;
    }
  }
  return hasHeaders;
}
