/** Writes keys as a JSON Pointer (RFC 6901). */
export const pointerOf = (keys: readonly string[]): string =>
  keys.map((key) => `/${/[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key}`).join('');

/** Reads a JSON Pointer (RFC 6901) into keys; undefined when it is not one. */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  const keys = pointer.slice(1).split('/');
  return pointer.includes('~') ? keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')) : keys;
}
