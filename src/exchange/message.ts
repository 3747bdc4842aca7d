import { OAUTH_ERRORS } from '../facts/http-status.js';
import { type Answer, answerOf } from './answer-shape.js';
import type { Match, MessageIndex } from './message-index.js';
import { type Reading, readingsOf } from './pasted-text.js';
import { type Attempt, attemptsIn } from './two-attempts.js';

/** A text that was found, and where. */
export interface Found<Owner> extends Match<Owner> {
  /** The reading it was found in, by number: the text itself, or a piece of Base64 in it. */
  readonly reading: number;
  /** True when it is in the answer to the first attempt at the exchange of a code. */
  readonly isFirstAnswer: boolean;
}

/** What is in a pasted text. Nothing of the text itself is in it but what is known to be harmless. */
export interface ReadText<Owner> {
  readonly found: readonly Found<Owner>[];
  readonly attempts: readonly Omit<Attempt, 'body'>[];
  /** What the whole text is, when it is an answer and no message. */
  readonly answer: Answer;
  readonly wasBase64: boolean;
  readonly facts: Facts;
  readonly words: number;
}

/** What can be told of a text that is not known. */
export interface Facts {
  readonly entraCodes: readonly string[];
  readonly oauthErrors: readonly string[];
  readonly statuses: readonly number[];
  /** Redirect URLs of the known consent hosts, without their parameters. */
  readonly redirectUrls: readonly string[];
  /** True when it names an address at which an instance is the OAuth client. */
  readonly isServiceNowClient: boolean;
  /** True when it names an address at which an instance is asked for tokens or records. */
  readonly isServiceNowServer: boolean;
}

/**
 * Reads a pasted text: looks for known messages in every reading of it, and takes apart what has parts.
 * @param isExchange true for what is found of the message of a failed exchange
 */
export function readText<Owner>(
  pasted: string,
  index: MessageIndex<Owner>,
  isExchange: (owner: Owner) => boolean,
): ReadText<Owner> {
  const readings = readingsOf(pasted);
  const found: Found<Owner>[] = [];
  let attempts: readonly Attempt[] = [];
  for (const [number, reading] of readings.entries()) {
    const matches = index.find(reading.words);
    for (const match of matches) found.push({ ...match, reading: number, isFirstAnswer: false });
    if (attempts.length > 0 || !matches.some(({ form }) => isExchange(form.owner))) continue;
    attempts = attemptsOf(reading);
    for (const match of index.find(attempts[0]?.body ?? ''))
      if (!match.form.isPhrase) found.push({ ...match, reading: number, isFirstAnswer: true });
  }
  const [whole] = readings as [Reading];
  return {
    found,
    attempts: attempts.map(({ body: _, ...rest }) => rest),
    answer: answerOf(bodyOf(whole.text)),
    wasBase64: found.some(({ reading }) => reading > 0),
    facts: factsOf(readings),
    words: whole.words.trim() === '' ? 0 : whole.words.trim().split(/\s+/).length,
  };
}

function attemptsOf({ text, words }: Reading): readonly Attempt[] {
  const attempts = attemptsIn(text);
  return attempts.length > 0 || words === text ? attempts : attemptsIn(words);
}

/** The body of a raw HTTP answer, or the text itself. */
function bodyOf(text: string): string {
  if (!/^\s{0,9}(?:<\s)?HTTP\/\d/i.test(text)) return text;
  const end = /\r?\n\s{0,3}\r?\n/.exec(text);
  return end ? text.slice(end.index + end[0].length) : text;
}

const REDIRECT =
  /https:\/\/(?:[a-z0-9-]{1,40}\.consent\.azure-(?:apim|apihub)\.(?:net|us|cn)\/redirect(?:\/[a-z0-9-]{1,120})?|token\.botframework\.com\/\.auth\/web\/redirect|teams\.microsoft\.com\/api\/platform\/v1\.0\/oAuth(?:Consent)?Redirect)/gi;
const STATUS = /\b(?:status(?:[ _-]?code)?|HTTP\/[\d.]{1,3}|error|response)["']{0,1}[\s:="']{1,4}([1-5]\d\d)\b/gi;
const MOST_FACTS = 5;

function factsOf(readings: readonly Reading[]): Facts {
  const texts = readings.map(({ text }) => text);
  const all = (
    pattern: RegExp,
    pick: (match: RegExpExecArray) => string | undefined,
    within: readonly string[] = texts,
  ): string[] => {
    const values = new Set<string>();
    for (const text of within)
      for (const match of text.matchAll(pattern)) {
        const value = pick(match);
        if (value !== undefined) values.add(value);
        if (values.size >= MOST_FACTS) return [...values];
      }
    return [...values];
  };
  return {
    entraCodes: all(
      /\bAADSTS\d{4,8}\b/gi,
      ([code]) => code.toUpperCase(),
      readings.map(({ words }) => words),
    ),
    oauthErrors: all(/\b[a-z]{4,14}(?:_[a-z]{3,12}){1,3}\b/gi, ([word]) =>
      OAUTH_ERRORS.has(word.toLowerCase()) ? word.toLowerCase() : undefined,
    ),
    statuses: all(STATUS, ([, status]) => status).map(Number),
    redirectUrls: all(REDIRECT, ([url]) => url),
    isServiceNowClient: texts.some((text) => /\/oauth_(?:redirect|initiator)\.do/i.test(text)),
    isServiceNowServer: texts.some((text) =>
      /\/oauth_(?:auth|token)\.do|\.service-now\.com(?::\d{1,5})?\/api\//i.test(text),
    ),
  };
}
