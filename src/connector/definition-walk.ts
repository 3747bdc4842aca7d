import { Node } from '../document/node.js';
import { isObject } from './json-types.js';
import { SchemaNode, type SchemaRoot } from './schema-node.js';
import { type Kind, mayBeAnyText, SHAPES, type Shape, type Slot } from './swagger-shapes.js';

/** Objects nested deeper than this are not walked; `json/too-deep` reports them. Public definitions reach 28. */
export const MAX_DEPTH = 200;

/** Members that nearly every object has; an index of them would be as long as the document. */
const NOT_INDEXED: ReadonlySet<string> = new Set([
  'description',
  'title',
  'name',
  'in',
  'properties',
  'items',
  'schema',
  'parameters',
  'responses',
  'operationId',
  'summary',
]);

/** Something in the definition that Swagger 2.0 does not allow; rules turn these into findings. */
export type StructureFault =
  | { readonly fault: 'unknown-member'; readonly at: Node; readonly in: Node }
  | { readonly fault: 'missing-member'; readonly in: Node; readonly key: string }
  | { readonly fault: 'wrong-type'; readonly at: Node; readonly expected: string }
  | { readonly fault: 'not-in-list'; readonly at: Node; readonly allowed: readonly string[] }
  | { readonly fault: 'repeated-element'; readonly at: Node }
  | { readonly fault: 'too-deep'; readonly at: Node };

/** A `$ref`, with the kind of object that stands in its place. */
export interface Reference {
  /** The object that holds the `$ref`. */
  readonly node: Node;
  readonly kind: Kind;
  readonly target: unknown;
}

/**
 * Walks a Swagger 2.0 definition once, along the table of shapes, and lists what it sees. This loop runs over every member
 * of every definition, so it makes nodes for objects only, and looks at plain texts and numbers without a call.
 */
export class DefinitionWalk {
  readonly pathItems: Node[] = [];
  readonly operations: Node[] = [];
  /** Every parameter object once, also the shared ones and those that are only a reference. */
  readonly parameterObjects: Node[] = [];
  readonly responseObjects: Node[] = [];
  readonly headers: Node[] = [];
  /** Every schema object once, in file order; references among them. */
  readonly schemas: SchemaNode[] = [];
  readonly securitySchemes: Node[] = [];
  readonly references: Reference[] = [];
  readonly faults: StructureFault[] = [];
  private readonly byKey = new Map<string, Node[]>();
  /** `JSON.parse` makes every object anew, so an object identifies its node. */
  private readonly byValue = new Map<object, Node>();
  private hasInnerSchemas = false;

  constructor(root: Node) {
    this.enter(root, 'root', 0);
  }

  /** The objects that have a member `key`, in file order. @throws RangeError for members that are too common. */
  having(key: string): readonly Node[] {
    if (NOT_INDEXED.has(key)) throw new RangeError(`"${key}" is too common to be indexed; use one of the lists`);
    return this.byKey.get(key) ?? [];
  }

  /** All indexed member names. */
  get memberNames(): Iterable<string> {
    return this.byKey.keys();
  }

  /** The node made for an object of the document: parameters, responses and schemas only. */
  nodeOf(value: object): Node | undefined {
    const node = this.byValue.get(value);
    if (node || this.hasInnerSchemas) return node;
    // Only few references lead into a schema, so the schemas in schemas are filed when one of them is asked for.
    this.hasInnerSchemas = true;
    for (const schema of this.schemas) if (schema.outer) this.byValue.set(schema.value as object, schema);
    return this.byValue.get(value);
  }

  /** Enters an object: files it, looks at its members, and goes on below them. */
  private enter(node: Node, kind: Kind, depth: number): void {
    if (depth > MAX_DEPTH) {
      this.faults.push({ fault: 'too-deep', at: node });
      return;
    }
    this.file(node, kind);
    const shape = SHAPES[kind];
    const value = node.value as Record<string, unknown>;
    const isReference = shape.referable && Object.hasOwn(value, '$ref') && typeof value['$ref'] === 'string';
    if (isReference) this.references.push({ node, kind, target: value['$ref'] });
    for (const key of Object.keys(value)) {
      if (!NOT_INDEXED.has(key)) this.index(key, node);
      if (isReference) continue;
      const member = value[key];
      const slot = slotOf(shape, key);
      if (slot === undefined) {
        if (!(shape.vendor && key.startsWith('x-')))
          this.faults.push({ fault: 'unknown-member', at: new Node(node.document, node, key, member), in: node });
      } else if (typeof member !== 'string' || !mayBeAnyText(slot)) this.visit(node, key, member, slot, node, depth);
    }
    if (isReference) return;
    for (const key of shape.required) {
      if (!Object.hasOwn(value, key)) this.faults.push({ fault: 'missing-member', in: node, key });
    }
  }

  /** Looks at a value that stands in a slot of `holder`, or of a map or list below it. */
  private visit(parent: Node, key: string | number, value: unknown, slot: Slot, holder: Node, depth: number): void {
    const fitting = slot.is === 'either' ? slot.of.find((option) => fits(option, value)) : slot;
    if (!fitting || !fits(fitting, value)) {
      const at = new Node(parent.document, parent, key, value);
      this.faults.push({ fault: 'wrong-type', at, expected: nameOf(slot) });
      return;
    }
    switch (fitting.is) {
      case 'object':
        if (fitting.kind === 'schema') this.enter(schemaBelow(parent, key, value, holder), 'schema', depth + 1);
        else this.enter(new Node(parent.document, parent, key, value, fitting.kind), fitting.kind, depth + 1);
        break;
      case 'map': {
        const map = new Node(parent.document, parent, key, value, 'map');
        for (const name of Object.keys(value as object))
          this.visit(map, name, (value as Record<string, unknown>)[name], fitting.of, holder, depth);
        break;
      }
      case 'array': {
        const array = new Node(parent.document, parent, key, value, 'array');
        const elements = value as readonly unknown[];
        for (let index = 0; index < elements.length; index++)
          this.visit(array, index, elements[index], fitting.of, holder, depth);
        if (fitting.unique && elements.length > 1) this.findRepeated(array, elements);
        break;
      }
      case 'string':
        if (fitting.oneOf && !fitting.oneOf.includes(value as string)) {
          const at = new Node(parent.document, parent, key, value);
          this.faults.push({ fault: 'not-in-list', at, allowed: fitting.oneOf });
        }
    }
  }

  private findRepeated(array: Node, values: readonly unknown[]): void {
    const seen = new Set<unknown>();
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      if (seen.has(value))
        this.faults.push({ fault: 'repeated-element', at: new Node(array.document, array, index, value) });
      seen.add(value);
    }
  }

  /** Puts an object into the list of its kind. */
  private file(node: Node, kind: Kind): void {
    switch (kind) {
      case 'pathItem':
        this.pathItems.push(node);
        break;
      case 'operation':
        this.operations.push(node);
        break;
      case 'parameter':
        this.parameterObjects.push(node);
        this.byValue.set(node.value as object, node);
        break;
      case 'response':
        this.responseObjects.push(node);
        this.byValue.set(node.value as object, node);
        break;
      case 'header':
        this.headers.push(node);
        break;
      case 'securityScheme':
        this.securitySchemes.push(node);
        break;
      case 'schema':
        this.schemas.push(node as SchemaNode);
        if (!(node as SchemaNode).outer) this.byValue.set(node.value as object, node);
        break;
    }
  }

  private index(key: string, node: Node): void {
    const owners = this.byKey.get(key);
    if (owners) owners.push(node);
    else this.byKey.set(key, [node]);
  }
}

/** A schema below another one belongs to its tree; below anything else it begins a tree. */
function schemaBelow(parent: Node, key: string | number, value: unknown, holder: Node): SchemaNode {
  if (!(holder instanceof SchemaNode))
    return new SchemaNode(parent.document, parent, key, value, treeBelow(holder.kind), undefined);
  const schema = new SchemaNode(parent.document, parent, key, value, holder.tree, holder);
  holder.addPart(schema);
  return schema;
}

const treeBelow = (kind: string): SchemaRoot => {
  if (kind === 'parameter') return 'body';
  if (kind === 'response') return 'response';
  return kind === 'notificationContent' ? 'notification' : 'definition';
};

const slotOf = (shape: Shape, key: string): Slot | undefined =>
  shape.members.get(key) ?? (shape.named?.pattern.test(key) ? shape.named.slot : undefined);

function fits(slot: Slot, value: unknown): boolean {
  switch (slot.is) {
    case 'any':
      return true;
    case 'object':
    case 'map':
      return isObject(value);
    case 'array':
      return Array.isArray(value) && !(slot.nonEmpty && value.length === 0);
    case 'either':
      return slot.of.some((option) => fits(option, value));
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === slot.is;
  }
}

function nameOf(slot: Slot): string {
  switch (slot.is) {
    case 'map':
      return 'object';
    case 'either':
      return slot.of.map(nameOf).join(' or ');
    case 'array':
      return slot.nonEmpty ? 'non-empty array' : 'array';
    default:
      return slot.is;
  }
}
