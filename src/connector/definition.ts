import type { Document } from '../document/document.js';
import { parsePointer } from '../document/json-pointer.js';
import { Node } from '../document/node.js';
import { type Kind, type Method, SHAPES, type Shape, type Slot } from './swagger-shapes.js';

/** Objects nested deeper than this are not walked; `json/too-deep` reports them. Public definitions reach 28. */
export const MAX_DEPTH = 200;

/** Where a tree of schemas begins. */
export type SchemaRoot = 'definition' | 'body' | 'response' | 'notification';

/** A schema object with the way it is used. */
export class SchemaNode extends Node {
  constructor(
    document: Document,
    parent: Node,
    key: string | number,
    value: unknown,
    /** Where its tree begins. */
    readonly tree: SchemaRoot,
    /** The schema it is a part of; undefined at the top of a tree. */
    readonly outer: SchemaNode | undefined,
  ) {
    super(document, parent, key, value, 'schema');
  }

  /** The name it has as a property of {@link outer}. */
  get propertyName(): string | undefined {
    return this.outer && this.parent?.key === 'properties' && this.parent.parent === this.outer
      ? String(this.key)
      : undefined;
  }

  /** True when {@link outer} lists it under `required`. */
  get isRequired(): boolean {
    const required = this.outer?.get('required')?.value;
    return this.propertyName !== undefined && Array.isArray(required) && required.includes(this.propertyName);
  }
}

/** Something in the definition that Swagger 2.0 does not allow; rules turn these into findings. */
export type StructureFault =
  | { readonly fault: 'unknown-member'; readonly at: Node; readonly in: Node }
  | { readonly fault: 'missing-member'; readonly in: Node; readonly key: string }
  | { readonly fault: 'wrong-type'; readonly at: Node; readonly expected: string }
  | { readonly fault: 'not-in-list'; readonly at: Node; readonly allowed: readonly string[] }
  | { readonly fault: 'repeated-element'; readonly at: Node }
  | { readonly fault: 'too-deep'; readonly at: Node };

/** A parameter as an operation sees it: declared in place, on the path, or behind a reference. */
export interface Parameter {
  /** The declaration; behind a reference, the shared one. */
  readonly node: Node;
  /** Where this operation names it: the declaration itself or the reference to it. */
  readonly usedAt: Node;
  readonly name: string;
  readonly in: string;
  readonly isRequired: boolean;
  /** The schema of a body parameter. */
  readonly schema: SchemaNode | undefined;
}

/** A `$ref`, with the kind of object that stands in its place. */
export interface Reference {
  /** The object that holds the `$ref`. */
  readonly node: Node;
  readonly kind: Kind;
  /** Its `$ref` value; anything, since the file is anybody's. */
  readonly target: unknown;
}

export class Operation {
  /** Parameters of the operation and of its path, references followed; the operation's own win. */
  readonly parameters: readonly Parameter[];
  readonly responses: readonly { readonly status: string; readonly node: Node }[];

  readonly pathItem: Node;
  readonly path: string;
  readonly method: Method;

  constructor(
    readonly node: Node,
    definition: Definition,
  ) {
    this.pathItem = node.parent as Node;
    this.path = String(this.pathItem.key);
    this.method = node.key as Method;
    this.parameters = definition.parametersOf(node, this.pathItem);
    this.responses = definition.responsesOf(node);
  }

  /** The operationId if it is a string. */
  get id(): string | undefined {
    return this.node.string('operationId');
  }

  /** How messages call it: the operationId, or method and path where there is none. */
  get label(): string {
    return this.id ?? `${this.method.toUpperCase()} ${this.path}`;
  }

  get body(): Parameter | undefined {
    return this.parameters.find((parameter) => parameter.in === 'body');
  }

  /** `single`, `batch` or whatever stands there; undefined when it is an action. */
  get trigger(): string | undefined {
    return this.node.string('x-ms-trigger');
  }

  /** A webhook registration: a trigger whose path item says what the service will send. */
  get isWebhook(): boolean {
    return this.trigger !== undefined && this.pathItem.has('x-ms-notification-content');
  }

  /** MIME types it accepts: its own list or the document's. */
  get consumes(): readonly string[] {
    return stringsOf(this.node.get('consumes') ?? this.node.document.root?.get('consumes'));
  }

  /** MIME types it answers with: its own list or the document's. */
  get produces(): readonly string[] {
    return stringsOf(this.node.get('produces') ?? this.node.document.root?.get('produces'));
  }

  get isDeprecated(): boolean {
    return this.node.get('deprecated')?.value === true;
  }
}

/** The strings of an array node; nothing for other nodes. */
export const stringsOf = (node: Node | undefined): readonly string[] =>
  Array.isArray(node?.value) ? node.value.filter((item): item is string => typeof item === 'string') : [];

/**
 * A Swagger 2.0 definition, walked once into flat lists. Rules loop over the lists; they never walk the document.
 */
export class Definition {
  readonly root: Node;
  readonly pathItems: Node[] = [];
  /** Every parameter object once, also the shared ones and those that are only a reference. */
  readonly parameterObjects: Node[] = [];
  readonly responseObjects: Node[] = [];
  readonly headers: Node[] = [];
  /** Every schema object once, in file order; references among them. */
  readonly schemas: SchemaNode[] = [];
  readonly securitySchemes: Node[] = [];
  readonly references: Reference[] = [];
  readonly faults: StructureFault[] = [];
  readonly operations: readonly Operation[];
  private readonly byKey = new Map<string, Node[]>();
  /** `JSON.parse` makes every object anew, so an object identifies its node. */
  private readonly byValue = new Map<object, Node>();
  private readonly operationNodes: Node[] = [];

  constructor(readonly document: Document) {
    if (!document.root) throw new TypeError(`${document.file} has no values`);
    this.root = new Node(document, undefined, '', document.root.value, 'root');
    this.enter({ node: this.root, kind: 'root', depth: 0, tree: undefined, outer: undefined });
    this.operations = this.operationNodes.map((node) => new Operation(node, this));
  }

  /**
   * The objects of the definition that have a member `key`, each once: the way to rules about one keyword or extension.
   * Objects below `example`, `default` and other extensions are not part of the definition.
   */
  having(key: string): readonly Node[] {
    return this.byKey.get(key) ?? [];
  }

  /** All member names of the definition's objects, for rules about names. */
  get memberNames(): Iterable<string> {
    return this.byKey.keys();
  }

  operationById(id: string): Operation | undefined {
    return this.operations.find((operation) => operation.id === id);
  }

  /** Follows `$ref`s inside the document to the object meant; undefined where they lead nowhere or in a circle. */
  resolve<T extends Node>(node: T): T | undefined {
    let current: Node | undefined = node;
    for (let steps = 0; current && steps < 32; steps++) {
      const target: unknown = current.get('$ref')?.value;
      if (target === undefined) return current as T;
      current = typeof target === 'string' ? this.target(target) : undefined;
    }
    return undefined;
  }

  /** The walked object that a local reference such as `#/definitions/Incident` names. */
  target(reference: string): Node | undefined {
    if (!reference.startsWith('#')) return undefined;
    let pointer = reference.slice(1);
    if (pointer.includes('%')) {
      try {
        pointer = decodeURIComponent(pointer);
      } catch {
        return undefined;
      }
    }
    const keys = parsePointer(pointer);
    return keys && this.walked(this.root.at(...keys));
  }

  parametersOf(operation: Node, pathItem: Node): Parameter[] {
    const byPlace = new Map<string, Parameter>();
    for (const holder of [pathItem, operation]) {
      const list = holder.get('parameters');
      if (!list?.isArray) continue;
      for (const usedAt of list.children()) {
        const node = usedAt.isObject ? this.resolve(usedAt) : undefined;
        const name = node?.string('name');
        const place = node?.string('in');
        if (!node || name === undefined || place === undefined) continue;
        byPlace.set(`${place}\n${name}`, {
          node,
          usedAt,
          name,
          in: place,
          isRequired: node.get('required')?.value === true,
          schema: place === 'body' ? this.schemaOf(node) : undefined,
        });
      }
    }
    return [...byPlace.values()];
  }

  responsesOf(operation: Node): { status: string; node: Node }[] {
    const list: { status: string; node: Node }[] = [];
    const responses = operation.get('responses');
    if (!responses?.isObject) return list;
    for (const response of responses.children()) {
      if (String(response.key).startsWith('x-') || !response.isObject) continue;
      list.push({ status: String(response.key), node: this.resolve(response) ?? response });
    }
    return list;
  }

  /** The schema of a parameter, response or notification content, as the walk saw it. */
  schemaOf(holder: Node): SchemaNode | undefined {
    const schema = this.walked(holder.get('schema'));
    return schema instanceof SchemaNode ? schema : undefined;
  }

  /** The schemas directly below a schema: properties, items, additionalProperties, allOf. References are not followed. */
  partsOf(schema: SchemaNode): readonly SchemaNode[] {
    return this.parts.get(schema) ?? [];
  }

  /** The properties an object schema has, those behind its reference and in its `allOf` included. */
  propertiesOf(schema: SchemaNode): ReadonlyMap<string, SchemaNode> {
    const found = new Map<string, SchemaNode>();
    const seen = new Set<SchemaNode>();
    const collect = (node: SchemaNode): void => {
      const target = this.resolve(node);
      if (!(target instanceof SchemaNode) || seen.has(target)) return;
      seen.add(target);
      for (const part of this.partsOf(target)) {
        const name = part.propertyName;
        if (name !== undefined) found.set(name, part);
        else if (part.parent?.key === 'allOf') collect(part);
      }
    };
    collect(schema);
    return found;
  }

  /** The schema of the elements of an array schema, behind references; undefined when it is no array with items. */
  itemsOf(schema: SchemaNode): SchemaNode | undefined {
    const target = this.resolve(schema);
    const items = target instanceof SchemaNode ? this.walked(target.get('items')) : undefined;
    const resolved = items && this.resolve(items);
    return resolved instanceof SchemaNode ? resolved : undefined;
  }

  /** The schema itself and all schemas below it, references followed, each once. */
  reachableFrom(schema: SchemaNode): readonly SchemaNode[] {
    const found = new Set<SchemaNode>();
    const waiting: SchemaNode[] = [schema];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const target = this.resolve(next);
      if (!(target instanceof SchemaNode) || found.has(target)) continue;
      found.add(target);
      waiting.push(...this.partsOf(target));
    }
    return [...found];
  }

  /** The node the walk made for the same object; it knows its kind. Other nodes are given back as they are. */
  private walked(node: Node | undefined): Node | undefined {
    return node && ((node.isObject && this.byValue.get(node.value as object)) || node);
  }

  private readonly parts = new Map<SchemaNode, SchemaNode[]>();

  /** Enters an object: files it, looks at its members, and goes on below them. */
  private enter(frame: Frame): void {
    const { node, kind, depth } = frame;
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
      this.index(key, node);
      if (isReference) continue;
      const slot = slotOf(shape, key);
      if (slot) this.visit(node, key, value[key], slot, frame);
      else if (!(shape.vendor && key.startsWith('x-')))
        this.faults.push({ fault: 'unknown-member', at: new Node(node.document, node, key, value[key]), in: node });
    }
    if (isReference) return;
    for (const key of shape.required) {
      if (!Object.hasOwn(value, key)) this.faults.push({ fault: 'missing-member', in: node, key });
    }
  }

  /** Looks at a value that stands in a slot; `frame` is the object it belongs to. */
  private visit(parent: Node, key: string | number, value: unknown, slot: Slot, frame: Frame): void {
    const fitting = slot.is === 'either' ? slot.of.find((option) => fits(option, value)) : slot;
    if (!fitting || !fits(fitting, value)) {
      const at = new Node(parent.document, parent, key, value);
      this.faults.push({ fault: 'wrong-type', at, expected: nameOf(slot) });
      return;
    }
    switch (fitting.is) {
      case 'object':
        this.enter(frameBelow(frame, parent, key, value, fitting.kind, this.parts));
        break;
      case 'map': {
        const map = new Node(parent.document, parent, key, value, 'map');
        for (const name of Object.keys(value as object))
          this.visit(map, name, (value as Record<string, unknown>)[name], fitting.of, frame);
        break;
      }
      case 'array': {
        const array = new Node(parent.document, parent, key, value, 'array');
        const elements = value as readonly unknown[];
        for (let index = 0; index < elements.length; index++)
          this.visit(array, index, elements[index], fitting.of, frame);
        if (fitting.unique) this.findRepeated(array, elements);
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

  /** Puts a walked object into the list of its kind. */
  private file(node: Node, kind: Kind): void {
    switch (kind) {
      case 'pathItem':
        this.pathItems.push(node);
        break;
      case 'operation':
        this.operationNodes.push(node);
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
        this.parts.set(node as SchemaNode, []);
        this.byValue.set(node.value as object, node);
        break;
    }
  }

  private index(key: string, node: Node): void {
    const owners = this.byKey.get(key);
    if (owners) owners.push(node);
    else this.byKey.set(key, [node]);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object that the walk is in. */
interface Frame {
  readonly node: Node;
  readonly kind: Kind;
  readonly depth: number;
  /** Where the tree of schemas begins that it belongs to; undefined outside schemas. */
  readonly tree: SchemaRoot | undefined;
  /** The schema it is a part of. */
  readonly outer: SchemaNode | undefined;
}

function frameBelow(
  frame: Frame,
  parent: Node,
  key: string | number,
  value: unknown,
  kind: Kind,
  parts: ReadonlyMap<SchemaNode, SchemaNode[]>,
): Frame {
  const depth = frame.depth + 1;
  if (kind !== 'schema') {
    const node = new Node(parent.document, parent, key, value, kind);
    return { node, kind, depth, tree: undefined, outer: undefined };
  }
  const tree = frame.tree ?? treeBelow(frame.kind);
  const node = new SchemaNode(parent.document, parent, key, value, tree, frame.outer);
  if (frame.outer) parts.get(frame.outer)?.push(node);
  return { node, kind, depth, tree, outer: node };
}

const slotOf = (shape: Shape, key: string): Slot | undefined =>
  shape.members.get(key) ?? (shape.named?.pattern.test(key) ? shape.named.slot : undefined);

const treeBelow = (kind: Kind): SchemaRoot =>
  kind === 'parameter'
    ? 'body'
    : kind === 'response'
      ? 'response'
      : kind === 'notificationContent'
        ? 'notification'
        : 'definition';

function fits(slot: Slot, value: unknown): boolean {
  switch (slot.is) {
    case 'any':
      return true;
    case 'object':
    case 'map':
      return isObject(value);
    case 'array':
      return Array.isArray(value);
    case 'either':
      return slot.of.some((option) => fits(option, value));
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === slot.is;
  }
}

const nameOf = (slot: Slot): string =>
  slot.is === 'map' ? 'object' : slot.is === 'either' ? slot.of.map(nameOf).join(' or ') : slot.is;
