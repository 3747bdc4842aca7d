import { type Definition, SchemaNode } from './definition.js';

/** A way along required properties that comes back to a schema it came through. */
export interface RequiredLoop {
  /** The property, or the part of an `allOf`, that leads back. */
  readonly closing: SchemaNode;
  /** The names of the properties along the loop, the last ones of a long loop. */
  readonly names: readonly string[];
}

/** The loops of required properties of a definition, each once. */
export function requiredLoops(definition: Definition): RequiredLoop[] {
  const loops: RequiredLoop[] = [];
  // Without references there is no way back.
  if (definition.references.length === 0) return loops;
  const finished = new Set<SchemaNode>();
  for (const start of definition.having('required'))
    if (start instanceof SchemaNode && !finished.has(start)) walk(start, definition, finished, loops);
  return loops;
}

interface Step {
  readonly schema: SchemaNode;
  /** The property through which the schema was reached. */
  readonly by: SchemaNode | undefined;
  readonly next: Iterator<SchemaNode>;
}

/** Walks with a stack of its own: chains of references may be long. */
function walk(start: SchemaNode, definition: Definition, finished: Set<SchemaNode>, loops: RequiredLoop[]): void {
  const way: Step[] = [{ schema: start, by: undefined, next: requiredParts(start, definition) }];
  const onWay = new Set([start]);
  for (let last = way.at(-1); last; last = way.at(-1)) {
    const { value: property, done } = last.next.next();
    if (done) {
      finished.add(last.schema);
      onWay.delete(last.schema);
      way.pop();
      continue;
    }
    const target = definition.resolve(property);
    if (!(target instanceof SchemaNode) || finished.has(target)) continue;
    if (onWay.has(target)) {
      const from = way.findIndex(({ schema }) => schema === target);
      const names = [...way.slice(from + 1).map(({ by }) => by), property].map((by) => by?.propertyName ?? 'allOf');
      loops.push({ closing: property, names: names.slice(-10) });
      continue;
    }
    onWay.add(target);
    way.push({ schema: target, by: property, next: requiredParts(target, definition) });
  }
}

/** The schemas that every value of a schema holds: its required properties, and the parts of its allOf. */
function* requiredParts(schema: SchemaNode, definition: Definition): Generator<SchemaNode, undefined> {
  const { required } = schema.value as { readonly required?: unknown };
  const names = new Set(Array.isArray(required) ? required : []);
  for (const part of definition.partsOf(schema)) {
    // A part that neither refers nor requires leads nowhere.
    if (!part.has('$ref') && !part.has('required') && !part.has('allOf')) continue;
    const name = part.propertyName;
    if (name === undefined ? part.parent?.key === 'allOf' : names.has(name)) yield part;
  }
}
