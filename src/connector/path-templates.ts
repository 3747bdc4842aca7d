import type { Node } from '../document/node.js';
import { METHODS } from './swagger-shapes.js';

/** An operation path, read: `/table/{name}` has the variable `name` and the segments `table` and `{}`. */
export interface PathTemplate {
  /** Names between braces, in order; without a default and without the `*` of a wildcard. */
  readonly variables: readonly string[];
  /** In lower case and with `{}` for every variable: what a router can tell apart. */
  readonly segments: readonly string[];
  /** Offset of a brace that has no partner in its segment or encloses nothing. */
  readonly strayBrace: number | undefined;
}

const read = new WeakMap<Node, PathTemplate>();

/** The path of a path item, read once. */
export function templateOf(pathItem: Node): PathTemplate {
  let template = read.get(pathItem);
  if (!template) {
    template = readPath(String(pathItem.key));
    read.set(pathItem, template);
  }
  return template;
}

/** Reads the part of a path before a query or fragment. */
function readPath(path: string): PathTemplate {
  const end = path.search(/[?#]/);
  const text = end < 0 ? path : path.slice(0, end);
  const variables: string[] = [];
  let strayBrace: number | undefined;
  let open = -1;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{') {
      if (open >= 0) strayBrace ??= open;
      open = at;
    } else if (char === '}') {
      if (open < 0 || at === open + 1) strayBrace ??= open < 0 ? at : open;
      else variables.push(nameOf(text.slice(open + 1, at)));
      open = -1;
    } else if (char === '/' && open >= 0) {
      strayBrace ??= open;
      open = -1;
    }
  }
  if (open >= 0) strayBrace ??= open;
  const segments = text
    .toLowerCase()
    .replace(/\{[^{}/]*\}/g, '{}')
    .split('/')
    .slice(1);
  return { variables, segments, strayBrace };
}

const nameOf = (variable: string): string => (variable.split('=', 1)[0] as string).replace(/^\*/, '');

/**
 * True for a member of `paths` that is meant as a path but does not begin with a slash: it holds a slash or a brace, or
 * its value has an HTTP method.
 */
export function isPathWithoutSlash(member: Node): boolean {
  const key = String(member.key);
  if (key.startsWith('/') || key.startsWith('x-')) return false;
  return key.includes('/') || key.includes('{') || METHODS.some((method) => member.get(method)?.isObject === true);
}
