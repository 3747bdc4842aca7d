import type { Node } from '../document/node.js';
import { STATUS_NAMES } from '../facts/http-status.js';

/** Messages are packed into messages this often. */
const PACKED = 4;
/** How deep error objects may lie in each other; beyond it a text was made to exhaust the reader. */
const NESTED = 20;
/** How deep a list of connections may lie, and how many connections are looked at. */
const DEPTH = 4;
const MOST_CONNECTIONS = 5000;

/** A connection as the platform's API gives it, with what is wrong with it. */
export interface Connection {
  /** Its name, an identifier of 32 digits; undefined where the evidence has the statuses alone. */
  readonly name: string | undefined;
  readonly statuses: readonly Node[];
}

/**
 * The connections in a JSON value: `properties.statuses` of one, of those of a list, or the statuses alone. Undefined when
 * the value is none of this.
 */
export function connectionsIn(root: Node): readonly Connection[] | undefined {
  const found: Connection[] = [];
  let isOne = false;
  const walk = (node: Node, depth: number): void => {
    if (depth > DEPTH || found.length >= MOST_CONNECTIONS) return;
    const statuses = statusesOf(node);
    if (statuses) {
      isOne = true;
      found.push({ name: node.string('name'), statuses });
      return;
    }
    if (node.isArray) for (const child of node.children()) walk(child, depth + 1);
    else
      for (const key of ['value', 'connection', 'connections', 'body'])
        for (const child of listed(node, key)) walk(child, depth + 1);
  };
  walk(root, 0);
  return isOne ? found : undefined;
}

const listed = (node: Node, key: string): readonly Node[] => {
  const child = node.get(key);
  return child && (child.isObject || child.isArray) ? [child] : [];
};

function statusesOf(node: Node): readonly Node[] | undefined {
  const list = node.getIgnoringCase('properties')?.getIgnoringCase('statuses') ?? node.getIgnoringCase('statuses');
  if (list?.isArray) return list.children().filter(({ isObject }) => isObject);
  const isStatus = /^(?:Error|Connected|Disconnected|Warning|Ready)$/.test(node.string('status') ?? '');
  return isStatus && (node.string('target') !== undefined || node.get('error')?.isObject) ? [node] : undefined;
}

/**
 * The error texts of the statuses of a connection. A status `Error` of the target `token` without a text is that of a
 * connection nobody has signed in to yet, and no failure.
 */
export const failuresIn = ({ statuses }: Connection): readonly FoundText[] =>
  statuses.flatMap((status) => {
    if (!/^(?:error|warning)$/i.test(status.string('status') ?? '')) return [];
    const error = status.get('error');
    return (error && (messageOf(error) ?? codeOf(error))) ?? [];
  });

/** A text with the value it stands in. */
export interface FoundText {
  readonly text: string;
  readonly node: Node;
}

/**
 * The message of an error object, unpacked where it is JSON itself: `{"error":{"message":"{\"error\":…"}}`.
 * @param depth in how many error objects it lies
 */
export function messageOf(error: Node, depth = 0): FoundText | undefined {
  const node = error.text === undefined ? (error.getIgnoringCase('message') ?? error.get('error')) : error;
  if (node?.isObject) return depth < NESTED ? messageOf(node.getIgnoringCase('message') ?? node, depth + 1) : undefined;
  let text = node?.text?.trim();
  if (!node || !text) return undefined;
  for (let round = 0; round < PACKED && text.startsWith('{'); round++) {
    const inner = messageInJson(text);
    if (inner === undefined) break;
    text = inner;
  }
  const code = error.text === undefined ? codeOf(error)?.text : undefined;
  return { text: isTelling(code) && !text.includes(code) ? `${code}: ${text}` : text, node };
}

/** A code that says more than a status: `InvokerConnectionOverrideFailed`, not `Unauthorized`. */
const isTelling = (code: string | undefined): code is string =>
  code !== undefined && /^(?:[A-Z][a-z]+_?){2,8}$/.test(code) && !STATUSES.has(code) && code !== 'ServiceError';

const STATUSES: ReadonlySet<string> = new Set([...STATUS_NAMES].map(([name]) => name));

const codeOf = (error: Node): FoundText | undefined => {
  const node = error.get('code');
  return node?.text ? { text: node.text, node } : undefined;
};

function messageInJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const outer = value as { error?: { message?: unknown }; message?: unknown } | null;
    const message = outer?.error?.message ?? outer?.message;
    return typeof message === 'string' && message !== '' ? message : undefined;
  } catch {
    return undefined;
  }
}
