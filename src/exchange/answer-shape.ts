import { OAUTH_ERRORS } from '../facts/http-status.js';
import type { AnswerShape } from '../facts/messages/message.js';

/** What an answer of a token endpoint is, without anything of it that may be secret. */
export interface Answer {
  readonly shape: AnswerShape;
  /** Its OAuth error, if it is one of the known ones. */
  readonly error?: string;
  /** The code of Entra in it, such as `AADSTS7000215`. */
  readonly entraCode?: string;
}

/** A page gives itself away at its beginning; the rest is not read. */
const LOOKED_AT = 50_000;
/** Where a token is looked for below the top. */
const DEPTH = 4;

/** Says what the body of an answer is. It may be shortened or damaged. */
export function answerOf(body: string): Answer {
  const text = body.slice(0, LOOKED_AT).trim();
  const code = /AADSTS\d{4,8}/i.exec(text)?.[0].toUpperCase();
  return { ...shapeOf(text, body.length > LOOKED_AT), ...(code === undefined ? {} : { entraCode: code }) };
}

function shapeOf(text: string, isCut: boolean): Answer {
  if (/^(?:\(?empty\)?|null|""|''|-)?$/i.test(text)) return { shape: 'empty' };
  if (/^[<[(]?(?:\.{2,6}|…|body|redacted|removed|hidden)[>\])]?$/i.test(text)) return { shape: 'left-out' };
  if (text.startsWith('<')) return { shape: pageShape(text) };
  if (text.startsWith('{')) return objectShape(text, isCut);
  if (text.startsWith('[')) return { shape: 'json-array' };
  const form = formOf(text);
  if (form?.has('access_token')) return { shape: 'token-in-form' };
  if (form?.has('error')) return { shape: 'error-in-form', ...known(form.get('error')) };
  return /<(?:!doctype|html|head|body)\b/i.test(text) ? { shape: pageShape(text) } : { shape: 'text' };
}

function pageShape(text: string): AnswerShape {
  if (/hibernat/i.test(text)) return 'hibernating';
  if (
    /request rejected|your support id is|web application firewall|incapsula|access to this page has been denied/i.test(
      text,
    )
  )
    return 'blocked-page';
  if (/type=["']?password|user_password|login\.do|sign in to|\blog ?in/i.test(text)) return 'login-page';
  if (/maintenance|being upgraded|temporarily unavailable|service unavailable|instance is offline/i.test(text))
    return 'maintenance';
  return /^<\?xml/i.test(text) && !/<html/i.test(text)
    ? 'xml'
    : /<html|<!doctype html|<head|<body/i.test(text)
      ? 'web-page'
      : 'xml';
}

function objectShape(text: string, isCut: boolean): Answer {
  const value = isCut ? undefined : parsed(text);
  if (typeof value !== 'object' || value === null) return brokenShape(text);
  const object = value as Record<string, unknown>;
  if (typeof object['access_token'] === 'string' && object['access_token'] !== '') return { shape: 'token' };
  if (typeof object['error'] === 'string' && object['error'] !== '')
    return { shape: 'error', ...known(object['error']) };
  if (Object.hasOwn(object, 'access_token')) return { shape: 'token-empty' };
  if (typeof object['error'] === 'object' && object['error'] !== null) return { shape: 'nested-error' };
  if (hasTokenBelow(object, 0)) return { shape: 'token-below-top' };
  if (['accessToken', 'AccessToken', 'token', 'id_token'].some((name) => typeof object[name] === 'string'))
    return { shape: 'token-renamed' };
  return { shape: 'other-json' };
}

/** What can be said of an object that does not parse: shortened, escaped, or with text behind it. */
function brokenShape(text: string): Answer {
  const error = /["']error["']\s{0,9}:\s{0,9}["']([\w.-]{1,60})["']/.exec(text)?.[1];
  if (error !== undefined) return { shape: 'error', ...known(error) };
  if (/["']error["']\s{0,9}:\s{0,9}\{/.test(text)) return { shape: 'nested-error' };
  if (/^\{\s{0,9}["']access_token["']\s{0,9}:\s{0,9}["'][^"']/.test(text)) return { shape: 'token' };
  return { shape: 'broken-json' };
}

function hasTokenBelow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth > DEPTH) return false;
  if (depth > 0 && typeof (value as Record<string, unknown>)['access_token'] === 'string') return true;
  return Object.values(value).some((inner) => hasTokenBelow(inner, depth + 1));
}

function formOf(text: string): ReadonlyMap<string, string> | undefined {
  if (!text.includes('=') || /[\s"<>{}]/.test(text)) return undefined;
  const members = text.replace(/^[?#]/, '').split('&');
  if (members.some((member) => !/^[\w.~%-]{1,80}=/.test(member))) return undefined;
  return new Map(
    members.map((member) => {
      const sign = member.indexOf('=');
      return [member.slice(0, sign).toLowerCase(), member.slice(sign + 1)] as const;
    }),
  );
}

const known = (error: unknown): { error?: string } =>
  typeof error === 'string' && OAUTH_ERRORS.has(error.toLowerCase()) ? { error: error.toLowerCase() } : {};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
