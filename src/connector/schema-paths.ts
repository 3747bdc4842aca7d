import type { Node } from '../document/node.js';
import { type Definition, SchemaNode } from './definition.js';
import { quoted } from './json-types.js';

/** What a path string names in a schema. `undecided` where the schema leaves open what the payload holds. */
export type PathResult =
  | { readonly is: 'found'; readonly schema: SchemaNode }
  | { readonly is: 'undecided' }
  | {
      readonly is: 'missing';
      /** The part of the path that has no property. */
      readonly segment: string;
      /** The names that stand to choose there; none in an array or a plain value. */
      readonly known: readonly string[];
    };

const UNDECIDED: PathResult = { is: 'undecided' };

/** The extensions that make the platform ask another operation for the true schema. */
const DYNAMIC = ['x-ms-dynamic-schema', 'x-ms-dynamic-properties'];

/** The keys of a path string: a JSON pointer without its first slash. A first slash is forgiven. */
export const segmentsOf = (path: string): string[] => {
  const keys = path.startsWith('/') ? path.slice(1) : path;
  return keys === '' ? [] : keys.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
};

/** Keys as a path string. */
export const pathString = (keys: readonly string[]): string =>
  keys.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');

/** The name that was meant when a name is not there: the same but for case. */
export const sameButForCase = (name: string, known: Iterable<string>): string | undefined => {
  const wanted = name.toLowerCase();
  for (const candidate of known) if (candidate.toLowerCase() === wanted) return candidate;
  return undefined;
};

/** Follows path strings through the schemas of a definition; properties of a schema are worked out once. */
export class SchemaPaths {
  private readonly properties = new Map<SchemaNode, ReadonlyMap<string, SchemaNode>>();
  private readonly open = new Map<SchemaNode, boolean>();

  constructor(private readonly definition: Definition) {}

  /** What a path names, seen from a schema. */
  resolve(schema: SchemaNode, path: readonly string[]): PathResult {
    let current = schema;
    for (const segment of path) {
      if (this.isOpen(current)) return UNDECIDED;
      const next = this.isArray(current) ? this.elementOf(current, segment) : this.propertiesOf(current).get(segment);
      if (!next) {
        return { is: 'missing', segment, known: this.isArray(current) ? [] : [...this.propertiesOf(current).keys()] };
      }
      current = next;
    }
    return { is: 'found', schema: current };
  }

  /** The schema behind references; undefined where they lead nowhere. */
  target(schema: SchemaNode): SchemaNode | undefined {
    const target = this.definition.resolve(schema);
    return target instanceof SchemaNode ? target : undefined;
  }

  /** The `type` behind references, if it is one type. */
  typeOf(schema: SchemaNode): string | undefined {
    return this.target(schema)?.string('type');
  }

  /** True for a schema of an array, declared or by its `items`. */
  isArray(schema: SchemaNode): boolean {
    const target = this.target(schema);
    return target !== undefined && (target.string('type') === 'array' || (!target.has('type') && target.has('items')));
  }

  /** True where the payload may hold what the schema does not name. */
  isOpen(schema: SchemaNode): boolean {
    let open = this.open.get(schema);
    if (open === undefined) {
      open = this.leavesOpen(schema);
      this.open.set(schema, open);
    }
    return open;
  }

  private leavesOpen(schema: SchemaNode): boolean {
    if (isDynamic(schema)) return true;
    const target = this.target(schema);
    if (!target || isDynamic(target)) return true;
    if (this.isArray(target)) return !target.has('items');
    const additional = target.get('additionalProperties')?.value;
    if (additional !== undefined && additional !== false) return true;
    const type = target.get('type')?.value;
    if (Array.isArray(type) || type === 'file') return true;
    if (type !== undefined && type !== 'object') return false;
    if (this.propertiesOf(target).size === 0) return true;
    return this.definition
      .partsOf(target)
      .some((part) => part.parent?.key === 'allOf' && (isDynamic(part) || !this.target(part)));
  }

  /** The properties of an object schema, those behind its reference and in its `allOf` included. */
  propertiesOf(schema: SchemaNode): ReadonlyMap<string, SchemaNode> {
    let found = this.properties.get(schema);
    if (!found) {
      found = this.definition.propertiesOf(schema);
      this.properties.set(schema, found);
    }
    return found;
  }

  private elementOf(array: SchemaNode, segment: string): SchemaNode | undefined {
    return /^\d+$/.test(segment) ? this.definition.itemsOf(array) : undefined;
  }
}

const isDynamic = (schema: Node): boolean => DYNAMIC.some((extension) => schema.has(extension));

/** A JSON type in a sentence: `an array`, `a string`. */
export const aType = (type: string): string => `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;

/** A value in a sentence; `not given` when it is not there. */
export const shown = (node: Node | undefined): string => (node ? quoted(node.value) : 'not given');

/** Names for a message, the first five of them: `"a", "b" or "c"`. */
export function listed(names: readonly string[], last: 'and' | 'or'): string {
  const shown = names.slice(0, 5).map((name) => `"${name}"`);
  if (names.length > shown.length) return `${shown.join(', ')} ${last} another`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${last} ${shown.at(-1)}`;
}
