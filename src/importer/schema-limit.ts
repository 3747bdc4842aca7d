import { isObject } from '../connector/json-types.js';
import { MAX_SCHEMAS_PER_BODY } from '../facts/schema-limits.js';
import type { JsonObject } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import { type Decisions, EDIT_HINT } from './decision.js';
import { listIn, objectIn } from './source.js';

/** What is referred to and what refers to it, by the names of the definition. */
export interface Described {
  readonly paths: Readonly<Record<string, JsonObject>>;
  readonly definitions: Readonly<Record<string, JsonObject>>;
}

type Holder = Record<string, Json>;

/** A schema inside another one, at the place where it is written down. */
interface Site {
  readonly holder: Holder;
  readonly key: string;
  /** The names on the shortest way to it. */
  readonly way: readonly string[];
  /** How often the whole holds it, references followed. */
  count: number;
}

/** Nothing real refers further; chains of references in a hostile document are cut here. */
const DEEPEST = 400;
/** Parts of a whole beyond this are not looked at one by one. */
const MOST_PARTS = 2000;
/** So many cuts leave nothing that is worth more. */
const MOST_CUTS = 300;

/**
 * Takes the fields of deep parts out of schemas that the service would refuse for their number. The part that gives most,
 * and lies deepest, goes first; what is written down once is cut wherever it is referred to.
 */
export function withinSchemaLimit<T extends Described>(parts: T, decisions: Decisions): T {
  const isLarge = isLargeIn(parts);
  if (!wholes(parts).some(isLarge)) return parts;
  const copy = structuredClone(parts);
  const sizeOf = sizesOf(copy);
  // What others refer to comes first: with it they become smaller too.
  const large = wholes(copy)
    .filter(isLargeIn(copy))
    .sort((a, b) => sizeOf(a.counted) - sizeOf(b.counted));
  let left = MOST_CUTS;
  for (const whole of large) while (left > 0 && cut(whole, copy, decisions)) left--;
  return copy;
}

/** Each is measured by itself: where schemas are parts of each other, a size depends on where one begins. */
const isLargeIn =
  (described: Described) =>
  ({ counted }: Whole): boolean =>
    sizesOf(described)(counted) > MAX_SCHEMAS_PER_BODY;

interface Whole {
  readonly schema: JsonObject;
  /** The schema, or a reference to it where it has a name, so that a part that is itself is a loop. */
  readonly counted: JsonObject;
  readonly where: string;
}

/** The schemas that the service counts: bodies, answers, and what is shared. */
function wholes({ paths, definitions }: Described): Whole[] {
  const ofOperations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      const { parameters, responses } = objectIn(operation);
      return [...listIn(parameters), ...Object.values(objectIn(responses))].flatMap((one) => {
        const { schema } = objectIn(one);
        const isOwn = isObject(schema) && referenceIn(schema as Json) === undefined;
        return isOwn
          ? [{ schema: schema as JsonObject, counted: schema as JsonObject, where: `${method.toUpperCase()} ${path}` }]
          : [];
      });
    }),
  );
  const shared = Object.entries(definitions).map(([name, schema]) => ({
    schema,
    counted: { $ref: `#/definitions/${name}` },
    where: `schema ${name}`,
  }));
  return [...shared, ...ofOperations];
}

/** Counts as the rule schema/too-many does: each reference as what it names, a loop ends where it closes. */
function sizesOf({ definitions }: Described): (schema: Json) => number {
  const known = new Map<string, number>();
  const open = new Set<string>();
  const sizeOf = (schema: Json): number => {
    const name = referenceIn(schema);
    if (name === undefined)
      return 1 + partsOf(schema).reduce((sum, [holder, key]) => sum + sizeOf(holder[key] as Json), 0);
    const target = definitions[name];
    if (target === undefined || open.has(name) || open.size >= DEEPEST) return 1;
    const before = known.get(name);
    if (before !== undefined) return before;
    open.add(name);
    const size = Math.min(sizeOf(target), Number.MAX_SAFE_INTEGER);
    open.delete(name);
    known.set(name, size);
    return size;
  };
  return sizeOf;
}

const referenceIn = (schema: Json | undefined): string | undefined => {
  const reference = objectIn(schema)['$ref'];
  return typeof reference === 'string' ? reference.replace(/^#\/definitions\//, '') : undefined;
};

/** Where the parts of a schema stand: its properties, its elements, its other properties. */
function partsOf(schema: Json): readonly (readonly [holder: Holder, key: string])[] {
  const { properties, items, additionalProperties } = objectIn(schema);
  const own = schema as Holder;
  return [
    ...Object.keys(objectIn(properties)).map((key) => [properties as Holder, key] as const),
    ...(isObject(items) ? [[own, 'items'] as const] : []),
    ...(isObject(additionalProperties) ? [[own, 'additionalProperties'] as const] : []),
  ];
}

/** @returns false where nothing is to be cut, or can be */
function cut({ schema, counted, where }: Whole, described: Described, decisions: Decisions): boolean {
  const sizeOf = sizesOf(described);
  const excess = sizeOf(counted) - MAX_SCHEMAS_PER_BODY;
  if (excess <= 0) return false;
  let [best, most]: [Site | undefined, number] = [undefined, 0];
  for (const site of sitesIn(schema, referenceIn(counted), described)) {
    const gain = Math.min(site.count * (sizeOf(site.holder[site.key] as Json) - 1), excess) * site.way.length ** 3;
    if (gain > most) [best, most] = [site, gain];
  }
  if (best === undefined) return false;
  best.holder[best.key] = withoutFields(best.holder[best.key] as Json, described);
  decisions.note(
    'lost',
    'schema-count',
    where,
    `"${best.way.join('.').slice(0, 120)}" is offered without its fields: with all of them it would have more than the ${MAX_SCHEMAS_PER_BODY} schemas that the platform takes`,
    `Leave out what nobody needs, then describe it again. ${EDIT_HINT}`,
  );
  return true;
}

/** The parts of a schema that have parts themselves, the nearest first. */
function sitesIn(whole: JsonObject, own: string | undefined, { definitions }: Described): Site[] {
  const found = new Map<Holder, Map<string, Site>>();
  let level: readonly Visit[] = [{ schema: whole, way: [], open: new Set(own === undefined ? [] : [own]) }];
  let seen = 0;
  while (level.length > 0 && seen < MOST_PARTS) {
    seen += level.length;
    level = level.slice(0, MOST_PARTS - seen + level.length).flatMap(({ schema, way, open }) =>
      partsOf(schema).flatMap(([holder, key]) => {
        const name = referenceIn(holder[key]);
        if (name !== undefined && open.has(name)) return [];
        const inner = name === undefined ? (holder[key] as Json) : definitions[name];
        if (inner === undefined || partsOf(inner).length === 0) return [];
        const place = found.get(holder) ?? new Map<string, Site>();
        const next = [...way, key];
        const site = place.get(key) ?? { holder, key, way: next, count: 0 };
        site.count++;
        found.set(holder, place.set(key, site));
        return [{ schema: inner, way: next, open: name === undefined ? open : new Set([...open, name]) }];
      }),
    );
  }
  return [...found.values()].flatMap((sites) => [...sites.values()]);
}

interface Visit {
  readonly schema: Json;
  readonly way: readonly string[];
  /** The definitions that it is inside of. */
  readonly open: ReadonlySet<string>;
}

/** An object or a list of which nothing more is said; its texts stay. */
function withoutFields(schema: Json, { definitions }: Described): JsonObject {
  const target = objectIn(definitions[referenceIn(schema) ?? ''] ?? schema);
  const texts = Object.entries({ ...target, ...objectIn(schema) }).filter(([key]) =>
    ['title', 'description', 'x-ms-summary', 'x-ms-visibility', 'x-nullable'].includes(key),
  );
  const isList = target['type'] === 'array';
  return {
    type: isList ? 'array' : 'object',
    ...Object.fromEntries(texts),
    ...(isList ? { items: { type: 'object' } } : {}),
  };
}
