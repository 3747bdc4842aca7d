import type { Node } from '../document/node.js';
import { SchemaNode } from './definition.js';

const TREES = {
  definition: 'the definition',
  body: 'the body',
  response: 'the response',
  notification: 'the notification',
} as const;

/** How messages call a parameter, a header, their items, or a schema; always in the singular. */
export function partName(node: Node): string {
  switch (node.kind) {
    case 'parameter':
      return `parameter "${node.string('name') ?? ''}"`;
    case 'header':
      return `header "${node.key}"`;
    case 'items':
      return `each item of ${node.parent ? partName(node.parent) : 'a list'}`;
    default:
      return node instanceof SchemaNode ? schemaName(node) : `"${node.key}"`;
  }
}

function schemaName(schema: SchemaNode): string {
  const { outer, key, parent } = schema;
  if (!outer) return schema.tree === 'definition' ? `definition "${key}"` : TREES[schema.tree];
  if (schema.propertyName !== undefined) return `property "${schema.propertyName}"`;
  const place = typeof key === 'number' ? parent?.key : key;
  if (place === 'items') return `each item of ${partName(outer)}`;
  return place === 'additionalProperties'
    ? `additionalProperties of ${partName(outer)}`
    : `a part of ${partName(outer)}`;
}
