import { redactedForm, redactedValue } from './redacted-address.js';
import { redactedJson } from './redacted-json.js';
import type { Redaction } from './redaction.js';

/**
 * A body without its values, in its own form, so that it still says what it is: a form stays a form, JSON that breaks off
 * breaks off, a page keeps its title and the words by which it is known. Of other texts only the length is told.
 */
export function redactedBody(redaction: Redaction, body: string): string {
  const [, mark = '', text = ''] = /^(\ufeff|\u00ef\u00bb\u00bf)?(.*)$/s.exec(body) ?? [];
  const start = text.trimStart();
  if (start.length < 20 && NONE.test(start.trimEnd())) return body;
  if (start.startsWith('<') || /<(?:!doctype|html|head|body)\b/i.test(start.slice(0, LOOKED_AT)))
    return mark + redactedPage(redaction, start);
  if (/^[[{"]/.test(start)) return mark + redactedJson(redaction, text, valueIn);
  if (isForm(start)) return mark + redactedForm(redaction, start.trimEnd());
  return mark + [redaction.mark(text), ...knownWords(start.slice(0, LOOKED_AT)).filter(isPlain)].join(' ');
}

/** What a program says of no body, or writes in its place. */
const NONE = /^(?:\(?empty\)?|null|true|false|""|''|-|[<[(]?(?:\.{2,6}|…|body|redacted|removed|hidden)[>\])]?)?$/i;

const LOOKED_AT = 50_000;

/** True for `name=value&…`; a text in Base64 may end in equals signs too. */
const isForm = (text: string): boolean =>
  /^[?#]?[\w.~%[\]-]{1,80}=(?!=?\s*$)/.test(text) && !/[\s"<>{}]/.test(text.trimEnd());

/** The value of a member of JSON: sentences of errors are told word by word, and what is told of parameters. */
function valueIn(redaction: Redaction, name: string, value: string, isInError: boolean): string {
  const isSentence =
    /^(?:error|error_?description|error_?code)$/.test(name) ||
    (isInError && /^(?:message|detail|code|type|status|reason)$/.test(name));
  if (isSentence) return redaction.words(value);
  if (name === 'status' && /^(?:failure|success|error)$/i.test(value)) return value;
  return redactedValue(redaction, name, value);
}

/** The words by which pages are known, and what is written for them. */
const FINGERPRINTS: readonly (readonly [words: RegExp, shown: string])[] = [
  [/hibernat/i, 'Your instance is hibernating'],
  [/request rejected/i, 'Request Rejected'],
  [/your support id is/i, 'Your support ID is'],
  [/web application firewall/i, 'web application firewall'],
  [/incapsula/i, 'Incapsula'],
  [/access to this page has been denied/i, 'Access to this page has been denied'],
  [/(?:access|requests?|connections?|logins?) from (?:your|this) ip\b/i, 'access from your IP'],
  [
    /\bip(?: address)?[^<>{}]{0,60}\b(?:restricted|not (?:allowed|authori[sz]ed|permitted)|blocked|denied)/i,
    'your IP address is not allowed',
  ],
  [/type\s{0,5}=\s{0,5}["']?password/i, '<input type="password">'],
  [/user_password/i, 'user_password'],
  [/login\.do/i, 'login.do'],
  [/sign in to/i, 'Sign in to'],
  [/log ?in/i, 'Log in'],
  [/maintenance/i, 'maintenance'],
  [/being upgraded/i, 'being upgraded'],
  [/temporarily unavailable/i, 'temporarily unavailable'],
  [/service unavailable/i, 'Service Unavailable'],
  [/instance is offline/i, 'instance is offline'],
  [/plain http request was sent to https port/i, 'The plain HTTP request was sent to HTTPS port'],
  [/sent an http request to an https server/i, 'Client sent an HTTP request to an HTTPS server'],
  [/speaking plain http to an ssl-enabled server port/i, 'speaking plain HTTP to an SSL-enabled server port'],
];

const isPlain = (text: string): boolean => !text.includes('<');

const knownWords = (text: string): string[] => [
  ...FINGERPRINTS.filter(([known]) => known.test(text)).map(([, shown]) => shown),
  ...(/AADSTS\d{4,8}/.exec(text) ?? []),
];

/** A page as its title, its length and the words by which it is known. */
function redactedPage(redaction: Redaction, page: string): string {
  const head = page.slice(0, LOOKED_AT);
  const title = /<title[^<>]{0,200}>([^<]{0,300})/i.exec(head)?.[1]?.trim();
  const content = [redaction.mark(page), ...knownWords(head)].join(' ');
  const titled = title === undefined ? '' : `<title>${redaction.words(title).replace(/[<>]/g, '')}</title>`;
  const lead = page.startsWith('<') ? '' : `${redaction.mark(page.slice(0, page.indexOf('<')))} `;
  if (/<html|<!doctype html|<head|<body/i.test(head))
    return `${lead}<!doctype html><html><head>${titled}</head><body>${content}</body></html>`;
  if (titled !== '') return `${titled}${content}`;
  return /<form\b/i.test(head)
    ? `<form>${content}</form>`
    : `${/^<\?xml/i.test(page) ? '<?xml version="1.0"?>' : ''}<xml>${content}</xml>`;
}
