import type { Definition } from '../connector/definition.js';
import { SchemaNode } from '../connector/schema-node.js';
import type { Node } from '../document/node.js';

/** A schema as a consumer sees it: references followed, everything of `allOf` put together. */
export interface SchemaShape {
  /** Where its reference leads; what reports point at. */
  readonly node: SchemaNode;
  /** The object itself and those in its `allOf`, references followed, itself first. */
  readonly members: readonly SchemaNode[];
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly required: ReadonlySet<string>;
  readonly items: SchemaNode | undefined;
  /** The schema of further properties, or whether they are allowed; undefined when nothing is said, which allows them. */
  readonly additional: SchemaNode | boolean | undefined;
}

/** The shape of a schema; undefined when its reference leads nowhere. Iterative: chains of references may be long. */
export function shapeOf(definition: Definition, schema: SchemaNode): SchemaShape | undefined {
  const node = definition.resolve(schema);
  if (!(node instanceof SchemaNode)) return undefined;
  const members: SchemaNode[] = [];
  const properties = new Map<string, SchemaNode>();
  const required = new Set<string>();
  let items: SchemaNode | undefined;
  let additional: SchemaNode | boolean | undefined;
  const seen = new Set<SchemaNode>();
  const waiting: SchemaNode[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const target = definition.resolve(next);
    if (!(target instanceof SchemaNode) || seen.has(target)) continue;
    seen.add(target);
    members.push(target);
    const list = target.get('required')?.value;
    if (Array.isArray(list)) for (const name of list) if (typeof name === 'string') required.add(name);
    const flag = target.get('additionalProperties')?.value;
    if (typeof flag === 'boolean') additional ??= flag;
    const alternatives: SchemaNode[] = [];
    for (const part of target.parts) {
      const name = part.propertyName;
      if (name !== undefined) {
        if (!properties.has(name)) properties.set(name, part);
      } else if (part.parent?.key === 'allOf') alternatives.push(part);
      else if (part.parent === target && part.key === 'items') items ??= part;
      else if (part.parent === target && part.key === 'additionalProperties') additional ??= part;
    }
    for (const part of alternatives.reverse()) waiting.push(part);
  }
  return { node, members, properties, required, items, additional };
}

/** The first value that a schema or a part of its `allOf` gives for a keyword. */
export function keyword({ members }: SchemaShape, key: string): Node | undefined {
  for (const member of members) {
    const node = member.get(key);
    if (node) return node;
  }
  return undefined;
}

/** The Swagger type, told from other keywords where it is left out; undefined allows every type. */
export function typeOfShape(shape: SchemaShape): string | undefined {
  const type = keyword(shape, 'type')?.text;
  if (type !== undefined) return type;
  if (shape.properties.size > 0 || shape.additional !== undefined) return 'object';
  return shape.items ? 'array' : undefined;
}
