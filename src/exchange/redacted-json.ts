import type { Redaction } from './redaction.js';

/** How a text of a member is told. The name is in small letters. */
export type ToldValue = (redaction: Redaction, name: string, value: string, isInError: boolean) => string;

/** Of lists no more is kept: how many records there are is not what went wrong. */
const MOST_ELEMENTS = 5;
/** No answer has more members; what was made to keep us busy has. */
const MOST_MEMBERS = 500;
const DEEPEST = 50;
/** Numbers that are told. */
const NUMBERS = /^(?:expires_?in|status|status_?code|code)$/;

/**
 * JSON with its structure and names; values are marked, but for what `told` shows, true, false and null. Numbers are 0 where
 * they are not told. Text that does not parse is gone through word by word, and breaks off where it breaks off.
 */
export function redactedJson(redaction: Redaction, text: string, told: ToldValue): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return redactedTokens(redaction, text, told);
  }
  return JSON.stringify(redacted(redaction, value, told, '', false, 0));
}

function redacted(
  redaction: Redaction,
  value: unknown,
  told: ToldValue,
  name: string,
  isInError: boolean,
  depth: number,
): unknown {
  if (typeof value === 'string') return told(redaction, name, value, isInError);
  if (typeof value === 'number') return toldNumber(name, value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return redaction.mark('too deep');
  if (Array.isArray(value))
    return value.slice(0, MOST_ELEMENTS).map((each) => redacted(redaction, each, told, name, isInError, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_MEMBERS)
      .map(([key, inner]) => {
        const folded = key.toLowerCase();
        return [
          redaction.name(key),
          redacted(redaction, inner, told, folded, isInError || folded === 'error', depth + 1),
        ];
      }),
  );
}

const toldNumber = (name: string, value: number): number =>
  NUMBERS.test(name) && (name.startsWith('exp') || Math.abs(value) < 1000) ? value : 0;

/** A text in quotes, perhaps without its end; signs and blanks; anything else. */
const TOKENS = /"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*'|[\s{}[\],:]+|[^\s{}[\],:"]+/gs;

function redactedTokens(redaction: Redaction, text: string, told: ToldValue): string {
  const tokens = text.match(TOKENS) ?? [];
  let name = '';
  return tokens
    .map((token, index) => {
      if (/^[\s{}[\],:]/.test(token)) return token.replace(/[^\S\r\n]+/g, ' ');
      const quote = token[0] ?? '';
      if (!/["']/.test(quote) || token === "'") return word(redaction, name, token);
      const isWhole = token.length > 1 && token.endsWith(quote);
      const inner = unescaped(token.slice(1, isWhole ? -1 : undefined));
      if (/^\s*:/.test(tokens[index + 1] ?? '')) {
        name = inner.toLowerCase();
        return quoted(redaction.name(inner), quote);
      }
      const shown = isWhole ? told(redaction, name, inner, false) : redaction.mark(inner);
      return isWhole ? quoted(shown, quote) : quoted(shown, quote).slice(0, -1);
    })
    .join('');
}

const quoted = (text: string, quote: string): string => quote + JSON.stringify(text).slice(1, -1) + quote;

function word(redaction: Redaction, name: string, token: string): string {
  if (/^(?:true|false|null)$/.test(token)) return token;
  return /^-?\d+(?:\.\d+)?$/.test(token) ? String(toldNumber(name, Number(token))) : redaction.mark(token);
}

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}
