/**
 * A value whose texts mean themselves to Microsoft's toolkit: it fills `${{NAME}}` from the environment, and takes `[[name]]`
 * for the name of a translation.
 */
export function literal<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/\$(?=\{\{)/g, '$ ').replace(/\[(?=\[)|\](?=\])/g, '$& ') as T;
  if (Array.isArray(value)) return value.map(literal) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, literal(member)])) as T;
}
