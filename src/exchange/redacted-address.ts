import type { Redaction } from './redaction.js';

/** Parameters and members whose values are told, each as far as its values are known to be harmless. */
const SHOWN: ReadonlyMap<string, RegExp> = new Map([
  ['response_type', /^[a-z_ ]{1,40}$/i],
  ['grant_type', /^[\w:.-]{1,80}$/],
  ['token_type', /^[a-z_]{1,20}$/i],
  ['expires_in', /^-?\d{1,16}$/],
  ['code_challenge_method', /^(?:plain|S256)$/i],
]);

/** Names of secrets: what they hold is looked for everywhere else. */
const SECRET = /^code$|^state$|secret|passw|pwd|token|assertion|verifier|credential|session|cookie|saml/;

/** A value that is told, or its mark. */
export function redactedValue(redaction: Redaction, name: string, value: string): string {
  switch (name) {
    case 'redirect_uri':
      return redactedAddress(redaction, value);
    case 'scope':
      return value.replace(/[^\s,]+/g, (each) => (isScope(each) ? redaction.shown(each) : redaction.mark(each)));
    case 'error':
    case 'error_description':
      return redaction.words(value);
    default:
      return SHOWN.get(name)?.test(value) && !isRandom(value)
        ? redaction.shown(value)
        : redaction.mark(value, SECRET.test(name));
  }
}

const GUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;
const isScope = (text: string): boolean => /^[\w.:/*+-]{1,150}$/.test(text) && !isRandom(text.replace(GUID, ''));

/** True for a text with a piece that looks made by chance. */
const isRandom = (text: string): boolean => text.split(/[./:]/).some((part) => part.length >= 20 && /\d/.test(part));

/** An address with its host, its path, and the names of its parameters; what looks made by chance in its path is marked. */
export function redactedAddress(redaction: Redaction, url: string): string {
  const [, origin, path = '', query, fragment] =
    /^([^/?#]*\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
  const shown = path
    .split('/')
    .map((segment) => redactedSegment(redaction, segment))
    .join('/');
  return [
    redactedOrigin(redaction, origin ?? ''),
    shown,
    query === undefined ? '' : `?${redactedForm(redaction, query)}`,
    fragment === undefined ? '' : `#${redactedForm(redaction, fragment)}`,
  ].join('');
}

/** Scheme, host and port; never a user. */
function redactedOrigin(redaction: Redaction, origin: string): string {
  const [, scheme, user, host = ''] = /^([a-z][a-z\d+.-]{0,20}:)?\/\/(?:(.*)@)?(.*)$/is.exec(origin) ?? [];
  if (user !== undefined) redaction.mark(user);
  if (origin === '') return '';
  return `${scheme ?? ''}//${/^[\p{L}\p{N}.:_[\]{}-]{0,253}$/u.test(host) ? host : redaction.mark(host)}`;
}

function redactedSegment(redaction: Redaction, segment: string): string {
  // The redirect URL of one connector ends in its name and identifier, which are no secret.
  const isConnector = /^shared[-_][\w-]{1,100}$/i.test(segment);
  const isPlain = /^[\w.~{}@:$-]{1,80}$/.test(segment) && (segment.match(/[a-z\d]{12,}/gi) ?? []).every(isWord);
  return segment === '' || isConnector || isPlain ? redaction.shown(segment) : redaction.mark(segment);
}

const isWord = (text: string): boolean => /^(?:[a-z]{1,30}|\d+)$/i.test(text) && text.length <= 30;

/** `name=value&…` with the values marked that are not told; as many members in the same order. */
export function redactedForm(redaction: Redaction, text: string): string {
  return text
    .split('&')
    .map((member) => {
      const sign = member.indexOf('=');
      // A member without a value may be a piece of one that was not encoded.
      if (sign < 0) return /^[a-z]{0,20}$/i.test(member) ? redaction.shown(member) : redaction.mark(decoded(member));
      const name = decoded(member.slice(0, sign));
      const value = redactedValue(redaction, name.toLowerCase(), decoded(member.slice(sign + 1)));
      return `${encoded(redaction.name(name))}=${encoded(value)}`;
    })
    .join('&');
}

/** The names and values of `name=value&…`, as the lists of a recording have them. */
export const pairsOf = (text: string): { name: string; value: string }[] =>
  text
    .split('&')
    .filter((member) => member !== '')
    .map((member) => {
      const sign = member.indexOf('=');
      return sign < 0
        ? { name: decoded(member), value: '' }
        : { name: decoded(member.slice(0, sign)), value: decoded(member.slice(sign + 1)) };
    });

function decoded(text: string): string {
  const plain = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** Marks stay readable. */
const encoded = (text: string): string =>
  text.replace(/[^‹›]+/g, (part) =>
    encodeURIComponent(part.replace(/[\ud800-\udfff]/gu, '\ufffd')).replaceAll('%3A', ':'),
  );
