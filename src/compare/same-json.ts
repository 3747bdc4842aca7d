/**
 * True when two JSON values say the same, whatever the order of the members of objects. It works with a list instead of
 * calls, so that no depth of nesting stops it.
 */
export function sameJson(a: unknown, b: unknown): boolean {
  const waiting: [unknown, unknown][] = [[a, b]];
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [left, right] = pair;
    if (left === right) continue;
    if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
    if (Array.isArray(left) !== Array.isArray(right)) return false;
    const keys = Object.keys(left);
    if (keys.length !== Object.keys(right).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(right, key)) return false;
      waiting.push([(left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]]);
    }
  }
  return true;
}

/** The values of the members of two objects that differ, except those named; names in the order of the old object. */
export function differingMembers(old: unknown, now: unknown, except: ReadonlySet<string>): string[] {
  const left = isRecord(old) ? old : {};
  const right = isRecord(now) ? now : {};
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
    (key) => !except.has(key) && !sameJson(member(left, key), member(right, key)),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const member = (object: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;
