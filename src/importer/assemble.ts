import { type JsonObject, pruned } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import type { ImportedParts } from '../generator/spec.js';
import type { Named } from './completed-drafts.js';
import type { Decisions } from './decision.js';
import { withoutLostCalls } from './dynamic-calls.js';
import { knownParts, resolved } from './known-operations.js';
import { SHARED } from './known-parameters.js';
import { placeOf } from './operations.js';
import { shapeOf, variablesIn } from './paths.js';
import { withoutRequiredLoops } from './required-loops.js';
import { withinSchemaLimit } from './schema-limit.js';
import { objectIn } from './source.js';

/**
 * Puts operations together, with what they refer to and nothing else.
 * @param definitions the schemas of the documents
 */
export function assembled(
  operations: readonly Named[],
  definitions: Readonly<Record<string, JsonObject>>,
  from: readonly string[],
  decisions: Decisions,
): ImportedParts {
  const paths = pathsOf(operations.map(withErrors), decisions);
  const known = knownParts();
  const referred = pruned({ ...known, definitions: { ...known.definitions, ...definitions }, paths });
  const limited = withinSchemaLimit(referred, decisions);
  // What nothing refers to any more goes too.
  const whole = limited === referred ? referred : pruned(limited);
  const own = (part: 'parameters' | 'responses'): Record<string, JsonObject> =>
    Object.fromEntries(Object.entries(whole[part]).filter(([name]) => !Object.hasOwn(SHARED[part], name)));
  return {
    from,
    paths: withoutLostCalls(whole.paths, decisions),
    definitions: withoutRequiredLoops(withoutLostCalls(whole.definitions, decisions, paths), decisions),
    parameters: withoutLostCalls(own('parameters'), decisions, paths),
    responses: own('responses'),
  };
}

/** The operations by path. Paths that a router cannot tell apart are one, with the names of the first. */
function pathsOf(operations: readonly Named[], decisions: Decisions): Record<string, JsonObject> {
  const byShape = new Map<string, { path: string; item: Map<string, Json> }>();
  // What the generator describes refers to its own names of variables.
  for (const one of [...operations].sort((a, b) => Number(b.isKnown) - Number(a.isKnown))) {
    const shape = shapeOf(one.path);
    const found = byShape.get(shape) ?? { path: one.path, item: new Map<string, Json>() };
    found.item.set(one.method, renamed(one, found.path, decisions));
    for (const [key, value] of Object.entries(one.ofPath)) found.item.set(key, value);
    byShape.set(shape, found);
  }
  const order = new Map(operations.map(({ path }, index) => [shapeOf(path), index]).reverse() as [string, number][]);
  return Object.fromEntries(
    [...byShape]
      .sort(([a], [b]) => (order.get(a) as number) - (order.get(b) as number))
      .map(([, { path, item }]) => [path, Object.fromEntries(item)]),
  );
}

/** An operation whose path variables have the names of another path of the same shape. */
function renamed(one: Named, target: string, decisions: Decisions): JsonObject {
  const { path, operation } = one;
  const names = new Map(variablesIn(path).map((name, index) => [name, variablesIn(target)[index] as string]));
  if ([...names].every(([from, to]) => from === to)) return operation;
  const parameters = (operation['parameters'] as readonly JsonObject[]).map((given) => {
    const parameter = resolved(given);
    if (parameter['in'] !== 'path') return given;
    return { ...parameter, name: names.get(String(parameter['name'])) ?? parameter['name'] } as JsonObject;
  });
  decisions.note('adapted', 'path-variable', placeOf(one), `its path is ${target}, as that of other operations`);
  const description = String(operation['description']).replaceAll(path, () => target);
  return { ...operation, description, parameters };
}

/** The errors that every API of ServiceNow answers, where the document has none of them. */
function withErrors(one: Named): Named {
  if (one.isKnown) return { ...one, operation: producingErrors(one.operation) };
  if (one.source.isSwagger2 || !one.path.startsWith('/api/')) return one;
  const responses = objectIn(one.operation['responses']);
  const isItem = /\}[^/]*$/.test(one.path);
  const errors = {
    401: 'Unauthorized',
    403: 'Forbidden',
    ...(isItem ? { 404: 'NotFound' } : {}),
    429: 'TooManyRequests',
  };
  const added = Object.entries(errors)
    .filter(([status]) => responses[status] === undefined)
    .map(([status, name]) => [status, { $ref: `#/responses/${name}` }] as const);
  const all = { ...responses, ...Object.fromEntries(added) };
  return { ...one, operation: producingErrors({ ...one.operation, responses: all }) };
}

/** Errors are JSON whatever an answer of success is. */
function producingErrors(operation: JsonObject): JsonObject {
  const { produces } = operation;
  if (!Array.isArray(produces) || produces.includes('application/json')) return operation;
  return { ...operation, produces: [...produces, 'application/json'] };
}
