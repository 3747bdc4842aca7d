import type { Json } from './merge-patch.js';

export type JsonObject = { readonly [key: string]: Json };

/** A piece of a definition, with the policies that belong to its operations. */
export interface Fragment {
  readonly paths?: Readonly<Record<string, JsonObject>>;
  readonly definitions?: Readonly<Record<string, JsonObject>>;
  readonly parameters?: Readonly<Record<string, JsonObject>>;
  readonly responses?: Readonly<Record<string, JsonObject>>;
  readonly policies?: readonly JsonObject[];
}

export const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Every operation of a fragment. */
export function* operationsOf(
  paths: Fragment['paths'],
): Generator<{ path: string; method: string; operation: JsonObject }> {
  for (const [path, item] of Object.entries(paths ?? {}))
    for (const method of METHODS) {
      const operation = item[method];
      if (operation !== undefined) yield { path, method, operation: operation as JsonObject };
    }
}

const PARTS = ['paths', 'definitions', 'parameters', 'responses'] as const;

/** Puts fragments together; each has names of its own. */
export function joined(fragments: readonly Fragment[]): Required<Fragment> {
  const all: Record<(typeof PARTS)[number], Map<string, JsonObject>> = {
    paths: new Map(),
    definitions: new Map(),
    parameters: new Map(),
    responses: new Map(),
  };
  for (const fragment of fragments)
    for (const part of PARTS)
      for (const [name, value] of Object.entries(fragment[part] ?? {})) {
        if (all[part].has(name)) throw new Error(`two fragments have ${part} "${name}"`);
        all[part].set(name, value);
      }
  return {
    paths: Object.fromEntries(all.paths),
    definitions: Object.fromEntries(all.definitions),
    parameters: Object.fromEntries(all.parameters),
    responses: Object.fromEntries(all.responses),
    policies: fragments.flatMap(({ policies }) => policies ?? []),
  };
}

/** The fragment with the operations that a test lets pass; paths and policies that become empty go. */
export function withOperations(fragment: Fragment, keep: (method: string, id: string) => boolean): Fragment {
  const kept = new Set<string>();
  const paths = Object.entries(fragment.paths ?? {}).flatMap(([path, item]) => {
    const members = Object.entries(item).filter(([method, operation]) => {
      const id = String((operation as JsonObject)['operationId']);
      if (!keep(method, id)) return false;
      kept.add(id);
      return true;
    });
    return members.length === 0 ? [] : [[path, Object.fromEntries(members)] as const];
  });
  const policies = (fragment.policies ?? []).filter((policy) => {
    const names = (policy['parameters'] as JsonObject)['x-ms-apimTemplate-operationName'];
    return !Array.isArray(names) || names.some((name) => kept.has(String(name)));
  });
  return { ...fragment, paths: Object.fromEntries(paths), policies };
}

/** The references anywhere in a value. */
export function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if ('$ref' in value && typeof value.$ref === 'string') yield value.$ref;
  for (const member of Object.values(value)) yield* referencesIn(member);
}

/** Leaves out the parameters, responses and definitions that nothing refers to. */
export function pruned(parts: Required<Fragment>): Required<Fragment> {
  const used = new Set<string>();
  // A list of what is left to look at: chains of references may be long.
  const waiting: unknown[] = [parts.paths];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop())
    for (const reference of referencesIn(value)) {
      if (used.has(reference)) continue;
      used.add(reference);
      const [part, name] = reference.slice(2).split('/') as ['definitions', string];
      const target = parts[part]?.[name];
      if (target === undefined) throw new Error(`nothing is at ${reference}`);
      waiting.push(target);
    }
  const keep = (part: 'definitions' | 'parameters' | 'responses'): Record<string, JsonObject> =>
    Object.fromEntries(Object.entries(parts[part]).filter(([name]) => used.has(`#/${part}/${name}`)));
  return { ...parts, definitions: keep('definitions'), parameters: keep('parameters'), responses: keep('responses') };
}
