import { type Document, isScalar, visit } from 'yaml';

/** A name that an object of YAML holds twice: offsets of the two names. */
export interface RepeatedYamlName {
  readonly name: string;
  readonly first: number;
  readonly again: number;
}

/**
 * The names that stand twice in their objects. The reader of YAML compares each name with each other one where it is asked to,
 * which takes the square of the time in a large object.
 */
export function repeatedNames(document: Document): readonly RepeatedYamlName[] {
  const repeated: RepeatedYamlName[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Map<string, number>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const again = key.range?.[0] ?? 0;
        const first = seen.get(name);
        if (first !== undefined) repeated.push({ name, first, again });
        seen.set(name, again);
      }
    },
  });
  return repeated;
}
