import { isObject } from '../connector/json-types.js';
import { UserError } from '../engine/user-error.js';
import type { JsonObject } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import { type Decisions, EDIT_HINT } from './decision.js';
import { isObjectSchema, typeOfSchema } from './schema-type.js';
import { listIn, objectIn, type Source } from './source.js';

/** Where a schema is composed, and what is on the way to it. */
export interface Composing {
  readonly source: Source;
  readonly decisions: Decisions;
  readonly where: string;
  /** Counts the work, and refuses what grows without end. */
  readonly spend: () => void;
  /** Takes the references that were replaced by what they name. */
  readonly inlined: Set<string>;
}

/** How many schemas may be a part of the next one; those that people write inherit a few times. */
const MOST_NESTED = 100;

const COMPOSERS = ['allOf', 'oneOf', 'anyOf'] as const;

/**
 * A schema without allOf, oneOf and anyOf. All parts of allOf become one schema. Of alternatives, which neither Swagger 2.0 nor
 * the designer can offer, one object with the properties of all is made, none of them required.
 * @param way the references that led here, so that a schema that is a part of itself ends
 */
export function composed(raw: JsonObject, on: Composing, way: ReadonlySet<string> = new Set()): JsonObject {
  on.spend();
  if (COMPOSERS.every((key) => raw[key] === undefined)) return raw;
  const { allOf, oneOf, anyOf, ...own } = raw;
  const parts = partsIn(allOf, on, way);
  if (parts.length > 1 || (parts.length === 1 && Object.keys(own).some((key) => key !== 'description')))
    on.decisions.note('adapted', 'all-of', on.where, 'the parts of allOf are written as one schema');
  let whole = merged([own, ...parts], on);
  for (const [key, given] of [
    ['oneOf', oneOf],
    ['anyOf', anyOf],
  ] as const)
    if (given !== undefined) whole = merged([whole, alternatives(key, partsIn(given, on, way), given, on)], on);
  return whole;
}

/** Keywords beside a reference that change nothing about what it describes. */
const BESIDE = /^(?:title|summary|description|nullable|readOnly|writeOnly|deprecated|examples?|externalDocs|xml|x-.*)$/;

/**
 * The reference that a schema with allOf, oneOf or anyOf is nothing more than: `allOf: [A]` with a description, or `oneOf: [A, null]`.
 */
export function onlyReference(raw: JsonObject): string | undefined {
  const keys = Object.keys(raw).filter((key) => !BESIDE.test(key));
  const key = COMPOSERS.find((one) => one === keys[0]);
  if (keys.length !== 1 || key === undefined) return undefined;
  const [part, ...others] = listIn(raw[key]).filter((one) => objectIn(one)['type'] !== 'null');
  const reference = objectIn(part)['$ref'];
  return others.length === 0 && typeof reference === 'string' ? reference : undefined;
}

/** The parts of a composition, references replaced by what they name. */
function partsIn(given: Json | undefined, on: Composing, way: ReadonlySet<string>): readonly JsonObject[] {
  return listIn(given).flatMap((part) => {
    const target = on.source.follow(part);
    if (target === undefined || !isObject(target.value)) {
      if (typeof part !== 'boolean')
        on.decisions.note('lost', 'reference', on.where, `a part of a schema is not in the document${nameOf(part)}`);
      return [];
    }
    const { pointer } = target;
    if (pointer !== undefined && way.has(pointer)) {
      on.decisions.note('lost', 'circular', on.where, `${pointer} is a part of itself; the inner one is left out`);
      return [];
    }
    if (pointer !== undefined) on.inlined.add(pointer);
    const next = pointer === undefined ? way : new Set([...way, pointer]);
    if (next.size > MOST_NESTED)
      throw new UserError(
        'too-complex',
        `The schemas of ${on.source.name} are parts of each other, more than ${MOST_NESTED} deep.`,
        'Import fewer operations with --select, or simplify the schemas.',
      );
    return [composed(target.value as JsonObject, on, next)];
  });
}

const nameOf = (part: Json): string => {
  const reference = isObject(part) ? (part as JsonObject)['$ref'] : undefined;
  return typeof reference === 'string' ? `: ${reference.slice(0, 120)}` : '';
};

/** Several schemas that all hold, as one. What several say, the first says; properties and requirements are joined. */
function merged(parts: readonly JsonObject[], on: Composing): JsonObject {
  const whole = new Map<string, Json>();
  for (const part of parts)
    for (const [key, value] of Object.entries(part)) {
      const before = whole.get(key);
      // Joined at the end: one after the other the properties would be copied again for every part.
      if (before !== undefined && (key === 'properties' || key === 'required')) continue;
      if (before === undefined || (key === 'type' && typeOfSchema({ type: before }).type === undefined))
        whole.set(key, value);
      else reportSecond(key, before, value, on);
    }
  const given = (key: string): readonly Json[] => parts.map((part) => part[key]).filter((value) => value !== undefined);
  const [properties, required] = [given('properties'), given('required')];
  if (properties.length > 1) whole.set('properties', joined(properties.map(objectIn), on));
  if (required.length > 1) whole.set('required', [...new Set(required.flatMap(listIn))]);
  return Object.fromEntries(whole);
}

/** Properties of several schemas; where several have one of a name, the members of the first count. */
function joined(lists: readonly JsonObject[], on: Composing): JsonObject {
  const [last = {}, ...others] = [...lists].reverse();
  const all = new Map(Object.entries(last));
  for (const [name, schema] of others.flatMap((earlier) => Object.entries(earlier))) {
    const later = all.get(name);
    if (later !== undefined)
      for (const [key, value] of Object.entries(objectIn(schema)))
        reportSecond(`${key} of "${name}"`, value, objectIn(later)[key], on);
    all.set(name, later === undefined ? schema : { ...objectIn(later), ...objectIn(schema) });
  }
  return Object.fromEntries(all);
}

/** Tells that a part of a schema says something else than the one before it. */
function reportSecond(keyword: string, first: Json | undefined, second: Json | undefined, on: Composing): void {
  if (second === undefined || BESIDE.test(keyword.split(' ', 1)[0] as string)) return;
  if (JSON.stringify(first) === JSON.stringify(second)) return;
  const what = `${keyword.slice(0, 80)} is given twice, by parts that differ; the first counts`;
  on.decisions.note('lost', 'composed-twice', on.where, what);
}

/** What alternatives have in common. */
function alternatives(key: string, parts: readonly JsonObject[], given: Json, on: Composing): JsonObject {
  const isNull = (part: JsonObject): boolean => part['type'] === 'null';
  const real = parts.filter((part) => !isNull(part));
  const nullable: JsonObject = real.length < parts.length ? { nullable: true } : {};
  if (real.length === 0) return nullable;
  if (real.length === 1) return { ...real[0], ...nullable };
  const count = `${key} has ${listIn(given).length} alternatives`;
  if (real.every(isObjectSchema)) {
    on.decisions.note(
      'lost',
      'alternatives',
      on.where,
      `${count}; one object with the properties of all is offered, none of them required`,
      `Say in a description which properties belong together. ${EDIT_HINT}`,
    );
    for (const keyword of new Set(real.flatMap((part) => Object.keys(part))))
      if (!KEPT_OF_ALTERNATIVES.has(keyword) && !BESIDE.test(keyword))
        on.decisions.note('lost', 'alternatives', on.where, `${keyword.slice(0, 80)} of an alternative is left out`);
    const properties = joined(
      real.map((part) => objectIn(part['properties'])),
      on,
    );
    return { type: 'object', properties, ...textsOf(real), ...nullable };
  }
  if (real.every((part) => typeOfSchema(part).type === 'array')) {
    on.decisions.note('lost', 'alternatives', on.where, `${count}, all of them lists; a list of any of their elements`);
    return { type: 'array', items: { [key]: real.map(({ items }) => items ?? {}) }, ...nullable };
  }
  const types = new Set(real.map((part) => typeOfSchema(part).type));
  const [type] = types;
  if (types.size === 1 && type !== undefined && type !== 'array') {
    const enums = real.map((part) => part['enum'] ?? (part['const'] === undefined ? undefined : [part['const']]));
    const isClosed = enums.every((one) => one !== undefined);
    const what = isClosed ? 'all their values are offered' : `any ${type} is taken`;
    on.decisions.note(isClosed ? 'adapted' : 'lost', 'alternatives', on.where, `${count} of type ${type}; ${what}`);
    return { type, ...(isClosed ? { enum: enums.flatMap(listIn) } : {}), ...nullable };
  }
  if (types.size === 2 && types.has('integer') && types.has('number')) return { type: 'number', ...nullable };
  on.decisions.note(
    'lost',
    'alternatives',
    on.where,
    `${count} of different types; the value has no type now`,
    `Give it the type that is used. ${EDIT_HINT}`,
  );
  return nullable;
}

const KEPT_OF_ALTERNATIVES: ReadonlySet<string> = new Set(['type', 'properties', 'required']);

/** The texts of the first alternative say what all are only where they are alone. */
const textsOf = (parts: readonly JsonObject[]): JsonObject => {
  const titles = new Set(parts.map(({ title }) => title));
  const [title] = titles;
  return titles.size === 1 && title !== undefined ? { title } : {};
};
