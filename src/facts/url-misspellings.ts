/**
 * Words that paths of OAuth endpoints are made of, and how to tell a slip from another word.
 * Source: the paths of the 188 generic OAuth settings in microsoft/PowerPlatformConnectors at 8bff86e and their history.
 */
const WORDS = [
  'authorize',
  'authorization',
  'token',
  'access_token',
  'refresh_token',
  'oauth2',
  'oauth',
  'connect',
  'login',
];

/** Words near those above that are right as they are. */
const RIGHT = new Set(
  'authorise authorized authorizer authorizes authorisation authorizations tokens taken tokes login logins logon connected connects connector auth oauth oauth1 oauth2 oauth20 oauth3 token1 token2 token3 oauths accesstoken access-token refreshtoken refresh-token contact auth2 logic access_tokens refresh_tokens'.split(
    ' ',
  ),
);
/** Ends of host names with their slips. */
const ENDS: ReadonlyMap<string, string> = new Map([
  ['con', 'com'],
  ['cmo', 'com'],
  ['ocm', 'com'],
  ['comm', 'com'],
  ['coom', 'com'],
  ['vom', 'com'],
  ['xom', 'com'],
  ['nte', 'net'],
  ['ent', 'net'],
  ['ogr', 'org'],
]);

export interface Misspelling {
  /** Offsets in host and path together, end excluded. */
  readonly from: number;
  readonly to: number;
  readonly meant: string;
}

/** The first part of an address that looks like a slip of the keyboard. */
export function misspellingIn(host: string, path: string): Misspelling | undefined {
  const name = host.replace(/:\d+$/, '');
  const doubled = doubledDomain(name);
  if (doubled) return doubled;
  const end = name.slice(name.lastIndexOf('.') + 1);
  const right = name.includes('.') ? ENDS.get(end) : undefined;
  if (right) return { from: name.length - end.length, to: name.length, meant: right };
  let at = host.length;
  for (const segment of path.split('/')) {
    const meant = /^[a-z_]{4,16}$|^[a-z]{4,6}2$/i.test(segment) ? wordMeant(segment.toLowerCase()) : undefined;
    if (meant) return { from: at, to: at + segment.length, meant };
    at += segment.length + 1;
  }
  return undefined;
}

/** `api.dexcom.com.dexcom.com`: the domain pasted twice. */
function doubledDomain(name: string): Misspelling | undefined {
  const labels = name.split('.');
  if (labels.length < 4) return undefined;
  const domain = labels.slice(-2).join('.');
  const rest = labels.slice(0, -2).join('.');
  if (rest !== domain && !rest.endsWith(`.${domain}`)) return undefined;
  return { from: 0, to: name.length, meant: rest };
}

function wordMeant(word: string): string | undefined {
  if (RIGHT.has(word) || WORDS.includes(word)) return undefined;
  return WORDS.find((known) => known.length > 4 && isOneSlipFrom(word, known));
}

/** True when one letter was left out, put in, changed, or exchanged with its neighbour. */
function isOneSlipFrom(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.length > restB.length) return restA.slice(1) === restB;
  if (restA.length < restB.length) return restA === restB.slice(1);
  return (
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
