import { looseUrl } from '../connector/endpoints.js';
import { exactRedirectUrl } from '../connector/redirects.js';
import type { Place } from '../document/node.js';
import { OTHER_REDIRECTS, OUTBOUND_REDIRECT_PATH } from '../facts/registry.js';
import { isServiceNowHost } from '../facts/servicenow.js';
import type { Field, RegistryRecord } from './record.js';

/** One of the addresses in `redirect_url`, which separates several by commas. */
export interface RedirectEntry {
  /** As it stands between the commas. */
  readonly text: string;
  readonly at: Place;
  /** The place from a character of {@link meant} on; all of it where the two are not the same text. */
  from(character: number): Place;
  /** The address that is surely meant, where it is one of a product of Microsoft; otherwise the text without blanks. */
  readonly meant: string;
  /** What keeps the text from being that address, in words; undefined where it is. */
  readonly slip: string | undefined;
}

/** The longest list that is looked at. */
const LONGEST = 20_000;

/** The addresses of a record, in order. */
export function redirectEntries(record: RegistryRecord): readonly RedirectEntry[] {
  const field = record.field('redirect_url');
  const list = field?.value.slice(0, LONGEST) ?? '';
  if (!field || list.trim() === '') return [];
  const entries: RedirectEntry[] = [];
  let from = 0;
  for (const text of list.split(',')) {
    if (text.trim() !== '') entries.push(entryOf(field, text, from));
    from += text.length + 1;
  }
  return entries;
}

function entryOf(field: Field, text: string, start: number): RedirectEntry {
  const end = start + text.length;
  const at = field.part(start, end);
  const reading = readingOf(text);
  const isSame = reading.meant === text;
  return {
    text,
    at,
    from: (character) => (isSame && character < text.length ? field.part(start + character, end) : at),
    ...reading,
  };
}

function readingOf(text: string): Pick<RedirectEntry, 'meant' | 'slip'> {
  const bare = text.trim();
  if (/https?:\/\/[^,]*[\s;|]+https?:\/\//i.test(bare))
    return { meant: bare, slip: 'holds several addresses without a comma between them' };
  const meant = exactRedirectUrl(bare) ?? OTHER_REDIRECTS.find((known) => isSlipOf(bare, known)) ?? bare;
  return { meant, slip: slipBetween(text, meant) };
}

const isSlipOf = (text: string, known: string): boolean => plain(text) === plain(known);

/** An address without what is easily got wrong. */
const plain = (text: string): string =>
  decoded(text.trim())
    .toLowerCase()
    .replace(/^http:/, 'https:')
    .replace(/[?#].*$/s, '')
    .replace(/\/$/, '');

function decoded(text: string): string {
  if (!/^https?%3a/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What is wrong with a text that stands for an address, in words; undefined when the two are equal. */
export function slipBetween(text: string, exact: string): string | undefined {
  if (text === exact) return undefined;
  const bare = text.trim();
  if (bare === exact) return /[\r\n]/.test(text) ? 'has a line break beside it' : 'has a blank beside it';
  if (/^https?%3a/i.test(bare)) return 'is percent-encoded';
  if (/^http:/i.test(bare) && /^https:/i.test(exact)) return 'begins with http';
  if (/\/oauth_redirect\.do\/?$/i.test(bare)) return 'ends with /oauth_redirect.do';
  if (bare.includes('#')) return 'has a fragment';
  if (bare.includes('?')) return 'has a query';
  if (bare.replace(/\/{1,9}$/, '') === exact) return 'has a slash at the end';
  return bare.toLowerCase() === exact.toLowerCase() ? 'differs in case' : 'is spelt otherwise';
}

/** True for the address to which an instance comes back as a client. */
export function isOutboundRedirect(url: string): boolean {
  const parts = looseUrl(url);
  return parts !== undefined && isServiceNowHost(parts.host) && parts.path.toLowerCase() === OUTBOUND_REDIRECT_PATH;
}
