import { Dictionary, type Meant, type Words, wordsOf } from './words.js';

/** A literal text to be found, and what it belongs to. */
export interface Form<Owner> {
  readonly owner: Owner;
  /** `…` is anything. */
  readonly text: string;
  /** True for a text that counts only when little else was pasted. */
  readonly isPhrase: boolean;
  /** How much of it has to be there to be a match, 0 to 1, where that is more than usual. */
  readonly least?: number;
}

/** A text that was found. */
export interface Match<Owner> {
  readonly form: Form<Owner>;
  /** How much of the text is there, 0 to 1, rare words more than common ones. */
  readonly coverage: number;
  /** How much the words that are there say. */
  readonly weight: number;
  /** How many words the text has. */
  readonly words: number;
  /** The first and the last word of it, by number. */
  readonly from: number;
  readonly to: number;
}

interface Prepared<Owner> {
  readonly form: Form<Owner>;
  readonly words: readonly string[];
  readonly ids: readonly number[];
  /** True where anything may stand before a word. */
  readonly afterGap: readonly boolean[];
  /** True where an underscore joins a word to the one before it: `access_denied` is a code, "access denied" is not. */
  readonly isJoined: readonly boolean[];
  /** Where the words stand in the form, by their numbers. */
  readonly at: ReadonlyMap<number, readonly number[]>;
  weights: readonly number[];
  total: number;
}

/** A word of the form at a word of the text, and the best chain of such that ends there. */
interface Pair {
  readonly at: number;
  readonly index: number;
  readonly gain: number;
  score: number;
  from: number;
}

/** The words of a text with what they may stand for, and where each word of the catalogue is. */
interface Looked {
  readonly meant: readonly (readonly Meant[])[];
  /** True where no underscore joins a word to the one before it. */
  readonly isApart: readonly boolean[];
  readonly places: ReadonlyMap<number, readonly number[]>;
}

/** How many words a `…` may stand for. */
const GAP = 60;
/** How many words may come between two that belong together. */
const SLACK = 2;
/** What a word too much costs. */
const EXTRA = 0.4;
/** What it costs, in parts of its weight, that a word of a code stands apart from the word before it. */
const APART = 0.5;
/** What is less than this is not there. */
const LEAST = 0.55;
const ANCHORS = 3;
/** A word of a message may stand in a text this often before the message; rarer words of it then lead to it. */
const MOST_PLACES = 60;
const MOST_PAIRS = 400;
/** A phrase counts in a text of this many words, or of this many times its own. */
const SHORT_TEXT = 14;
const PHRASE_SHARE = 2.5;

/** Finds literal texts in others, in spite of slips of the pen, missing words and words between. */
export class MessageIndex<Owner> {
  private readonly forms: readonly Prepared<Owner>[];
  private readonly dictionary = new Dictionary();

  constructor(forms: readonly Form<Owner>[]) {
    this.forms = forms.map((form) => this.prepared(form)).filter(({ words }) => words.length > 0);
    const owners = new Map<string, Set<Owner>>();
    for (const { form, words } of this.forms)
      for (const word of words) owners.set(word, (owners.get(word) ?? new Set<Owner>()).add(form.owner));
    const all = new Set(this.forms.map(({ form }) => form.owner)).size;
    for (const each of this.forms) {
      each.weights = each.words.map((word) => weightOf(word, owners.get(word)?.size ?? 1, all));
      each.total = each.weights.reduce((sum, weight) => sum + weight, 0);
    }
  }

  /** The texts that are in a text, in no order; each form once, where it fits best. */
  find(text: string): Match<Owner>[] {
    this.dictionary.begin();
    const words = mended(wordsOf(text), this.dictionary);
    const meant = words.list.map((word) => this.dictionary.near(word));
    const isApart = words.list.map((_, at) => !isJoinedAt(text, words, at));
    const places = new Map<number, number[]>();
    for (const [index, list] of meant.entries())
      for (const { id } of list) {
        const known = places.get(id);
        if (known) known.push(index);
        else places.set(id, [index]);
      }
    return this.forms.flatMap((form) => this.best(form, { meant, isApart, places }) ?? []);
  }

  private best(form: Prepared<Owner>, looked: Looked): Match<Owner> | undefined {
    const { places, meant } = looked;
    if (form.form.isPhrase && meant.length > Math.max(SHORT_TEXT, form.words.length * PHRASE_SHARE)) return undefined;
    let there = 0;
    for (const [index, id] of form.ids.entries()) if (places.has(id)) there += form.weights[index] as number;
    if (there < LEAST * form.total) return undefined;
    let best: Match<Owner> | undefined;
    let seen = -1;
    for (const { at, index } of anchorsOf(form, places)) {
      const first = Math.max(0, at - reach(form, index, -1));
      const last = Math.min(meant.length - 1, at + reach(form, index, 1));
      // A window within the former ones has nothing new.
      if (last <= seen) continue;
      seen = last;
      const match = align(form, looked, first, last);
      if (match && (!best || match.coverage > best.coverage)) best = match;
      if (best && best.coverage > 0.99) break;
    }
    return best && best.coverage >= (form.form.least ?? 0) ? best : undefined;
  }

  private prepared(form: Form<Owner>): Prepared<Owner> {
    const words: string[] = [];
    const ids: number[] = [];
    const afterGap: boolean[] = [];
    const isJoined: boolean[] = [];
    const at = new Map<number, number[]>();
    for (const [piece, text] of form.text.split('…').entries()) {
      const own = wordsOf(text);
      for (const [index, word] of own.list.entries()) {
        const id = this.dictionary.add(word);
        const list = at.get(id) ?? [];
        at.set(id, list);
        list.push(words.length);
        words.push(word);
        ids.push(id);
        afterGap.push(piece > 0 && index === 0);
        isJoined.push(isJoinedAt(text, own, index));
      }
    }
    return { form, words, ids, afterGap, isJoined, at, weights: [], total: 0 };
  }
}

/** True where an underscore stands between a word and the one before it. */
const isJoinedAt = (text: string, { starts, ends }: Words, index: number): boolean =>
  index > 0 && text.slice(ends[index - 1], starts[index]).includes('_');

/** Where to look for a form: around the words of it that are rarest in the text, in the order of the text. */
function anchorsOf<Owner>(
  { at: positions }: Prepared<Owner>,
  places: Looked['places'],
): { readonly at: number; readonly index: number }[] {
  const count = (id: number): number => places.get(id)?.length ?? 0;
  return [...positions.keys()]
    .filter((id) => places.has(id))
    .sort((a, b) => count(a) - count(b))
    .slice(0, ANCHORS)
    .flatMap((id) => {
      const index = positions.get(id)?.[0] ?? 0;
      return (places.get(id) ?? []).slice(0, MOST_PLACES).map((at) => ({ at, index }));
    })
    .sort((a, b) => a.at - b.at);
}

/** The best chain of the form's words, in their order, in a stretch of the text. */
function align<Owner>(
  form: Prepared<Owner>,
  { meant, isApart }: Looked,
  first: number,
  last: number,
): Match<Owner> | undefined {
  const pairs: Pair[] = [];
  for (let at = first; at <= last; at++)
    for (const { id, likeness } of meant[at] as readonly Meant[])
      for (const index of form.at.get(id) ?? [])
        if (pairs.length < MOST_PAIRS)
          pairs.push({ at, index, gain: gainOf(form, index, likeness, isApart[at] as boolean), score: 0, from: at });
  let best: Pair | undefined;
  for (const [number, pair] of pairs.entries()) {
    pair.score = pair.gain;
    for (let other = number - 1; other >= 0; other--) {
      const before = pairs[other] as Pair;
      if (before.at < pair.at - 2 * GAP) break;
      if (before.index >= pair.index || before.at >= pair.at || before.score + pair.gain <= pair.score) continue;
      const cost = costBetween(form, before, pair);
      if (cost === undefined || before.score + pair.gain - cost <= pair.score) continue;
      pair.score = before.score + pair.gain - cost;
      pair.from = before.from;
    }
    if (!best || pair.score > best.score) best = pair;
  }
  if (!best || best.score < LEAST * form.total) return undefined;
  const { score, from, at } = best;
  return { form: form.form, coverage: score / form.total, weight: score, words: form.words.length, from, to: at };
}

const gainOf = <Owner>({ weights, isJoined }: Prepared<Owner>, index: number, likeness: number, isApart: boolean) =>
  (weights[index] as number) * likeness * (isApart && isJoined[index] ? 1 - APART : 1);

function costBetween<Owner>(form: Prepared<Owner>, before: Pair, after: Pair): number | undefined {
  const between = after.at - before.at - (after.index - before.index);
  for (let index = before.index + 1; index <= after.index; index++)
    if (form.afterGap[index]) return between > GAP ? undefined : 0;
  return between > SLACK ? undefined : Math.abs(between) * EXTRA;
}

/** Rare words say more than common ones, long ones more than short ones, and a code of Entra says it all. */
function weightOf(word: string, owners: number, all: number): number {
  const rarity = Math.log2((all + 1) / owners) / Math.log2(all + 1);
  const length = Math.min(word.length, 12) / 12;
  return Math.max(0.15, rarity * (0.4 + 1.6 * length)) * (/^aadsts(?:\d|$)/.test(word) ? 2 : 1);
}

/** How far from a word of a form the others may be, to the left or to the right. */
function reach<Owner>({ afterGap, words }: Prepared<Owner>, index: number, side: 1 | -1): number {
  let count = SLACK;
  for (let at = index; at >= 0 && at < words.length; at += side) count += afterGap[at] ? GAP : SLACK;
  return count;
}

/** The words with those put together that a line end tore apart, and those cut that lost the blank between them. */
function mended(words: Words, dictionary: Dictionary): Words {
  const list: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const cuts = new Map<string, number>();
  const add = (word: string, start: number, end: number): void => {
    list.push(word);
    starts.push(start);
    ends.push(end);
  };
  for (let index = 0; index < words.list.length; index++) {
    const word = words.list[index] as string;
    const [start, end] = [words.starts[index] as number, words.ends[index] as number];
    if (dictionary.has(word)) {
      add(word, start, end);
      continue;
    }
    const next = words.list[index + 1] ?? '';
    if (next !== '' && word.length + next.length <= 40 && dictionary.has(word + next)) {
      add(word + next, start, words.ends[index + 1] as number);
      index++;
      continue;
    }
    let cut = cuts.get(word);
    if (cut === undefined) {
      cut = cutOf(word, dictionary);
      cuts.set(word, cut);
    }
    if (cut > 0) {
      add(word.slice(0, cut), start, start + cut);
      add(word.slice(cut), start + cut, end);
    } else add(word, start, end);
  }
  return { list, starts, ends };
}

/** Where a word falls into two of the catalogue; 0 where it does not. */
function cutOf(word: string, dictionary: Dictionary): number {
  if (word.length < 8 || word.length > 40) return 0;
  for (let cut = 3; cut <= word.length - 3; cut++)
    if (dictionary.has(word.slice(0, cut)) && dictionary.has(word.slice(cut))) return cut;
  return 0;
}
