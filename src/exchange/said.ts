import type { Place } from '../document/node.js';
import { MESSAGES } from '../facts/messages/index.js';
import type { Message, MessageStage } from '../facts/messages/message.js';
import type { Exchange, FlowStage, NetworkFailure } from './exchange.js';
import { formsOf } from './message-forms.js';
import { MessageIndex } from './message-index.js';
import { networkFailureIn } from './network-failures.js';
import { type Reading, readingsOf } from './pasted-text.js';
import { type Attempt, attemptsIn } from './two-attempts.js';

/** More than this of a text is not kept. */
const LONGEST = 200_000;
/** A message shows at the beginning of what was pasted; the rest is not compared with the catalogue. */
const COMPARED = 20_000;
/** From here on a text is taken for a message of the catalogue, as in `explain`. */
const ENOUGH = 0.72;

let index: MessageIndex<Message> | undefined;

/** Made when a text is first read: most evidence is traffic. */
const catalogue = (): MessageIndex<Message> => {
  index ??= new MessageIndex<Message>(MESSAGES.flatMap((owner: Message) => formsOf(owner, owner)));
  return index;
};

/** What a text says, decoded, and which leg it speaks of. */
export interface Said {
  readonly text: string;
  /** The same before it was decoded, and decoded with its tags. */
  readonly versions: readonly string[];
  readonly stage: FlowStage;
  /** True when the catalogue of messages has it, or it has a code of Entra or of a failed connection. */
  readonly isKnown: boolean;
  /** The failure of the network that it tells, where no other message has such words in it. */
  readonly failure: NetworkFailure | undefined;
}

/** Where the leg is not told by the catalogue: a text is shown most often when the exchange of a code failed. */
const OTHER_STAGES: Readonly<Partial<Record<MessageStage, FlowStage>>> = {
  authorize: 'authorize',
  callback: 'callback',
  refresh: 'refresh',
  api: 'api',
};

/** Reads an error text: decodes it, also from Base64, and asks the catalogue which leg it belongs to. */
export function saidIn(pasted: string): Said {
  const readings = readingsOf(pasted.slice(0, LONGEST));
  for (const reading of readings) {
    const message = messageIn(reading.words.slice(0, COMPARED));
    if (message) return saidBy(reading, message);
  }
  return saidBy(readings[0] as Reading, undefined);
}

function saidBy({ raw, text, words }: Reading, message: Message | undefined): Said {
  const said = words.trim();
  const failure = message === undefined || message.stage === 'network' ? networkFailureIn(said) : undefined;
  const isKnown = message !== undefined || failure !== undefined || /\bAADSTS\d{4,8}\b/i.test(said);
  return { text: said, versions: [raw, text], stage: stageIn(said, message), isKnown, failure };
}

function messageIn(text: string): Message | undefined {
  if (text.trim() === '') return undefined;
  let best: { message: Message; score: number } | undefined;
  for (const { form, weight, coverage } of catalogue().find(text)) {
    if (coverage < ENOUGH) continue;
    const score = weight * coverage ** 4 * (form.owner.rank === undefined ? 1 : 0.3);
    if (!best || score > best.score) best = { message: form.owner, score };
  }
  return best?.message;
}

function stageIn(text: string, message: Message | undefined): FlowStage {
  if (/failed to refresh/i.test(text)) return 'refresh';
  if (/exchange code for access token/i.test(text)) return 'token';
  return (message && OTHER_STAGES[message.stage]) ?? 'token';
}

/**
 * The exchanges that an error text stands for: the two attempts of the platform where it tells them, with their answers;
 * the failure of the network where it names one; else one exchange with the text.
 */
export function exchangesOfText(said: Said, where: Exchange['where']): Exchange[] {
  const attempts = attemptsOf(said.versions);
  if (attempts.length > 0) return attempts.map((attempt) => exchangeOf(attempt, where));
  return [{ stage: said.stage, said: said.text, ...(said.failure && { failure: said.failure }), where }];
}

/** The attempts as they were pasted where they can be told there: what is decoded once too often is no JSON any more. */
function attemptsOf(versions: readonly string[]): readonly Attempt[] {
  for (const text of versions) {
    const attempts = attemptsIn(text).filter(({ status, body }) => status !== undefined || body.trim() !== '');
    if (attempts.length > 0) return attempts;
  }
  return [];
}

function exchangeOf({ client, status = 0, answer, body }: Attempt, where: Exchange['where']): Exchange {
  const known = answer.shape === 'left-out' ? undefined : bodyOf(body);
  return {
    stage: 'token',
    attempt: client,
    response: { status, ...(known !== undefined && { body: known }) },
    where,
  };
}

/** The body as the server sent it: what was quoted around it is taken off, JSON in JSON is unpacked. */
function bodyOf(body: string): string {
  const text = body.trim();
  const last = text.lastIndexOf('}');
  const candidates = text.startsWith('{')
    ? [text.slice(0, last + 1) || text, unquoted(text.slice(0, last + 1)), readingsOf(text)[0]?.text ?? '']
    : [text.replace(/[\\"'\s]{1,20}$/, '')];
  for (const candidate of candidates) if (isJson(candidate)) return candidate;
  return candidates[0] ?? '';
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return '';
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A place for everything of an exchange that is known from one text only. */
export const only = (exchange: Place): Exchange['where'] => ({ exchange });
