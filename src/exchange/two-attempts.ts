import { STATUS_NAMES } from '../facts/http-status.js';
import { type Answer, answerOf } from './answer-shape.js';
import { likeness, type Words, wordsOf } from './words.js';

/** One attempt of the platform at the exchange of a code. */
export interface Attempt {
  /** How client ID and secret were sent. */
  readonly client: 'form' | 'basic';
  readonly status?: number;
  readonly answer: Answer;
  /** The body as pasted: for looking into it, never for showing it. */
  readonly body: string;
}

const MARKERS = [
  { client: 'form', words: ['sent', 'in', 'form', 'body'] },
  { client: 'basic', words: ['sent', 'in', 'basic', 'authorization', 'header'] },
] as const;
const BEFORE_MARKER = ['client', 'id', 'and', 'secret'];
const STATUS = ['response', 'status', 'code'];
const BODY = ['response', 'body'];
/** How far behind the marker its status and body begin, in words. */
const NEAR = 14;

/**
 * Takes the message of a failed exchange apart: "Client ID and secret sent in form body.. Response status code=…. Response
 * body: …", then the same for Basic. Slips of the pen and other signs between the words do not matter. Empty for others.
 */
export function attemptsIn(text: string): readonly Attempt[] {
  const words = wordsOf(text);
  const marks = MARKERS.flatMap(({ client, words: marker }) => {
    const at = findWords(words, marker, 0, words.list.length);
    return at < 0 ? [] : [{ client, start: markerStart(words, at), after: at + marker.length }];
  }).sort((a, b) => a.start - b.start);
  return marks.map(({ client, after }, index) => {
    const next = marks[index + 1];
    const until = next?.start ?? words.list.length;
    return attempt(
      text,
      words,
      client,
      after,
      until,
      next === undefined ? text.length : (words.starts[until] as number),
      marks.length === 1,
    );
  });
}

function attempt(
  text: string,
  words: Words,
  client: Attempt['client'],
  after: number,
  until: number,
  end: number,
  isOnly: boolean,
): Attempt {
  const status = findWords(words, STATUS, after, Math.min(until, after + NEAR));
  const from = status < 0 ? after : status + STATUS.length;
  const body = findWords(words, BODY, from, Math.min(until, from + NEAR));
  const found = status < 0 ? undefined : statusOf(words.list[from] ?? '', words.list[from + 1] ?? '');
  const known = found === undefined ? {} : { status: found };
  if (body < 0) return { client, ...known, answer: { shape: 'left-out' }, body: '' };
  const content = text.slice(words.ends[body + 1] as number, end).replace(/^[\s:=]{1,20}/, '');
  const answer = answerOf(withoutQuote(content));
  // The platform always tells of both attempts: a message that ends in the first was cut.
  const isCut = isOnly && (answer.shape === 'empty' || answer.shape === 'broken-json');
  return { client, ...known, answer: isCut ? { shape: 'left-out' } : answer, body: content };
}

/** A message that is itself quoted ends in quotes and brackets of what holds it. */
const withoutQuote = (body: string): string =>
  body.startsWith('{') ? body.slice(0, body.lastIndexOf('}') + 1) || body : body.replace(/["'\s]{1,20}$/, '');

/** The first place of some words in a row, one of which may be another; -1 when there is none. */
function findWords(words: Words, wanted: readonly string[], from: number, to: number): number {
  const allowed = wanted.length > 2 ? 1 : 0;
  for (let at = from; at + wanted.length <= to; at++) {
    let misses = 0;
    for (let index = 0; index < wanted.length && misses <= allowed; index++)
      if (likeness(words.list[at + index] as string, wanted[index] as string) === 0) misses++;
    if (misses <= allowed) return at;
  }
  return -1;
}

/** The marker begins with "Client ID and secret", if that is there. */
function markerStart(words: Words, at: number): number {
  let start = at;
  while (start > 0 && at - start < BEFORE_MARKER.length) {
    const word = words.list[start - 1] as string;
    if (BEFORE_MARKER.every((expected) => likeness(word, expected) === 0)) break;
    start--;
  }
  return start;
}

function statusOf(word: string, next: string): number | undefined {
  if (/^[1-5]\d\d$/.test(word)) return Number(word);
  for (const candidate of [word, word + next])
    for (const [name, number] of STATUS_NAMES) if (likeness(candidate, name.toLowerCase()) > 0) return number;
  return undefined;
}
