import type { Document } from '../document/document.js';
import { type Place, stretch } from '../document/node.js';
import type { AnswerShape } from '../facts/messages/message.js';
import { answerOf } from './answer-shape.js';
import type { Exchange, FlowStage, HttpResponse } from './exchange.js';
import { type Said, saidIn } from './said.js';
import { attemptOf, type KnownAddresses, stageOf } from './stage-of.js';

/** What only an answer of a token endpoint looks like; other JSON, with an error object in it too, may be of any API. */
const TOKEN_SHAPES: ReadonlySet<AnswerShape> = new Set([
  'token',
  'token-in-form',
  'token-below-top',
  'token-renamed',
  'token-empty',
  'error',
  'error-in-form',
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
  // Of a call it does not say whether a token was sent: its words say more.
  const refused = isOfCall(text) ? undefined : (powerShellError(text) ?? pythonError(text));
  if (refused) return refusedBy(document, text, refused, known);
  const listed = listedMembers(text);
  if (listed) return exchangeOf(document, { response: { status: 0, body: listed } }, known);
  const { shape } = answerOf(text);
  const isPage = PAGES.has(shape) && text.startsWith('<') && !namesTheCause(saidIn(text));
  const isOfServiceNow = shape === 'nested-error' && /"status"\s{0,5}:\s{0,5}"failure"/.test(text);
  if (!isAnswer && !isPage && !isOfServiceNow && !TOKEN_SHAPES.has(shape)) return undefined;
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

/** What requests of Python says of a refusal: status and address, and no body. */
function pythonError(text: string): HttpResponse | undefined {
  const status = /\b([45]\d\d) (?:Client|Server) Error[^\n]{0,80} for url: https?:/.exec(text.slice(-20_000))?.[1];
  return status === undefined ? undefined : { status: Number(status) };
}

/** The refusal with the address that was asked, where it stands beside it; no program says here what it sent. */
function refusedBy(
  document: Document,
  text: string,
  response: HttpResponse,
  known: KnownAddresses,
): Exchange | undefined {
  const [, url] = ASKED.exec(text.slice(-20_000)) ?? [];
  const parts = url === undefined ? undefined : { request: { method: 'POST', url }, response };
  const asked = parts && stageOf(parts, known) === 'token' ? exchangeOf(document, parts, known) : undefined;
  return asked ?? exchangeOf(document, { response }, known);
}

const ASKED = /(?:Invoke-(?:RestMethod|WebRequest)\b[^\n]{0,400}?|\bfor url: )["']?(https?:\/\/[^\s"'|`<>]{1,2000})/i;

/** True for a refusal in which the address of a REST API stands, and none of a token endpoint. */
const isOfCall = (text: string): boolean =>
  /https?:\/\/[^\s"'/]{1,200}\/api\//i.test(text) && !/\/oauth_token\.do|\/token\b/i.test(text);

/** A token answer as PowerShell lists the members of an object, a line each, in JSON again. */
function listedMembers(text: string): string | undefined {
  if (!/^access_token\s{0,30}: /m.test(text) || text.length > LONGEST_URL) return undefined;
  const members: [name: string, value: string][] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, name, value = ''] = /^([a-z_]{2,40})\s{0,30}: (.*)$/i.exec(line) ?? [];
    if (name !== undefined) members.push([name, value.trim()]);
    else if (/^\s+\S/.test(line) && members.length > 0) (members.at(-1) as [string, string])[1] += line.trim();
  }
  return JSON.stringify(
    Object.fromEntries(members.map(([name, value]) => [name, name === 'expires_in' ? Number(value) : value])),
  );
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
