import type { Document } from '../document/document.js';
import { type Place, stretch } from '../document/node.js';
import type { AnswerShape } from '../facts/messages/message.js';
import { answerOf } from './answer-shape.js';
import type { Exchange, FlowStage, HttpResponse } from './exchange.js';
import { type Said, saidIn } from './said.js';
import { attemptOf, type KnownAddresses, stageOf } from './stage-of.js';

/** What only an answer of a token endpoint looks like; other JSON may be anything. */
const TOKEN_SHAPES: ReadonlySet<AnswerShape> = new Set([
  'token',
  'token-in-form',
  'token-below-top',
  'token-renamed',
  'token-empty',
  'error',
  'error-in-form',
  'nested-error',
]);
const PAGES: ReadonlySet<AnswerShape> = new Set([
  'hibernating',
  'maintenance',
  'login-page',
  'blocked-page',
  'web-page',
  'xml',
]);
/** The longest address that is read. */
const LONGEST_URL = 100_000;

/** The place of a text, and of its first line with something in it. */
export function textPlaces(document: Document): { readonly line: Place; readonly all: Place } {
  const { text } = document;
  const start = Math.max(0, text.search(/[^\s\ufeff]/));
  const end = Math.max(start, text.trimEnd().length);
  const next = text.slice(start, end).search(/[\r\n]/);
  return { line: stretch(document, start, next < 0 ? end : start + next), all: stretch(document, start, end) };
}

/**
 * What was pasted without anything around it: an answer without its status, the form of a request, or an address.
 * Undefined for other texts.
 * @param isAnswer true when the name of the file says that it is an answer, whatever it looks like
 */
export function readBareBody(document: Document, known: KnownAddresses, isAnswer: boolean): Exchange | undefined {
  const text = document.text.trim();
  if (/^https?:\/\/\S+$/i.test(text) && text.length < LONGEST_URL)
    return exchangeOf(document, { request: { method: 'GET', url: text } }, known);
  if (/^(?:grant_type|code|client_id|client_secret|refresh_token|redirect_uri)=[^\s"<>{}]*$/.test(text))
    return exchangeOf(document, { request: { method: 'POST', url: '', body: text } }, known);
  const refused = powerShellError(text);
  if (refused) return exchangeOf(document, { response: refused }, known);
  const { shape } = answerOf(text);
  const isPage = PAGES.has(shape) && text.startsWith('<') && !namesTheCause(saidIn(text));
  if (!isAnswer && !isPage && !TOKEN_SHAPES.has(shape)) return undefined;
  return exchangeOf(document, { response: { status: 0, body: text } }, known);
}

/**
 * What PowerShell says of a refusal: the body, where the server sent one, or a sentence with the status. What was asked is
 * in its last lines.
 */
function powerShellError(text: string): HttpResponse | undefined {
  const [start, said = ''] =
    /^\s{0,40}Invoke-(?:RestMethod|WebRequest) ?:\s{0,40}(\S[^\n]{0,4000})/m.exec(text.slice(0, 20_000)) ?? [];
  if (start === undefined) return undefined;
  const status = Number(/\((\d{3})\)|(?:success: |^)(\d{3})\b/.exec(said)?.slice(1).find(Boolean) ?? 0);
  if (status > 0) return { status };
  return TOKEN_SHAPES.has(answerOf(said).shape) ? { status, body: said.trim() } : undefined;
}

/** A page that tells an error of Entra, or of the redirect, is worth more as a text. */
const namesTheCause = ({ text, isKnown, stage }: Said): boolean =>
  isKnown && (/\bAADSTS\d{4,8}\b/i.test(text) || stage === 'authorize' || stage === 'callback');

function exchangeOf(
  document: Document,
  parts: Pick<Exchange, 'request' | 'response'>,
  known: KnownAddresses,
): Exchange | undefined {
  const { line, all } = textPlaces(document);
  const where = parts.request
    ? { exchange: line, ...(parts.request.url === '' ? { request: all } : { url: all }) }
    : { exchange: line, response: all };
  const stage = refined(stageOf(parts, known), parts);
  if (!stage) return undefined;
  const exchange: Exchange = { ...parts, stage, where };
  const attempt = stage === 'token' && parts.request ? attemptOf(exchange) : undefined;
  return attempt ? { ...exchange, attempt } : exchange;
}

/** An answer alone does not say what was asked; its error may. */
function refined(stage: FlowStage | undefined, { response }: Pick<Exchange, 'response'>): FlowStage | undefined {
  if (stage !== 'token' || response === undefined || answerOf(response.body ?? '').shape !== 'error') return stage;
  return saidIn(response.body ?? '').stage === 'refresh' ? 'refresh' : 'token';
}
