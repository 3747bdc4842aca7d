import type { Document } from '../document/document.js';
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
  /** What is written as in the path of a flow's action; the parameter that it names counts as a variable. */
  readonly expressions: readonly PathExpression[];
}

/** An expression of a flow, such as `@{encodeURIComponent(parameters('id'))}`, with its offsets in the path. */
export interface PathExpression {
  readonly from: number;
  readonly to: number;
  /** The parameter whose value it takes; undefined when it takes none or several. */
  readonly parameter: string | undefined;
}

const byDocument = new WeakMap<Document, Map<string, PathTemplate>>();

/** The path of a path item, read once. */
export function templateOf({ document, key }: Node): PathTemplate {
  let templates = byDocument.get(document);
  if (!templates) {
    templates = new Map();
    byDocument.set(document, templates);
  }
  const path = String(key);
  let template = templates.get(path);
  if (!template) {
    template = readPath(path);
    templates.set(path, template);
  }
  return template;
}

/** Reads the part of a path before a query or fragment. */
function readPath(path: string): PathTemplate {
  const end = path.search(/[?#]/);
  const text = end < 0 ? path : path.slice(0, end);
  const variables: string[] = [];
  const expressions: PathExpression[] = [];
  let strayBrace: number | undefined;
  let open = -1;
  for (const { 0: char, index: at } of text.matchAll(/[{}/]/g)) {
    if (char === '{') {
      if (open >= 0) strayBrace ??= open;
      open = at;
    } else if (char === '}') {
      if (open < 0 || at === open + 1) strayBrace ??= open < 0 ? at : open;
      else {
        const inside = text.slice(open + 1, at);
        const expression = expressionAt(text, open, at);
        if (expression) expressions.push(expression);
        const name = expression ? expression.parameter : nameOf(inside);
        if (name !== undefined) variables.push(name);
      }
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
  return { variables, segments, strayBrace, expressions };
}

/** The expression between two braces: an `@` before them and a call within, since `/@{name}` is a path as others. */
function expressionAt(text: string, open: number, close: number): PathExpression | undefined {
  if (text[open - 1] !== '@' || !/^\s*[a-z]\w*\(/i.test(text.slice(open + 1, close))) return undefined;
  const calls = text.slice(open + 1, close).matchAll(/\bparameters\(\s*'([^']+)'\s*\)/gi);
  const [parameter, second] = Array.from(calls, (match) => match[1]);
  return { from: open - 1, to: close + 1, parameter: second === undefined ? parameter : undefined };
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
