import type { Document } from './document.js';
import { pointerOf } from './json-pointer.js';

/** The part of a Swagger definition that an object is; the walk of the definition sets it. */
export type Kind = string;

/**
 * A value in a document, known by the way to it and not by its position: the position is computed only when the value is
 * reported or edited. Own properties only, so that `__proto__` and its like are ordinary keys.
 */
export class Node {
  constructor(
    readonly document: Document,
    readonly parent: Node | undefined,
    readonly key: string | number,
    readonly value: unknown,
    readonly kind: Kind = '',
  ) {}

  /** The member `key` of an object or the element `key` of an array, or undefined where there is none. */
  get(key: string | number): Node | undefined {
    const { value } = this;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return new Node(this.document, this, key, (value as Record<string | number, unknown>)[key]);
  }

  /** Follows several keys; undefined as soon as one is missing. */
  at(...keys: readonly (string | number)[]): Node | undefined {
    let node: Node | undefined = this;
    for (const key of keys) node = node?.get(key);
    return node;
  }

  has(key: string | number): boolean {
    return typeof this.value === 'object' && this.value !== null && Object.hasOwn(this.value, key);
  }

  /** The member whose name equals `key` when case is ignored, an exact match first. */
  getIgnoringCase(key: string): Node | undefined {
    const exact = this.get(key);
    if (exact || !this.isObject) return exact;
    const wanted = key.toLowerCase();
    const found = Object.keys(this.value as object).find((name) => name.toLowerCase() === wanted);
    return found === undefined ? undefined : this.get(found);
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  get isArray(): boolean {
    return Array.isArray(this.value);
  }

  /** The value if it is a string. */
  get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  /** The value of member `key` if it is a string. */
  string(key: string): string | undefined {
    const { value } = this;
    if (typeof value !== 'object' || value === null) return undefined;
    const member: unknown = (value as Record<string, unknown>)[key];
    return typeof member === 'string' && Object.hasOwn(value, key) ? member : undefined;
  }

  /** The members of an object in file order, the elements of an array; nothing for other values. */
  children(): readonly Node[] {
    const { value } = this;
    const children: Node[] = [];
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++)
        children.push(new Node(this.document, this, index, value[index]));
    } else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value))
        children.push(new Node(this.document, this, key, (value as Record<string, unknown>)[key]));
    }
    return children;
  }

  /** RFC 6901 pointer of this value in its document. */
  get pointer(): string {
    return pointerOf(this.path);
  }

  /** The keys from the root to this value. */
  get path(): readonly string[] {
    const keys: string[] = [];
    for (let node: Node = this; node.parent; node = node.parent) keys.push(String(node.key));
    return keys.reverse();
  }
}

/** Where a finding points: a value, a key, a part of a string value, a stretch of text, or a file as a whole. */
export type Place =
  | Node
  | { readonly in: 'key'; readonly node: Node }
  | { readonly in: 'part'; readonly node: Node; readonly from: number; readonly to: number }
  | { readonly in: 'text'; readonly document: Document; readonly start: number; readonly end: number }
  | { readonly in: 'file'; readonly document: Document };

/** The key of a member instead of its value: for misspelt and unknown names. */
export const keyOf = (node: Node): Place => ({ in: 'key', node });

/** A part of a string value, by the text itself or by offsets into the decoded value; the whole value if it is not found. */
export function partOf(node: Node, part: string | readonly [from: number, to: number]): Place {
  if (typeof part !== 'string') return { in: 'part', node, from: part[0], to: part[1] };
  const from = node.text?.indexOf(part) ?? -1;
  return from < 0 ? node : { in: 'part', node, from, to: from + part.length };
}

/** A stretch of a text, by UTF-16 offsets, end excluded. */
export const stretch = (document: Document, start: number, end: number): Place => ({
  in: 'text',
  document,
  start,
  end,
});

/** A file as a whole, shown at its first character. */
export const wholeFile = (document: Document): Place => ({ in: 'file', document });

export const documentOf = (place: Place): Document =>
  place instanceof Node || !('node' in place) ? place.document : place.node.document;
