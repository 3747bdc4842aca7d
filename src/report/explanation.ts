import type { Rule } from '../engine/rule.js';
import type { Answer } from '../exchange/answer-shape.js';
import { type Facts, type Found, type ReadText, readText } from '../exchange/message.js';
import { formsOf } from '../exchange/message-forms.js';
import { type Form, MessageIndex } from '../exchange/message-index.js';
import type { Attempt } from '../exchange/two-attempts.js';
import type { AnswerShape, Cause, Direction, When } from '../facts/messages/message.js';
import { VALIDATOR_CODES, type ValidatorCode } from '../facts/validator-codes.js';
import { type KnownMessage, MESSAGE_CATALOGUE } from './message-rules.js';
import { maskSecrets } from './redact.js';
import { whenIn } from './time-words.js';

/** How sure the recognition of a text is. */
export type Certainty = 'certain' | 'likely' | 'possible';

export interface Recognised {
  readonly message: KnownMessage;
  readonly certainty: Certainty;
}

/** What a pasted text is. Everything in it is of the catalogues or known to be harmless. */
export interface Explanation {
  /** `known`: a message of the catalogue. `rule`: a text that rules name. `time`: only when it fails. Else not known. */
  readonly status: 'known' | 'rule' | 'time' | 'similar' | 'unknown';
  readonly primary?: Recognised;
  /** The words around the message, which say who the client is. */
  readonly frame?: KnownMessage;
  readonly direction: Direction;
  /** The causes of the primary message, those first that fit the time. */
  readonly causes: readonly Cause[];
  /** What else the text may be: the same words read otherwise. */
  readonly instead: readonly Recognised[];
  /** What else is in the text. */
  readonly also: readonly Recognised[];
  /** Rules and codes of the validator that name the text as their symptom. */
  readonly rules: readonly Rule[];
  readonly codes: readonly ValidatorCode[];
  readonly attempts: readonly Omit<Attempt, 'body'>[];
  readonly answer: Answer;
  readonly facts: Facts;
  readonly when?: When;
  readonly wasBase64: boolean;
}

type Owner =
  | { readonly kind: 'message'; readonly message: KnownMessage }
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'code'; readonly code: ValidatorCode };

type Hit = Found<Owner> & { readonly score: number };
type MessageHit = Hit & { readonly message: KnownMessage };

/** From here on a text is taken for the message; below, down to the second, it is only similar. */
const ENOUGH = 0.72;
const SIMILAR = 0.6;
const SURE = 0.85;
const WHOLE = 0.97;
/** A text of common words has to be there nearly whole, one of few words even more. */
const LIGHT = 2.5;
const ENOUGH_OF_LIGHT = 0.78;
const ENOUGH_OF_FEW = 0.88;
const FEW_WORDS = 3;
/** A rule whose symptom is a few ordinary words is found by it in a short text only, or alone. */
const HEAVY_ENOUGH = 3;
const LEAST_OF_RULE = 1.5;
const SHORT = 20;
/** What else is listed. */
const MOST = 4;
const RIVAL = 0.6;
/** How much of a message has to be there beyond the words around it. */
const REST = 0.6;
/** A text of the validator's goes before a message only if it fits clearly better. */
const CLEARLY = 1.15;

/** Reads texts against the catalogue of messages, the symptoms of rules, and the codes of the platform's validator. */
export class Explainer {
  private readonly index: MessageIndex<Owner>;

  constructor(private readonly rules: readonly Rule[]) {
    this.index = new MessageIndex<Owner>([...messageForms(), ...ruleForms(rules), ...codeForms()]);
  }

  explain(pasted: string, given?: When): Explanation {
    const read = readText(pasted, this.index, isExchange);
    const when = given ?? (read.words <= SHORT ? whenIn(pasted) : undefined);
    const hits = read.found.map((found) => ({ ...found, score: found.weight * found.coverage ** 4 }));
    const messages = rankedMessages(hits, when);
    const known = messages.filter((hit) => isEnough(hit) && !isSecondThought(hit, read.attempts.length > 0));
    const named = this.named(hits, read.words);
    const [first] = known;
    const common = { ...read, rules: named.rules, codes: named.codes, ...(when === undefined ? {} : { when }) };
    const strongest = Math.max(0, ...known.map(({ score }) => score));
    if (first && (named.score <= strongest * CLEARLY || isEntraCode(first)))
      return knownExplanation(first, known, common);
    if (named.score > 0) return { ...nothing(common), status: 'rule' };
    const byShape = messageOfShape(common);
    if (byShape)
      return {
        ...nothing(common),
        ...explained({ message: byShape, certainty: 'certain' }, undefined, common),
        status: 'known',
      };
    const similar = messages.filter(({ coverage, weight }) => coverage >= SIMILAR && weight >= LIGHT).slice(0, MOST);
    if (when !== undefined && given === undefined) return { ...nothing(common), status: 'time' };
    return {
      ...nothing(common),
      status: similar.length > 0 ? 'similar' : 'unknown',
      instead: similar.map(({ message }) => ({ message, certainty: 'possible' as const })),
    };
  }

  /** The rules and codes whose texts are there. */
  private named(
    hits: readonly Hit[],
    words: number,
  ): Pick<Explanation, 'rules' | 'codes'> & { readonly score: number } {
    const there = hits.filter((hit) =>
      hit.weight >= HEAVY_ENOUGH
        ? hit.coverage >= SURE
        : hit.coverage >= WHOLE && words <= (hit.weight >= LEAST_OF_RULE ? SHORT : hit.words + 1),
    );
    const best = Math.max(0, ...there.map(({ score, form }) => (form.owner.kind === 'message' ? 0 : score)));
    const near = there.filter(({ score }) => score >= best * RIVAL);
    const codes = new Set(near.flatMap(({ form: { owner } }) => (owner.kind === 'code' ? [owner.code] : [])));
    const rules = new Set(near.flatMap(({ form: { owner } }) => (owner.kind === 'rule' ? [owner.rule] : [])));
    for (const rule of this.rules) if (rule.aliases?.some((alias) => codes.has(alias))) rules.add(rule);
    return { rules: [...rules], codes: [...codes], score: best };
  }
}

type Common = ReadText<Owner> & Pick<Explanation, 'rules' | 'codes' | 'when'>;

const nothing = ({ attempts, answer, facts, wasBase64, rules, codes, when }: Common): Explanation => ({
  status: 'unknown',
  direction: directionOf(facts),
  causes: [],
  instead: [],
  also: [],
  rules,
  codes,
  attempts,
  answer,
  facts: { ...facts, redirectUrls: facts.redirectUrls.map((url) => maskSecrets(url, 'prose')) },
  wasBase64,
  ...(when === undefined ? {} : { when }),
});

function knownExplanation(first: MessageHit, known: readonly MessageHit[], common: Common): Explanation {
  const others = known.filter(({ message }) => message !== first.message);
  const frame =
    first.message.rank === 'frame'
      ? undefined
      : others.find((hit) => hit.message.rank === 'frame' && !isInside(hit, first) && !isSameShow(hit, first))?.message;
  const frames = others.filter(({ message }) => message.rank === 'frame');
  const rest = others.filter(({ message }) => message.rank !== 'frame');
  const around = frames.map(({ message }) => message.direction).find((each) => each !== 'either') ?? 'either';
  const instead = rest.filter(
    (hit) => overlaps(hit, first) && hit.score >= first.score * RIVAL && isWorthNaming(hit, first),
  );
  const also = rest.filter((hit) => !overlaps(hit, first) && isWorthNaming(hit, first));
  // What the answer to the first attempt is decides, if none of its words did.
  const shape = common.attempts.length > 0 && !first.isFirstAnswer ? messageOfShape(common) : undefined;
  const primary: Recognised = shape ? { message: shape, certainty: 'certain' } : recognised(first);
  return {
    ...nothing(common),
    ...explained(primary, shape && first.message.rank === 'frame' ? first.message : frame, common, around),
    status: 'known',
    instead: instead.slice(0, MOST).map(recognised),
    also: also.slice(0, MOST).map(recognised),
  };
}

function explained(
  primary: Recognised,
  frame: KnownMessage | undefined,
  { facts, when }: Common,
  around: Direction = 'either',
): Pick<Explanation, 'primary' | 'direction' | 'causes'> & Partial<Pick<Explanation, 'frame'>> {
  const said = [primary.message.direction, frame?.direction ?? 'either', around];
  const direction = said.find((each) => each !== 'either') ?? directionOf(facts);
  return {
    primary,
    direction,
    causes: causesOf(causesAt(primary.message, when), direction),
    ...(frame ? { frame } : {}),
  };
}

/** Who the client is, by the addresses in the text: they are of one side only. */
const directionOf = ({ isServiceNowClient, isServiceNowServer, redirectUrls }: Facts): Direction =>
  isServiceNowClient
    ? 'servicenow-to-microsoft'
    : isServiceNowServer || redirectUrls.length > 0
      ? 'microsoft-to-servicenow'
      : 'either';

const recognised = ({ message, coverage, weight, form }: MessageHit): Recognised => ({
  message,
  certainty: isOrdinary(form.isPhrase, form.text, weight) ? 'possible' : coverage >= SURE ? 'certain' : 'likely',
});

/** A few words that others use too; a code such as `invalid_grant` is none of them. */
const isOrdinary = (isPhrase: boolean, text: string, weight: number): boolean =>
  isPhrase && weight < LIGHT && !text.includes('_');

/** Each message once, by its best text; the answer to a first attempt comes first, and words around others come last. */
function rankedMessages(hits: readonly Hit[], when: When | undefined): readonly MessageHit[] {
  const best = new Map<KnownMessage, MessageHit>();
  for (const hit of hits) {
    const { owner } = hit.form;
    if (owner.kind !== 'message') continue;
    const { message } = owner;
    const before = best.get(message);
    const score = hit.score * fitOf(message, when);
    const isBetter =
      before && before.isFirstAnswer !== hit.isFirstAnswer ? hit.isFirstAnswer : score > (before?.score ?? -1);
    if (isBetter) best.set(message, { ...hit, score, message });
  }
  const all = [...best.values()];
  const frames = all.filter(({ message }) => message.rank === 'frame');
  return all
    .filter(
      (hit) =>
        hit.message.rank === 'frame' || frames.every((frame) => !isOnlyFrame(hit, frame) && !isPartOf(hit, frame)),
    )
    .sort((a, b) => classOf(a) - classOf(b) || b.score - a.score);
}

/** True for a message of which little more is there than the words that it shares with a frame. */
function isOnlyFrame(hit: MessageHit, frame: MessageHit): boolean {
  if (!overlaps(hit, frame) || frame.coverage < hit.coverage) return false;
  const beyond = hit.weight / hit.coverage - frame.weight / frame.coverage;
  return beyond > 0 && hit.weight - frame.weight < beyond * REST;
}

/** True for a message all words of which are words of a frame: "a self-signed certificate" in a sentence about proxies. */
const isPartOf = (hit: MessageHit, frame: MessageHit): boolean =>
  frame.coverage >= SURE &&
  !frame.form.text.includes('…') &&
  hit.reading === frame.reading &&
  hit.isFirstAnswer === frame.isFirstAnswer &&
  hit.from >= frame.from &&
  hit.to <= frame.to &&
  hit.weight < frame.weight;

const fitOf = ({ when: times }: KnownMessage, when: When | undefined): number =>
  when === undefined || times === undefined ? 1 : times.includes(when) ? 1.3 : 0.7;

function classOf(hit: MessageHit): number {
  const { message, coverage, isFirstAnswer } = hit;
  const rank = message.rank === 'frame' ? 3 : message.rank === 'general' ? 2 : 0;
  const isDoubtful = !isEnough(hit) ? 4 : rank === 0 && coverage < SURE ? 1 : 0;
  return rank + isDoubtful - (isFirstAnswer ? 10 : 0);
}

const isEnough = ({ coverage, weight, words }: Pick<Hit, 'coverage' | 'weight' | 'words'>): boolean =>
  coverage >= (weight >= LIGHT ? ENOUGH : words <= FEW_WORDS ? ENOUGH_OF_FEW : ENOUGH_OF_LIGHT);

/** True for a message that was known by its code, which says more than the words behind it. */
const isEntraCode = ({ form, coverage, message }: MessageHit): boolean =>
  coverage >= SURE && message.rank === undefined && /AADSTS\d/.test(form.text);

function overlaps(hit: Hit, other: Hit): boolean {
  if (hit.reading !== other.reading || hit.isFirstAnswer !== other.isFirstAnswer) return false;
  const common = Math.min(hit.to, other.to) - Math.max(hit.from, other.from) + 1;
  return common * 2 >= Math.min(hit.to - hit.from, other.to - other.from) + 1;
}

/** True when all words of a frame belong to the message too. */
const isInside = (frame: Hit, { reading, from, to, isFirstAnswer }: Hit): boolean =>
  !isFirstAnswer && frame.reading === reading && frame.from >= from && frame.to <= to;

/** True for words around a message that add nothing: the same product shows both, in the same direction. */
const isSameShow = ({ message: a }: MessageHit, { message: b }: MessageHit): boolean =>
  a.shownBy === b.shownBy && a.direction === b.direction && a.shownBy === 'servicenow';

/** What the second attempt says of the code that the first used up. */
const isSecondThought = ({ message, isFirstAnswer }: MessageHit, hasAttempts: boolean): boolean =>
  hasAttempts && !isFirstAnswer && (message.rank === 'general' || message.id === 'entra-code-redeemed');

/** A general error says nothing beside one that is not. */
const isWorthNaming = (hit: MessageHit, first: MessageHit): boolean =>
  hit.weight >= 1.5 && (hit.message.rank !== 'general' || first.message.rank === 'general');

/** What an answer may be when it was pasted alone; any text is some text, and any page some page. */
const TELLING: ReadonlySet<AnswerShape> = new Set<AnswerShape>([
  'token',
  'token-in-form',
  'token-below-top',
  'token-renamed',
  'token-empty',
  'hibernating',
  'login-page',
  'blocked-page',
  'maintenance',
]);

/** The message that an answer is by its form: that of the first attempt, or the whole text. */
function messageOfShape({ attempts, answer }: Common): KnownMessage | undefined {
  const [first] = attempts;
  const { shape } = first?.answer ?? answer;
  return first || TELLING.has(shape) ? MESSAGE_CATALOGUE.find(({ shapes }) => shapes?.includes(shape)) : undefined;
}

/** The causes that fit the time first; those of another time not at all, as long as one is left. */
export function causesAt({ causes }: Pick<KnownMessage, 'causes'>, when: When | undefined): readonly Cause[] {
  if (when === undefined) return causes;
  const fitting = causes.filter(({ when: times }) => times?.includes(when));
  const timeless = causes.filter(({ when: times }) => times === undefined);
  const kept = [...fitting, ...timeless];
  return kept.length > 0 ? kept : causes;
}

/** Without the causes of the other direction, where the direction is known. */
function causesOf(causes: readonly Cause[], seen: Direction): readonly Cause[] {
  if (seen === 'either') return causes;
  const fitting = causes.filter(({ direction = seen }) => direction === seen);
  return fitting.length > 0 ? fitting : causes;
}

/** True for the message of a failed exchange, whose two attempts are taken apart. */
const isExchange = (owner: Owner): boolean => owner.kind === 'message' && owner.message.id === 'exchange-failed';

const messageForms = (): Form<Owner>[] =>
  MESSAGE_CATALOGUE.flatMap((message) => formsOf<Owner>(message, { kind: 'message', message }));

const ruleForms = (rules: readonly Rule[]): Form<Owner>[] =>
  rules.flatMap((rule) =>
    rule.symptoms.flatMap(({ text }) =>
      text === undefined
        ? []
        : [{ owner: { kind: 'rule', rule } as const, text: text.replace(/\{\d\}/g, '…'), isPhrase: false }],
    ),
  );

const codeForms = (): Form<Owner>[] =>
  Object.entries(VALIDATOR_CODES).map(([code, text]) => ({
    owner: { kind: 'code', code: code as ValidatorCode },
    text: text.replace(/\{\d\}/g, '…'),
    isPhrase: false,
  }));

/** What the moment of a failure says, without a text. */
export const explanationOfTime = (when: When): Explanation => ({
  status: 'time',
  direction: 'either',
  causes: [],
  instead: [],
  also: [],
  rules: [],
  codes: [],
  attempts: [],
  answer: { shape: 'empty' },
  facts: {
    entraCodes: [],
    oauthErrors: [],
    statuses: [],
    redirectUrls: [],
    isServiceNowClient: false,
    isServiceNowServer: false,
  },
  when,
  wasBase64: false,
});
