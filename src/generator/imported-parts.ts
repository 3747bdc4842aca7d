import { isObject, quoted } from '../connector/json-types.js';
import { UserError } from '../engine/user-error.js';
import { type Fragment, type JsonObject, operationsOf, referencesIn } from './fragment.js';
import type { ImportedParts, Spec } from './spec.js';
import { bad, objectOf, onlyKnown, strings } from './spec-values.js';

const PARTS = ['paths', 'definitions', 'parameters', 'responses'] as const;
const HINT = 'Import the document again with "sn-connector import".';

/**
 * Reads what an import left in the specification. Its meaning is for the validation of the files; its form has to be such that
 * files can be made of it.
 * @throws UserError `bad-spec`
 */
export function readImported(value: unknown): ImportedParts {
  const given = objectOf(value, 'imported');
  onlyKnown(given, ['from', ...PARTS], 'imported');
  const parts = Object.fromEntries(PARTS.map((part) => [part, membersOf(given[part] ?? {}, `imported.${part}`)]));
  const imported = { from: strings(given['from'] ?? [], 'imported.from'), ...parts } as unknown as ImportedParts;
  for (const { path, method, operation } of operationsOf(imported.paths)) {
    const name = `imported.paths["${path.slice(0, 80)}"].${method}`;
    if (!isObject(operation)) throw bad(name, quoted(operation), 'a JSON object', HINT);
    const { operationId, parameters, responses } = operation;
    if (typeof operationId !== 'string') throw bad(`${name}.operationId`, quoted(operationId), 'a text', HINT);
    if (!Array.isArray(parameters) || !parameters.every(isObject))
      throw bad(`${name}.parameters`, quoted(parameters), 'a list of JSON objects', HINT);
    if (!isObject(responses)) throw bad(`${name}.responses`, quoted(responses), 'a JSON object', HINT);
  }
  return imported;
}

function membersOf(value: unknown, name: string): JsonObject {
  const members = objectOf(value, name);
  for (const [key, member] of Object.entries(members))
    if (!isObject(member)) throw bad(`${name}["${key.slice(0, 80)}"]`, quoted(member), 'a JSON object', HINT);
  return members as JsonObject;
}

/**
 * The imported operations as a fragment that fits to the others.
 * @param others the fragments of the packs and tables that are chosen too, and the shared parts
 * @throws UserError `clash` when a pack describes the same operation, `bad-spec` for a reference that leads nowhere
 */
export function importedFragments({ imported }: Spec, others: readonly Fragment[]): readonly Fragment[] {
  if (imported === undefined) return [];
  const { from: _, ...fragment } = imported;
  const all = [...others, fragment];
  const taken = (part: (typeof PARTS)[number]): ReadonlySet<string> =>
    new Set(others.flatMap((other) => Object.keys(other[part] ?? {})));
  for (const part of PARTS) {
    const names = taken(part);
    const twice = Object.keys(fragment[part]).find((name) => names.has(name));
    if (twice !== undefined) throw clash(part === 'paths' ? `the path ${twice}` : `"${twice}"`);
  }
  const ids = new Set(others.flatMap(({ paths }) => idsIn(paths)));
  const twice = idsIn(fragment.paths).find((id) => ids.has(id));
  if (twice !== undefined) throw clash(`the operation ${twice}`);
  for (const reference of referencesIn(fragment)) {
    const [part, name = ''] = reference.slice(2).split('/') as [(typeof PARTS)[number], string];
    const isThere = reference.startsWith('#/') && all.some((one) => Object.hasOwn(one[part] ?? {}, name));
    if (!isThere)
      throw bad('imported', `a reference to ${quoted(reference)}, which leads nowhere`, 'one of its own parts', HINT);
  }
  return [fragment];
}

const idsIn = (paths: Fragment['paths']): readonly string[] =>
  [...operationsOf(paths)].map(({ operation }) => String(operation['operationId']));

const clash = (what: string): UserError =>
  new UserError(
    'clash',
    `What was imported and a pack or table both have ${what.slice(0, 200)}.`,
    'Leave the pack out of --apis, the table out of --tables, or import again with --select and without it.',
  );
