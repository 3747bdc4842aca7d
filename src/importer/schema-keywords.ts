import { isOfType } from '../connector/json-types.js';
import { formatMeant, formatsOf } from '../facts/formats.js';
import type { JsonObject } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import { listIn } from './source.js';

/** Called with every keyword that is left out, and why. */
export type Lose = (keyword: string, why: string) => void;

const isCount = (value: Json | undefined): boolean => Number.isInteger(value) && (value as number) >= 0;

/** Limits in pairs; one that excludes the other is dropped with it. */
const PAIRS: readonly (readonly [least: string, most: string])[] = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
];

/** The limits of a schema that are counts. */
function countsOf(raw: JsonObject, lose: Lose): JsonObject {
  const kept = new Map<string, Json>();
  for (const pair of PAIRS) {
    const [least, most] = pair.map((key) => raw[key]);
    for (const key of pair)
      if (isCount(raw[key])) kept.set(key, raw[key] as Json);
      else if (raw[key] !== undefined) lose(key, 'is no count');
    if (isCount(least) && isCount(most) && (least as number) > (most as number)) {
      for (const key of pair) kept.delete(key);
      lose(`${pair[0]} and ${pair[1]}`, 'exclude each other');
    }
  }
  return Object.fromEntries(kept);
}

/** The limits of a number; OpenAPI 3.1 gives exclusive ones as numbers of their own. */
function rangeOf(raw: JsonObject, lose: Lose): JsonObject {
  const end = (limit: 'minimum' | 'maximum', exclusive: 'exclusiveMinimum' | 'exclusiveMaximum') => {
    const own = raw[limit];
    const strict = raw[exclusive];
    if (typeof strict === 'number') {
      const isTighter = typeof own !== 'number' || (limit === 'minimum' ? strict >= own : strict <= own);
      return isTighter ? { value: strict, strict: true } : { value: own as number, strict: false };
    }
    if (own !== undefined && typeof own !== 'number') lose(limit, 'is no number');
    if (strict !== undefined && typeof strict !== 'boolean') lose(exclusive, 'is no number');
    return typeof own === 'number' ? { value: own, strict: strict === true } : undefined;
  };
  const low = end('minimum', 'exclusiveMinimum');
  const high = end('maximum', 'exclusiveMaximum');
  if (low && high && low.value > high.value) {
    lose('minimum and maximum', 'exclude each other');
    return {};
  }
  const { multipleOf } = raw;
  const isStep = typeof multipleOf === 'number' && multipleOf > 0;
  if (multipleOf !== undefined && !isStep) lose('multipleOf', 'is no number above 0');
  return {
    ...(low ? { minimum: low.value, ...(low.strict ? { exclusiveMinimum: true } : {}) } : {}),
    ...(high ? { maximum: high.value, ...(high.strict ? { exclusiveMaximum: true } : {}) } : {}),
    ...(isStep ? { multipleOf } : {}),
  };
}

function patternOf({ pattern }: JsonObject, lose: Lose): JsonObject {
  if (pattern === undefined) return {};
  try {
    if (typeof pattern !== 'string') throw new TypeError();
    new RegExp(pattern, 'u');
    return { pattern };
  } catch {
    lose('pattern', 'is no regular expression that every reader takes');
    return {};
  }
}

/**
 * The format of a type as the platform knows it.
 * @param mayBeBinary true for a whole body and for a part of a form
 */
export function formatOf(
  { format }: JsonObject,
  type: string | undefined,
  mayBeBinary: boolean,
  lose: Lose,
): JsonObject {
  if (format === undefined || type === undefined) return {};
  if (typeof format !== 'string') {
    lose('format', 'is no text');
    return {};
  }
  if (format === 'binary' && type === 'string' && !mayBeBinary) {
    lose('format', '"binary" inside JSON; only a whole body can be binary');
    return {};
  }
  const known = formatsOf(type).includes(format) ? format : formatMeant(type, format);
  if (known !== undefined) return { format: known };
  lose('format', `${JSON.stringify(format.slice(0, 40))} is not known for the type ${JSON.stringify(type)}`);
  return {};
}

/** A value that the designer can offer. */
const isScalar = (value: Json): boolean => value !== null && typeof value !== 'object';

/** The allowed values, each once and of the type. */
export function enumOf(raw: JsonObject, type: string | undefined, lose: Lose): JsonObject {
  const given = raw['const'] === undefined ? raw['enum'] : [raw['const']];
  if (given === undefined) return {};
  const values = new Map(
    listIn(given)
      .filter((value) => isScalar(value) && isOfType(value, type))
      .map((value) => [JSON.stringify(value), value]),
  );
  if (values.size === 0) {
    lose('enum', 'has no value of the type');
    return {};
  }
  if (listIn(given).some((value) => value !== null && !isOfType(value, type)))
    lose('enum', 'holds values of other types');
  return { enum: [...values.values()] };
}

/** The default, where it is a value of the schema. */
export function defaultOf({ default: given }: JsonObject, schema: JsonObject, lose: Lose): JsonObject {
  if (given === undefined || given === null) return {};
  const allowed = schema['enum'];
  const fits =
    (isScalar(given) || (Array.isArray(given) && given.every(isScalar))) &&
    isOfType(given, schema['type']) &&
    (allowed === undefined || listIn(allowed).some((value) => JSON.stringify(value) === JSON.stringify(given)));
  if (fits) return { default: given };
  lose('default', 'is no value of the schema');
  return {};
}

/** The limits of a value, of a type. */
export function limitsOf(raw: JsonObject, lose: Lose): JsonObject {
  // The validator refuses it (SwaggerKeywordNotSupported).
  if (raw['uniqueItems'] === true) lose('uniqueItems', 'is refused by the platform');
  return { ...countsOf(raw, lose), ...rangeOf(raw, lose), ...patternOf(raw, lose) };
}
