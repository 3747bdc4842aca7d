/** Where a JSON object has its access token, as far as it may be told: names of keys, never values. */
export type TokenPlace =
  | { readonly is: 'top' }
  /** `access_token` is there, and holds no text. */
  | { readonly is: 'empty'; readonly holds: string }
  | { readonly is: 'below'; readonly path: string }
  | { readonly is: 'renamed'; readonly name: string }
  | { readonly is: 'absent' };

/** How deep is looked, and at how many members of one object. */
const DEPTH = 4;
const MOST_MEMBERS = 200;

/** Finds the access token of an answer. */
export function placeOfToken(members: ReadonlyMap<string, unknown>): TokenPlace {
  const token = members.get('access_token');
  if (isText(token)) return { is: 'top' };
  const path = pathBelow(Object.fromEntries(members), []);
  if (path) return { is: 'below', path: path.map(shownKey).join('.') };
  const renamed = [...members].find(([name, value]) => isText(value) && isTokenName(name));
  if (renamed) return { is: 'renamed', name: shownKey(renamed[0]) };
  return members.has('access_token') ? { is: 'empty', holds: kindOf(token) } : { is: 'absent' };
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** `accessToken`, `Access_Token`, `access-token`, `token`. */
const isTokenName = (name: string): boolean => /^(?:access[_-]?token|token)$/i.test(name);

function pathBelow(value: unknown, path: readonly string[]): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null || path.length >= DEPTH) return undefined;
  for (const [key, inner] of Object.entries(value).slice(0, MOST_MEMBERS)) {
    if (typeof inner !== 'object' || inner === null) continue;
    if (isText((inner as Record<string, unknown>)['access_token'])) return [...path, key, 'access_token'];
    const found = pathBelow(inner, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

/** A key as it may be shown: one that looks like a value is not. */
const shownKey = (key: string): string => (/^[A-Za-z0-9_.-]{1,24}$/.test(key) ? key : '…');

function kindOf(value: unknown): string {
  if (value === '') return 'an empty text';
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
