import { diffArrays } from 'diff';
import { type Paint, plain } from './paint.js';
import { printable } from './printable.js';
import { maskSecrets, syntaxOfFile } from './redact.js';

/** Unchanged lines around a change. */
const CONTEXT = 3;
/** Widest line shown; the change of a minified file is one line of a megabyte. */
const WIDTH = 200;
/** Two stretches with more lines than this that have nothing in common are not compared line by line. */
const LARGEST = 2000;

/** A run of lines that was replaced: lines `from` to `to` of the old text by lines `newFrom` to `newTo` of the new one. */
interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/**
 * The difference of two texts in the unified form, secrets masked; empty when there is none. Lines are compared as they
 * are and shown masked, so a change of a secret shows as a change.
 */
export function unifiedDiff(
  file: string,
  before: string,
  after: string,
  { paint = plain }: { readonly paint?: Paint } = {},
): string {
  if (before === after) return '';
  const syntax = syntaxOfFile(file);
  const old = linesOf(before);
  const renewed = linesOf(after);
  const oldShown = linesOf(maskSecrets(before, syntax));
  const newShown = linesOf(maskSecrets(after, syntax));
  const name = printable(file);
  const out = [paint('bold', `--- a/${name}`), paint('bold', `+++ b/${name}`)];
  for (const hunk of hunksOf(replaced(old, renewed))) {
    const first = hunk[0] as Replaced;
    const last = hunk.at(-1) as Replaced;
    const start = Math.max(0, first.from - CONTEXT);
    const end = Math.min(old.length, last.to + CONTEXT);
    const newStart = first.newFrom - (first.from - start);
    const newEnd = last.newTo + (end - last.to);
    out.push(paint('info', `@@ -${range(start, end)} +${range(newStart, newEnd)} @@`));
    let at = start;
    const keep = (to: number): void => {
      for (; at < to; at++) out.push(...line(' ', oldShown, at));
    };
    for (const { from, to, newFrom, newTo } of hunk) {
      const center = (old[from] ?? '').length > WIDTH ? firstDifference(old[from] ?? '', renewed[newFrom] ?? '') : 0;
      keep(from);
      for (; at < to; at++) out.push(...line('-', oldShown, at, center).map((text) => paint('bad', text)));
      for (let index = newFrom; index < newTo; index++)
        out.push(...line('+', newShown, index, center).map((text) => paint('good', text)));
    }
    keep(end);
  }
  return `${out.join('\n')}\n`;
}

/** The lines of a text with their line ends, which may be what differs. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function line(sign: string, lines: readonly string[], index: number, center = 0): string[] {
  const text = lines[index] as string;
  const ended = text.endsWith('\n');
  const content = around(text.slice(0, ended ? -1 : undefined).replace(/\r$/, ''), center);
  const shown = sign + content.split('\t').map(printable).join('\t');
  return ended ? [shown] : [shown, '\\ No newline at end of file'];
}

/** A long line cut to the part about a column. */
function around(text: string, center: number): string {
  if (text.length <= WIDTH) return text;
  const start = Math.max(0, center - WIDTH / 4);
  const end = Math.min(text.length, start + WIDTH);
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

const range = (start: number, end: number): string => {
  const length = end - start;
  return length === 1 ? String(start + 1) : `${length === 0 ? start : start + 1},${length}`;
};

/** Changes so near to each other that they share context. */
function hunksOf(changes: readonly Replaced[]): Replaced[][] {
  const hunks: Replaced[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    if (hunk && change.from - (hunk.at(-1) as Replaced).to <= 2 * CONTEXT) hunk.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

/**
 * What was replaced. Lines that occur once in each text pin the two together, which keeps thousands of small changes in a
 * large file fast; what lies between is compared line by line.
 */
function replaced(old: readonly string[], renewed: readonly string[]): Replaced[] {
  const changes: Replaced[] = [];
  let from = 0;
  let newFrom = 0;
  for (const [pin, newPin] of [...pins(old, renewed), [old.length, renewed.length] as const]) {
    compare(old, renewed, { from, to: pin, newFrom, newTo: newPin }, changes);
    from = pin + 1;
    newFrom = newPin + 1;
  }
  return changes;
}

/** Pairs of equal lines that occur once in each text, the longest run of them that is in order in both. */
function pins(old: readonly string[], renewed: readonly string[]): (readonly [number, number])[] {
  const places = new Map<string, { old: number; renewed: number }>();
  old.forEach((text, index) => {
    places.set(text, { old: places.has(text) ? -1 : index, renewed: -1 });
  });
  const seen = new Set<string>();
  renewed.forEach((text, index) => {
    const place = places.get(text);
    if (place) place.renewed = seen.has(text) ? -1 : index;
    seen.add(text);
  });
  const pairs = [...places.values()].filter((place) => place.old >= 0 && place.renewed >= 0);
  return longestRising(pairs).map((place) => [place.old, place.renewed]);
}

/** The longest subsequence in which `renewed` rises; the pairs come sorted by `old`. */
function longestRising<T extends { readonly renewed: number }>(pairs: readonly T[]): T[] {
  const tops: number[] = [];
  const before: number[] = [];
  pairs.forEach(({ renewed }, index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] as number] as T).renewed < renewed) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tops[low - 1] as number) : -1;
    tops[low] = index;
  });
  const result: T[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] as number) result.push(pairs[index] as T);
  return result.reverse();
}

/** Compares two stretches and adds what was replaced. */
function compare(old: readonly string[], renewed: readonly string[], gap: Replaced, changes: Replaced[]): void {
  let { from, to, newFrom, newTo } = gap;
  while (from < to && newFrom < newTo && old[from] === renewed[newFrom]) {
    from++;
    newFrom++;
  }
  while (from < to && newFrom < newTo && old[to - 1] === renewed[newTo - 1]) {
    to--;
    newTo--;
  }
  if (from === to && newFrom === newTo) return;
  if (from === to || newFrom === newTo || to - from + newTo - newFrom > LARGEST) {
    changes.push({ from, to, newFrom, newTo });
    return;
  }
  let at = from;
  let newAt = newFrom;
  let open: Replaced | undefined;
  for (const part of diffArrays(old.slice(from, to), renewed.slice(newFrom, newTo))) {
    const length = part.value.length;
    if (!part.added && !part.removed) {
      if (open) changes.push(open);
      open = undefined;
      at += length;
      newAt += length;
      continue;
    }
    open ??= { from: at, to: at, newFrom: newAt, newTo: newAt };
    if (part.removed) at += length;
    else newAt += length;
    open = { ...open, to: at, newTo: newAt };
  }
  if (open) changes.push(open);
}
