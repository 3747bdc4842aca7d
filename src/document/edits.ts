import type { Document } from './document.js';
import { skipBlanks } from './locate.js';
import { documentOf, type Node, type Place } from './node.js';
import type { PlacesByDocument, Surroundings } from './places.js';
import { yamlEdit } from './yaml-edits.js';

/** A replacement in a file: UTF-16 offsets, end excluded. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a fix wants changed, said in values; it becomes an {@link Edit} only when somebody asks for it. */
export type Change =
  /** Gives an existing value another value. */
  | { readonly change: 'set'; readonly node: Node; readonly value: unknown }
  /** Replaces a part of a string value, a stretch of text, or a whole string; `text` is the decoded text. */
  | { readonly change: 'replace'; readonly place: Place; readonly text: string }
  /** Removes a member or an element with its comma. */
  | { readonly change: 'remove'; readonly node: Node }
  /** Adds a member at the end of an object; with `key` a number, an element at the end of an array. */
  | { readonly change: 'add'; readonly to: Node; readonly key: string | number; readonly value: unknown }
  /** Gives a member another name. */
  | { readonly change: 'rename'; readonly node: Node; readonly key: string };

/** A repair, said in changes of values. Safe: same intent and nothing to do elsewhere. */
export interface FixProposal {
  readonly title: string;
  readonly applicability: 'safe' | 'unsafe';
  /** All are made or none. */
  readonly changes: readonly Change[];
}

const placeOf = (change: Change): Place =>
  change.change === 'replace' ? change.place : change.change === 'add' ? change.to : change.node;

/** Announces the places that {@link toEdits} will need. */
export function askForEdits(changes: readonly Change[], places: PlacesByDocument): void {
  for (const change of changes) {
    places.ask(placeOf(change));
    const parent = change.change === 'remove' || change.change === 'rename' ? change.node.parent : undefined;
    if (parent) places.ask(parent);
  }
}

/**
 * Turns changes into edits; undefined when one of them is not safe to make: an object in which a key occurs twice has no
 * single place to edit.
 */
export function toEdits(changes: readonly Change[], places: PlacesByDocument): Edit[] | undefined {
  const edits: Edit[] = [];
  const removed = new Map<Document, Surroundings[]>();
  for (const change of changes) {
    const document = documentOf(placeOf(change));
    const edit = toEdit(change, document, places);
    if (!edit) return undefined;
    if (change.change !== 'remove' || document.reading) {
      edits.push({ file: document.file, ...edit });
      continue;
    }
    const members = removed.get(document) ?? [];
    members.push(places.of(document).surroundingsOf(change.node));
    removed.set(document, members);
  }
  for (const [document, members] of removed)
    for (const stretch of withNeighboursJoined(document.text, members))
      edits.push({ file: document.file, ...removal(document.text, stretch) });
  return edits;
}

/** Neighbours that are removed together are one stretch: each for itself would leave the comma between them wrong. */
function withNeighboursJoined(text: string, members: readonly Surroundings[]): Surroundings[] {
  const joined: Surroundings[] = [];
  for (const member of [...members].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    const from = member.keyStart >= 0 ? member.keyStart : member.start;
    const comma = last ? skipBlanks(text, last.end) : -1;
    const isNeighbour = last && text[comma] === ',' && skipBlanks(text, comma + 1) === from;
    if (isNeighbour) joined[joined.length - 1] = { ...last, end: member.end };
    else joined.push(member);
  }
  return joined;
}

type Replacement = Omit<Edit, 'file'>;

function toEdit(change: Change, document: Document, places: PlacesByDocument): Replacement | undefined {
  if (change.change === 'replace') {
    const range = places.rangeOf(change.place);
    const inJson = 'in' in change.place && change.place.in === 'part';
    return { ...range, text: inJson ? quote(change.text).slice(1, -1) : change.text };
  }
  const node = change.change === 'add' ? change.to : change.node;
  const within = places.of(document);
  const surroundings = within.surroundingsOf(node);
  if (document.reading) return yamlEdit(change, document, surroundings);
  const parent = change.change === 'add' ? node : node.parent;
  if (parent?.isObject && within.hasRepeatedKey(parent)) return undefined;
  switch (change.change) {
    case 'set':
      return {
        start: surroundings.start,
        end: surroundings.end,
        text: format(change.value, document, surroundings.start),
      };
    case 'rename':
      return { start: surroundings.keyStart, end: surroundings.keyEnd, text: quote(change.key) };
    case 'remove':
      return removal(document.text, surroundings);
    case 'add':
      return addition(document, surroundings, change.key, change.value);
  }
}

function removal(text: string, { start, end, keyStart }: Surroundings): Replacement {
  const from = keyStart >= 0 ? keyStart : start;
  const after = skipBlanks(text, end);
  if (text[after] === ',') return { start: from, end: skipBlanks(text, after + 1), text: '' };
  const before = lastBeforeBlanks(text, from);
  if (text[before] === ',') return { start: before, end, text: '' };
  return { start: before + 1, end: after, text: '' };
}

function addition(document: Document, { start, end }: Surroundings, key: string | number, value: unknown): Replacement {
  const { text, style } = document;
  const close = end - 1;
  const last = lastBeforeBlanks(text, close);
  const name = typeof key === 'string' ? `${quote(key)}: ` : '';
  if (last === start) {
    const outer = indentationAt(document, start);
    const inner = outer + style.indentUnit;
    const body = style.newline + inner + name + formatAt(value, document, inner) + style.newline + outer;
    return { start: start + 1, end: close, text: body };
  }
  const first = skipBlanks(text, start + 1);
  const isMultiline = text.slice(start + 1, first).includes('\n');
  const indentation = isMultiline ? indentationAt(document, first) : '';
  const separator = isMultiline ? style.newline + indentation : ' ';
  const body = isMultiline ? formatAt(value, document, indentation) : escapeNonAscii(JSON.stringify(value));
  return { start: last + 1, end: last + 1, text: `,${separator}${name}${body}` };
}

function lastBeforeBlanks(text: string, offset: number): number {
  let at = offset - 1;
  while (at >= 0 && /\s/.test(text[at] as string)) at--;
  return at;
}

const format = (value: unknown, document: Document, offset: number): string =>
  formatAt(value, document, indentationAt(document, offset));

/** JSON in the style of the document, its later lines indented by `indentation`. */
const formatAt = (value: unknown, { style }: Document, indentation: string): string =>
  escapeNonAscii(JSON.stringify(value, null, style.indentUnit)).replaceAll('\n', style.newline + indentation);

const quote = (value: string): string => escapeNonAscii(JSON.stringify(value));

/** ASCII only, so that tools that read in a locale's encoding get the same text. */
const escapeNonAscii = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The white space at the start of the line that holds `offset`. */
function indentationAt({ text, lines }: Document, offset: number): string {
  const lineStart = offset - lines.positionOf(offset).column + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}
