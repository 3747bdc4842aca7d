import type { Node } from '../document/node.js';

const NAMES = new Map([
  ['root', 'the root of the definition'],
  ['pathItem', 'a path'],
  ['notificationContent', 'x-ms-notification-content'],
  ['securityScheme', 'a security definition'],
  ['securityRequirement', 'a security requirement'],
  ['externalDocs', 'externalDocs'],
  ['responses', 'responses'],
  ['paths', 'paths'],
  ['info', 'info'],
  ['contact', 'info.contact'],
  ['license', 'info.license'],
  ['xml', 'xml'],
  ['scopes', 'scopes'],
  ['items', 'items'],
  ['operation', 'an operation'],
]);

/** How messages call an object of the definition by its kind. */
export const objectName = (kind: string): string => NAMES.get(kind) ?? `a ${kind}`;

/** How messages call a value by its place: its key, or its number in a list. */
export const memberName = (node: Node): string =>
  typeof node.key === 'number' ? `element ${node.key} of "${node.parent?.key}"` : `"${node.key}"`;

/** The JSON type of a value as messages write it, with its article. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
