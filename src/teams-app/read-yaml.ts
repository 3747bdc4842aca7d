import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml';
import type { Wanted } from '../document/locate.js';
import type { Reading } from '../document/reading.js';
import { repeatedNames } from '../document/repeated-names.js';

/** More uses of one anchor than this were written to make the values grow out of all bounds. */
const MOST_ALIASES = 100;
/** Deeper than any project file; beyond it the reader would run out of stack. */
const DEEPEST = 200;

/**
 * Reads YAML 1.2, one document, with the places of its values. Nothing in the text can load anything, and aliases are
 * limited.
 * @returns a fault for what is no YAML, for a name that occurs twice, and for what is made to exhaust the reader
 */
export function readYaml(text: string): Reading {
  const depth = deepestFlow(text);
  if (depth > DEEPEST) return faulty('the values are nested too deep', 0, 1);
  try {
    const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent', uniqueKeys: false });
    const [error] = document.errors;
    if (error) return faulty(sentence(error.message), ...error.pos);
    const [repeated] = repeatedNames(document);
    if (repeated) return faulty('Map keys must be unique', repeated.again, repeated.again + 1);
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { value, locate: (root) => locateIn(document, document.contents, root, 0) };
  } catch (error) {
    // Too many aliases, or an alias of nothing.
    return faulty(
      error instanceof RangeError ? 'the values are nested too deep' : sentence(String((error as Error).message)),
      0,
      1,
    );
  }
}

function faulty(message: string, start: number, end: number): Reading {
  return { value: undefined, fault: { start, end: Math.max(end, start + 1), message }, locate: () => undefined };
}

/** The first line of a message, without what it may quote of the text. */
const sentence = (message: string): string =>
  (message.split('\n', 1)[0] as string).replace(/:? *["'`].*$/s, '').slice(0, 120);

/** How deep brackets, dashes and indentation nest at most; an estimate from above that costs one look at each character. */
function deepestFlow(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const line of text.split('\n')) {
    const lead = /^[ \t-]*/.exec(line)?.[0] ?? '';
    deepest = Math.max(deepest, lead.length / 2);
    for (const character of line) {
      if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
      else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    }
  }
  return deepest;
}

function locateIn(document: Document.Parsed, node: ParsedNode | null, wanted: Wanted, depth: number): void {
  if (!node || depth > DEEPEST) return;
  [wanted.start, wanted.end] = node.range;
  // What an alias stands for is shown where the alias stands.
  const target = isAlias(node) ? (node.resolve(document) as ParsedNode | undefined) : node;
  if (!wanted.children || !target) return;
  if (isMap(target)) {
    for (const { key, value } of target.items) {
      const child = isScalar(key) ? wanted.children.get(String(key.value)) : undefined;
      if (!child || !isScalar(key)) continue;
      [child.keyStart, child.keyEnd] = key.range as [number, number, number];
      [child.start, child.end] = [child.keyStart, child.keyEnd];
      locateIn(document, value as ParsedNode | null, child, depth + 1);
    }
  } else if (isSeq(target)) {
    target.items.forEach((item, index) => {
      const child = wanted.children?.get(String(index));
      if (child) locateIn(document, item as ParsedNode | null, child, depth + 1);
    });
  }
}
