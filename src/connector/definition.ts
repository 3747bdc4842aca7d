import type { Document } from '../document/document.js';
import { parsePointer } from '../document/json-pointer.js';
import { Node } from '../document/node.js';
import { DefinitionWalk, type Reference, type StructureFault } from './definition-walk.js';
import { SchemaNode } from './schema-node.js';
import type { Method } from './swagger-shapes.js';

export type { Reference, StructureFault } from './definition-walk.js';
export { MAX_DEPTH } from './definition-walk.js';
export { SchemaNode, type SchemaRoot } from './schema-node.js';

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
  readonly pathItems: readonly Node[];
  /** Every parameter object once, also the shared ones and those that are only a reference. */
  readonly parameterObjects: readonly Node[];
  readonly responseObjects: readonly Node[];
  readonly headers: readonly Node[];
  /** Every schema object once, in file order; references among them. */
  readonly schemas: readonly SchemaNode[];
  readonly securitySchemes: readonly Node[];
  readonly references: readonly Reference[];
  /** Everything that Swagger 2.0 does not allow. */
  readonly faults: readonly StructureFault[];
  readonly operations: readonly Operation[];
  private readonly walk: DefinitionWalk;
  private readonly targets = new Map<string, Node | undefined>();
  private byId: Map<string, Operation> | undefined;

  constructor(readonly document: Document) {
    if (!document.root) throw new TypeError(`${document.file} has no values`);
    this.root = new Node(document, undefined, '', document.root.value, 'root');
    this.walk = new DefinitionWalk(this.root);
    this.pathItems = this.walk.pathItems;
    this.parameterObjects = this.walk.parameterObjects;
    this.responseObjects = this.walk.responseObjects;
    this.headers = this.walk.headers;
    this.schemas = this.walk.schemas;
    this.securitySchemes = this.walk.securitySchemes;
    this.references = this.walk.references;
    this.faults = this.walk.faults;
    this.operations = this.walk.operations.map((node) => new Operation(node, this));
  }

  /**
   * The objects of the definition that have a member `key`, each once: the way to rules about one keyword or extension.
   * Objects below `example`, `default` and other extensions are not part of the definition.
   */
  having(key: string): readonly Node[] {
    return this.walk.having(key);
  }

  /** The member names of the definition's objects, for rules about names. */
  get memberNames(): Iterable<string> {
    return this.walk.memberNames;
  }

  /** The first operation with this operationId, compared exactly. */
  operationById(id: string): Operation | undefined {
    this.byId ??= firstById(this.operations);
    return this.byId.get(id);
  }

  /** Follows `$ref`s inside the document to the object meant; undefined where they lead nowhere or in a circle. */
  resolve<T extends Node>(node: T): T | undefined {
    let current: Node | undefined = node;
    for (let steps = 0; current && steps < 32; steps++) {
      if (!current.has('$ref')) return current as T;
      const target: unknown = (current.value as { readonly $ref: unknown }).$ref;
      current = typeof target === 'string' ? this.target(target) : undefined;
    }
    return undefined;
  }

  /** The walked object that a local reference such as `#/definitions/Incident` names. */
  target(reference: string): Node | undefined {
    const known = this.targets.get(reference);
    if (known || this.targets.has(reference)) return known;
    const found = this.find(reference);
    this.targets.set(reference, found);
    return found;
  }

  private find(reference: string): Node | undefined {
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
    return schema.parts;
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
    const items =
      target instanceof SchemaNode
        ? target.parts.find(({ parent, key }) => parent === target && key === 'items')
        : undefined;
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
    return node && ((node.isObject && this.walk.nodeOf(node.value as object)) || node);
  }
}

function firstById(operations: readonly Operation[]): Map<string, Operation> {
  const byId = new Map<string, Operation>();
  for (const operation of operations) {
    const { id } = operation;
    if (id !== undefined && !byId.has(id)) byId.set(id, operation);
  }
  return byId;
}
