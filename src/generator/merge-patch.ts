/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Applies a JSON Merge Patch (RFC 7396): members are replaced, those with null removed, arrays replaced whole.
 * @param target the value to change; stays as it is
 */
export function applyMergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  // A Map, so that a member named __proto__ is a member like any other.
  const result = new Map<string, Json>(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else result.set(key, applyMergePatch(result.get(key), value));
  }
  return Object.fromEntries(result);
}

/** A difference that a merge patch cannot say. */
export class NotAPatch extends Error {}

/**
 * The merge patch that turns one value into another; undefined when they are equal.
 * @throws NotAPatch where the wanted value holds null in an object, which a merge patch takes for a removal
 */
export function mergePatchBetween(from: Json | undefined, to: Json): Json | undefined {
  if (!isObject(from) || !isObject(to)) return isSame(from, to) ? undefined : withoutNull(to);
  const patch = new Map<string, Json>();
  for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) patch.set(key, null);
  for (const [key, value] of Object.entries(to)) {
    const change = mergePatchBetween(Object.hasOwn(from, key) ? from[key] : undefined, value);
    if (change !== undefined) patch.set(key, change);
  }
  return patch.size === 0 ? undefined : Object.fromEntries(patch);
}

/** Inside an array null is a value, since arrays are replaced whole. */
function withoutNull(value: Json): Json {
  if (value === null) throw new NotAPatch('null');
  if (isObject(value)) for (const member of Object.values(value)) withoutNull(member);
  return value;
}

function isSame(a: Json | undefined, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item: Json, index) => isSame(item, b[index] as Json));
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key] as Json))
    );
  }
  return a === b;
}
