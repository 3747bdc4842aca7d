import { type Definition, SchemaNode } from './definition.js';

/** How large a schema is when every reference in it is replaced by what it names. */
export interface SchemaSize {
  /** Schemas in it, itself included; what is referred to twice counts twice, a loop ends where it closes. */
  readonly count: number;
  /** Levels of it, itself included. */
  readonly depth: number;
  /** The count of the largest schema that it refers to. */
  readonly largestInside: number;
}

/** Nothing real is nested deeper; chains of references in a hostile file are cut here. */
const DEEPEST = 400;
const LEAF: SchemaSize = { count: 1, depth: 1, largestInside: 0 };

/** Works out sizes once per shared schema; in loops a size is a lower bound. */
export class SchemaSizes {
  private readonly known = new Map<SchemaNode, SchemaSize>();
  private readonly open = new Set<SchemaNode>();

  constructor(private readonly definition: Definition) {}

  of(schema: SchemaNode): SchemaSize {
    const isReference = (schema.value as { readonly $ref?: unknown }).$ref !== undefined;
    const target = isReference ? this.definition.resolve(schema) : schema;
    if (!(target instanceof SchemaNode) || this.definition.partsOf(target).length === 0) return LEAF;
    if (this.open.has(target) || this.open.size >= DEEPEST) return LEAF;
    const size = this.known.get(target) ?? this.measure(target);
    return isReference ? { ...size, largestInside: Math.max(size.largestInside, size.count) } : size;
  }

  private measure(schema: SchemaNode): SchemaSize {
    this.open.add(schema);
    let count = 1;
    let depth = 0;
    let largestInside = 0;
    for (const part of this.definition.partsOf(schema)) {
      const size = this.of(part);
      count += size.count;
      depth = Math.max(depth, size.depth);
      largestInside = Math.max(largestInside, size.largestInside);
    }
    this.open.delete(schema);
    const size = { count: Math.min(count, Number.MAX_SAFE_INTEGER), depth: depth + 1, largestInside };
    this.known.set(schema, size);
    return size;
  }
}

const byDefinition = new WeakMap<Definition, SchemaSizes>();

/** The sizes of the schemas of a definition; worked out once. */
export function schemaSizesOf(definition: Definition): SchemaSizes {
  let found = byDefinition.get(definition);
  if (!found) {
    found = new SchemaSizes(definition);
    byDefinition.set(definition, found);
  }
  return found;
}
