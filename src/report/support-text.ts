import { parsePointer, pointerOf } from '../document/json-pointer.js';
import { printable } from './printable.js';
import type { Vocabulary } from './support-words.js';

/** Hosts that everybody uses; the others are somebody's. */
const PUBLIC_HOSTS = new Set([
  'login.microsoftonline.com',
  'login.windows.net',
  'login.microsoftonline.us',
  'graph.microsoft.com',
  'global.consent.azure-apim.net',
  'accounts.google.com',
  'oauth2.googleapis.com',
  'github.com',
  'login.salesforce.com',
  'example.com',
]);
/** Domains under which everybody has a host; the label before them is somebody's. */
const PUBLIC_DOMAINS = ['service-now.com', 'servicenowservices.com', 'consent.azure-apim.net', 'azurewebsites.net'];

const SHOWN = 3;
/** A name of somebody's, recognizable to its owner only. */
const shorten = (label: string): string => (label.length <= SHOWN + 1 ? '…' : `${label.slice(0, SHOWN)}…`);

/** A host as a report for others shows it: `dev….service-now.com`, `des….exa….com`. */
export function shownHost(host: string): string {
  const name = host.toLowerCase().replace(/^.*@/, '').replace(/:\d*$/, '');
  if (PUBLIC_HOSTS.has(name)) return name;
  const domain = PUBLIC_DOMAINS.find((candidate) => name.endsWith(`.${candidate}`));
  const label = domain === undefined ? name : name.slice(0, -domain.length - 1);
  const isPlain = /^[a-z0-9.-]+$/.test(label);
  if (domain) return `${isPlain ? shorten(label) : '{…}'}.${domain}`;
  if (!isPlain) return /[{<[]/.test(label) ? '{…}' : '…';
  const labels = name.split('.');
  const top = labels.pop() as string;
  return [...labels.map(shorten), /^[a-z]{2,6}$/.test(top) && labels.length > 0 ? top : '…'].join('.');
}

const PART = new RegExp(
  [
    String.raw`(?<url>[a-zA-Z][a-zA-Z0-9+.-]{1,20}:\/\/[^\s"'<>]*)`,
    String.raw`(?<mail>[^\s"'<>@]+@[^\s"'<>@]+)`,
    '(?<guid>[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12})',
    String.raw`(?<word>[\p{L}\p{M}_$@#%][\p{L}\p{M}\p{N}_$.\-/]*)`,
    String.raw`(?<number>\p{N}[\p{L}\p{N}_.\-]*)`,
    String.raw`(?<sign>[ "'(),.:;=?!|{}[\]<>/+*&-])`,
    '(?<other>.)',
  ].join('|'),
  'gsu',
);

/** The longest quotation that is gone through word by word, and the longest message. */
const LONGEST_QUOTATION = 100;
const LONGEST = 800;

/**
 * A message for others: known words stay, addresses and ids are shortened, everything else becomes an ellipsis. What is
 * not known to be harmless is taken out, whatever it is.
 */
export function shownMessage(message: string, words: Vocabulary): string {
  return printable(message)
    .replace(/"([^"]*)"/g, (part, text: string) =>
      text.length > LONGEST_QUOTATION ? `"… (${text.length} characters)"` : part,
    )
    .slice(0, LONGEST)
    .replace(PART, (part: string, ...rest: unknown[]) => {
      const kind = rest.at(-1) as Readonly<Record<string, string | undefined>>;
      if (kind['url'] !== undefined) return shownAddress(part, words);
      if (kind['mail'] !== undefined) return 'e-mail…';
      if (kind['guid'] !== undefined) return `${part.slice(0, 4)}…`;
      if (kind['word'] !== undefined) return shownWord(part, words);
      if (kind['number'] !== undefined) return /^\d{1,6}(?:\.\d{1,3})*\.?$/.test(part) ? part : '…';
      return kind['sign'] === undefined ? '…' : part;
    })
    .replace(/…(?:[ ./]?…)+/g, '…');
}

function shownWord(part: string, words: Vocabulary): string {
  const word = part.replace(/[.\-/]+$/, '');
  return words.has(word) ? part : `…${part.slice(word.length)}`;
}

function shownAddress(address: string, words: Vocabulary): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(\?)?/i.exec(address);
  if (!match) return '…';
  const [, scheme, host = '', path = '', query] = match;
  const segments = path.split('/').map((segment) => (segment === '' || words.has(segment) ? segment : '…'));
  const shownScheme = /^https?$/i.test(scheme ?? '') ? scheme : '…';
  return `${shownScheme}://${shownHost(host)}${segments.join('/')}${query ? '?…' : ''}`;
}

/** A pointer for others: the formats' own members, indexes and status codes stay. */
export function shownPointer(pointer: string, words: Vocabulary): string {
  const keys = parsePointer(pointer) ?? [];
  return pointerOf(keys.map((key) => (words.isMember(key) || /^\d{1,5}$/.test(key) ? key : '…')));
}
