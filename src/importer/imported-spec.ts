import { isObject } from '../connector/json-types.js';
import { operationsOf } from '../generator/fragment.js';
import { readImported } from '../generator/imported-parts.js';
import type { Imported } from './import-documents.js';
import { callOf } from './paths.js';
import { descriptionFor, titleFor } from './title.js';

/**
 * The specification of a connector that holds what was imported and nothing else, or an earlier one with what was imported
 * in place of what it held.
 * @param before what `spec.json` of an earlier import holds
 * @param own the title that the maker chose; that of the document without
 */
export function specWith(
  { parts, info }: Imported,
  before: Readonly<Record<string, unknown>> | undefined,
  own?: string | undefined,
): Record<string, unknown> {
  if (before !== undefined) return { ...before, imported: parts };
  // Several documents have no name in common.
  const title = own ?? (parts.from.length === 1 ? titleFor(info.title) : undefined);
  return {
    ...(title === undefined ? {} : { title }),
    description: descriptionFor(parts.from.length === 1 ? info.description : '', title ?? 'ServiceNow'),
    apis: [],
    tables: [],
    imported: parts,
  };
}

/**
 * The names that the operations of an earlier import have, by their call: flows refer to them.
 * @param imported `imported` of `spec.json`
 * @throws UserError `bad-spec`
 */
export function namesOf(imported: unknown): ReadonlyMap<string, string> {
  if (!isObject(imported)) return new Map();
  const { paths } = readImported(imported);
  return new Map(
    [...operationsOf(paths)].map(({ method, path, operation }) => [
      callOf({ method, path }),
      String(operation['operationId']),
    ]),
  );
}
