/** The Swagger types that are told apart in JSON values. */
const MATCHES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  array: (value) => Array.isArray(value),
  object: (value) => isObject(value),
};

/** True when a value is of a Swagger type, given as `type`: a name or a list of names. True also for unknown types. */
export function isOfType(value: unknown, type: unknown): boolean {
  if (Array.isArray(type)) return type.length === 0 || type.some((one) => isOfType(value, one));
  if (type === 'null') return value === null;
  const matches = typeof type === 'string' && Object.hasOwn(MATCHES, type) ? MATCHES[type] : undefined;
  return matches?.(value) ?? true;
}

/** The Swagger type of a value, with its article, as messages say it. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (Number.isInteger(value)) return 'an integer';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The same value in another type, where there is exactly one way to write it; undefined otherwise. */
export function inType(value: unknown, type: unknown): string | number | boolean | undefined {
  if (type === 'string') return Number.isSafeInteger(value) || typeof value === 'boolean' ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (type === 'boolean') return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
  const isNumber = type === 'integer' ? /^-?\d{1,15}$/ : type === 'number' ? /^-?\d{1,15}(?:\.\d{1,9})?$/ : undefined;
  return isNumber?.test(text) ? Number(text) : undefined;
}

/** A value with its type, as messages say it: `the integer 7`, `an array`. */
export const described = (value: unknown): string =>
  typeof value === 'object' ? typeOf(value) : `${typeOf(value).replace(/^an?/, 'the')} ${quoted(value)}`;

/** A value as messages quote it. */
export function quoted(value: unknown): string {
  if (typeof value === 'object' && value !== null) return typeOf(value);
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Two values as messages quote them; of long texts the parts where they differ. */
export function quotedPair(a: unknown, b: unknown): readonly [string, string] {
  const [left, right] = [quoted(a), quoted(b)];
  if (left !== right || typeof a !== 'string' || typeof b !== 'string' || a === b) return [left, right];
  let same = 0;
  while (a.charCodeAt(same) === b.charCodeAt(same)) same++;
  const from = Math.max(0, same - 20);
  return [quoted(`...${a.slice(from)}`), quoted(`...${b.slice(from)}`)];
}

/** A plain value as text, empty for objects and lists: a member `toString` of theirs would be called. */
export const plainText = (value: unknown): string => (typeof value === 'object' && value !== null ? '' : String(value));

/** True for what JSON calls an object. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
