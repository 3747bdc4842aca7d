import { type Answer, answerOf } from './answer-shape.js';
import { type Exchange, headerOf } from './exchange.js';

/** What the answer of a token endpoint says. */
export interface TokenReading {
  readonly answer: Answer;
  /** 0 where the evidence has the body alone. */
  readonly status: number;
  /** The media type in small letters without its parameters; `null` where the answer has none, undefined where headers are not known. */
  readonly mediaType: string | null | undefined;
  /** The members of the JSON object that the body is. */
  readonly members: ReadonlyMap<string, unknown> | undefined;
  /** `error_description`, for its words only: servers put all sorts of things into it. */
  readonly description: string;
  readonly hasByteOrderMark: boolean;
  /** True where a strict client finds a text `access_token` at the top of a JSON object in an answer that is no refusal. */
  readonly hasToken: boolean;
}

const known = new WeakMap<Exchange, TokenReading | undefined>();

/** Reads the answer of a token endpoint; undefined where there is none, or its body is not in the evidence. */
export function readingOf(exchange: Exchange): TokenReading | undefined {
  if (!known.has(exchange)) known.set(exchange, read(exchange));
  return known.get(exchange);
}

function read({ response }: Exchange): TokenReading | undefined {
  if (response?.body === undefined) return undefined;
  const { body, status } = response;
  const members = membersOf(body);
  const description = members?.get('error_description');
  return {
    answer: answerOf(body),
    status,
    // A pasted answer without any header was cut, it did not come so.
    mediaType: response.headers?.length ? mediaTypeOf(headerOf(response, 'content-type')) : undefined,
    members,
    description: typeof description === 'string' ? description : '',
    hasByteOrderMark: body.startsWith('\ufeff') || body.startsWith('\u00ef\u00bb\u00bf'),
    hasToken: (status === 0 || (status >= 200 && status < 300)) && isText(members?.get('access_token')),
  };
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const mediaTypeOf = (value: string | undefined): string | null =>
  value === undefined ? null : (value.split(';')[0] ?? '').trim().toLowerCase();

function membersOf(body: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}
