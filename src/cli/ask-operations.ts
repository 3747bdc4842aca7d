import { checkbox } from '@inquirer/prompts';
import type { Selectable } from '../importer/selection.js';

/** Lets a person choose operations on a terminal; those that ServiceNow documents are chosen first where there are some. */
export function askOperations(operations: readonly Selectable[]): Promise<string[]> {
  const hasKnown = operations.some(({ isKnown }) => isKnown);
  return checkbox<string>({
    message: 'Which operations?',
    pageSize: 15,
    required: true,
    choices: operations.map(({ id, method, path, isKnown }) => ({
      name: `${method.toUpperCase().padEnd(6)} ${path}  ${id}`,
      short: id,
      value: id,
      checked: isKnown || !hasKnown,
    })),
  });
}
