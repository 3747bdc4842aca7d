import recordsTemplate from '../../templates/definition/records.json.hbs';
import { anyRecordDefinitions } from '../generator/any-table.js';
import { type Fragment, type JsonObject, joined, operationsOf } from '../generator/fragment.js';
import { knownFragments } from '../generator/pack-fragments.js';
import { jsonTemplate } from '../generator/templates.js';
import type { Decisions } from './decision.js';
import { SHARED } from './known-parameters.js';
import { type Draft, type Found, placeOf } from './operations.js';
import { shapeOf } from './paths.js';
import { listIn, objectIn } from './source.js';

/** An operation that the packs of the generator describe. */
export interface Known {
  readonly path: string;
  readonly operation: JsonObject;
}

const records = jsonTemplate<Fragment>(recordsTemplate);

/** Everything that the packs hold, and the operations by method and path. */
interface Knowledge {
  readonly parts: Required<Fragment>;
  readonly byPlace: ReadonlyMap<string, Known>;
}

let knowledge: Knowledge | undefined;

/** Made when it is first asked for: a command that imports nothing needs none of it. */
function known(): Knowledge {
  if (knowledge) return knowledge;
  const fragments = [records({ definitions: anyRecordDefinitions(false) }), ...knownFragments()];
  const parts = joined([SHARED, ...fragments]);
  const byPlace = new Map<string, Known>();
  for (const { path, method, operation } of operationsOf(parts.paths)) {
    // An exact version first; the same path without one stands for all versions that have no description of their own.
    for (const place of [placeKey(method, path), placeKey(method, withoutVersion(path))])
      if (!byPlace.has(place) || withoutVersion(path) === path) byPlace.set(place, { path, operation });
  }
  knowledge = { parts, byPlace };
  return knowledge;
}

/** The definitions, parameters and responses of the packs and those that all share. */
export const knownParts = (): Required<Fragment> => known().parts;

const placeKey = (method: string, path: string): string => `${method} ${shapeOf(path)}`;

const VERSION = /^(\/api\/[^/]+)\/(v\d+)(?=\/)/;
const withoutVersion = (path: string): string => path.replace(VERSION, '$1');

/** What is known of an operation of ServiceNow: its own description, or for PUT that of PATCH, which does the same. */
export function knownOperation(method: string, path: string): Known | undefined {
  const { byPlace } = known();
  const of = (one: string): Known | undefined =>
    byPlace.get(placeKey(one, path)) ?? byPlace.get(placeKey(one, withoutVersion(path)));
  const found = of(method);
  if (found !== undefined || method !== 'put') return found;
  const patch = of('patch');
  if (patch === undefined) return undefined;
  const { operationId, summary, ...same } = patch.operation;
  return {
    path: patch.path,
    operation: {
      operationId: String(operationId).replace(/^Update/, 'Modify'),
      summary: String(summary).replace(/^Update/, 'Modify'),
      ...same,
    },
  };
}

/** True for an operation that says nothing about itself, as in ServiceNow's exports. */
export function isBare({ source, raw }: Found): boolean {
  if (source.isSwagger2 || raw['operationId'] !== undefined) return false;
  return Object.entries(objectIn(raw['responses'])).every(([, response]) => {
    const content = objectIn(objectIn(source.follow(response)?.value)['content']);
    return Object.values(content).every((media) => Object.keys(objectIn(objectIn(media)['schema'])).length === 0);
  });
}

/** The path of a known operation, in the version of the document; version 1 of the Table API answers otherwise. */
export function knownPath(given: string, { path }: Known, where: string, decisions: Decisions): string {
  const version = VERSION.exec(given)?.[2];
  if (version === undefined) return withoutVersion(path);
  if (path.startsWith('/api/now/table/')) {
    // Below v2 lies the list of tables that the generator adds; version 1 answers an empty list with 404.
    decisions.note(
      'adapted',
      'table-version',
      where,
      `the latest version of the Table API is called, not ${version} by name`,
    );
    return path;
  }
  return withoutVersion(path).replace(/^\/api\/[^/]+/, `$&/${version}`);
}

/** A draft completed by what is known: texts, types, body and answers; parameters that only the document has stay. */
export function completedBy(draft: Draft, found: Known, decisions: Decisions): Draft {
  const { parameters: given, operationId: _, ...operation } = found.operation;
  const own = listIn(given).map(objectIn);
  const theirs = listIn(draft.operation['parameters']).map(objectIn);
  const names = namesOf(own);
  const hasOwnBody = own.some(isSent);
  const more = theirs.filter(
    (one) => !names.has(nameAndPlace(resolved(one))) && resolved(one)['in'] !== 'path' && !(isSent(one) && hasOwnBody),
  );
  reportCompletion(
    draft,
    operation,
    [...names].filter((name) => !namesOf(theirs).has(name)),
    decisions,
  );
  return { ...draft, operation: { ...operation, parameters: [...own, ...more.map(advanced)] } };
}

/** @param added parameters that the document does not have, each with its place before its name */
function reportCompletion(draft: Draft, known: JsonObject, added: readonly string[], decisions: Decisions): void {
  const where = placeOf(draft);
  const [status, theirs] = [known, draft.operation].map(({ responses }) =>
    Object.keys(objectIn(responses))
      .filter((one) => /^2/.test(one))
      .join(', '),
  );
  decisions.note(
    'added',
    'known-operation',
    where,
    "ServiceNow's API is known: texts, types, body and answers are those of the generator",
  );
  if (theirs !== status)
    decisions.note('adapted', 'status', where, `answers ${status}, where the document says ${theirs}`);
  const missing = added.filter((name) => name.startsWith('query ')).map((name) => name.slice('query '.length));
  if (missing.length > 0)
    decisions.note(
      'added',
      'missing-parameter',
      where,
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing in the document`,
    );
}

const isSent = (parameter: JsonObject): boolean => ['body', 'formData'].includes(String(resolved(parameter)['in']));

const namesOf = (parameters: readonly JsonObject[]): ReadonlySet<string> =>
  new Set(parameters.map(resolved).map(nameAndPlace));

/** What only the document has is not what most makers need. */
const advanced = (parameter: JsonObject): JsonObject =>
  parameter['$ref'] === undefined && parameter['in'] === 'query' && parameter['required'] !== true
    ? { ...parameter, 'x-ms-visibility': 'advanced' }
    : parameter;

/** A parameter, a reference to a shared one replaced by it. */
export function resolved(parameter: JsonObject): JsonObject {
  const name = /^#\/parameters\/(.+)$/.exec(String(parameter['$ref']))?.[1];
  return name === undefined ? parameter : objectIn(knownParts().parameters[name]);
}

const nameAndPlace = (parameter: JsonObject): string => `${parameter['in']} ${parameter['name']}`;
