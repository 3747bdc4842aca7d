import type { Node } from '../document/node.js';
import type { Operation } from './definition.js';

export const isSuccess = (status: string): boolean => /^2[0-9][0-9]$/.test(status);

/** The successful statuses that come without a body. */
export const isWithoutContent = (status: string): boolean => status === '204' || status === '205';

/** True for a response whose schema is `{}`. */
export function hasEmptySchema(response: Node): boolean {
  const schema = response.get('schema');
  return schema?.isObject === true && Object.keys(schema.value as object).length === 0;
}

/** Where an operation says something about a status: the response itself, or the reference to a shared one. */
export const responseOf = (operation: Operation, status: string): Node | undefined =>
  operation.node.get('responses')?.get(status);
