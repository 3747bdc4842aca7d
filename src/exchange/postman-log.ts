import type { Document } from '../document/document.js';
import { stretch } from '../document/node.js';
import type { Exchange, Header } from './exchange.js';
import type { Line } from './raw-lines.js';
import { attemptOf, type KnownAddresses, stageOf } from './stage-of.js';

const START = /^(GET|POST|PUT|PATCH|DELETE|HEAD) (https?:\/\/\S{1,20000}): \{\s*$/;
/** More requests than this are not copied from a console. */
const MOST = 1000;

/**
 * Requests as they are copied from the console of Postman when it is not in its raw view: a line with the address, and a
 * JSON object with headers and bodies, which has no status. Shape as in logs that people posted from 2023 to 2026.
 */
export function readPostmanConsole(document: Document, lines: readonly Line[], known: KnownAddresses): Exchange[] {
  const exchanges: Exchange[] = [];
  for (let at = 0; at < lines.length && exchanges.length < MOST; at++) {
    const line = lines[at] as Line;
    const [, method, url] = START.exec(line.text) ?? [];
    if (method === undefined || url === undefined) continue;
    const from = at;
    while (at + 1 < lines.length && lines[at]?.text !== '}') at++;
    const value = objectOf(lines.slice(from + 1, at).map(({ text }) => text));
    if (!value) continue;
    const exchange = exchangeOf(method, url, value);
    const stage = stageOf(exchange, known);
    if (!stage) continue;
    const place = stretch(document, line.start, line.end);
    const whole: Exchange = {
      ...exchange,
      stage,
      where: { exchange: place, url: place, response: stretch(document, line.start, lines[at]?.end ?? line.end) },
    };
    const attempt = stage === 'token' ? attemptOf(whole) : undefined;
    exchanges.push(attempt ? { ...whole, attempt } : whole);
  }
  return exchanges;
}

type Fields = Readonly<Record<string, unknown>>;

function objectOf(lines: readonly string[]): Fields | undefined {
  try {
    return JSON.parse(`{${lines.join('\n')}}`) as Fields;
  } catch {
    return undefined;
  }
}

function exchangeOf(method: string, url: string, value: Fields): Pick<Exchange, 'request' | 'response'> {
  const headers = headersOf(value['Request Headers']);
  const body = requestBody(value['Request Body']);
  const answerHeaders = headersOf(value['Response Headers']);
  const answer = value['Response Body'];
  return {
    request: { method, url, ...(headers && { headers }), ...(body !== undefined && { body }) },
    ...((answerHeaders || typeof answer === 'string') && {
      response: {
        status: 0,
        ...(answerHeaders && { headers: answerHeaders }),
        ...(typeof answer === 'string' && { body: answer }),
      },
    }),
  };
}

const headersOf = (value: unknown): Header[] | undefined =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, each]) => (typeof each === 'string' ? [{ name, value: each }] : []))
    : undefined;

/** A form is shown as an object, any other body as a text. */
function requestBody(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return new URLSearchParams(
    Object.entries(value).flatMap(([name, each]): [string, string][] =>
      typeof each === 'string' ? [[name, each]] : [],
    ),
  ).toString();
}
