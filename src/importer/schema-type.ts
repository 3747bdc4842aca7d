import { isObject } from '../connector/json-types.js';
import { typeOfFormat } from '../facts/formats.js';
import type { JsonObject } from '../generator/fragment.js';
import { listIn } from './source.js';

const TYPES: readonly string[] = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

export interface ReadType {
  /** One of the types of Swagger; undefined where there is none, or several. */
  readonly type: string | undefined;
  readonly isNullable: boolean;
  /** The types that cannot be said together. */
  readonly several: readonly string[];
}

/** The type of a schema: as it says, or as its other keywords tell. */
export function typeOfSchema(raw: JsonObject): ReadType {
  const { type } = raw;
  const given = typeof type === 'string' ? [type] : listIn(type).filter((one) => typeof one === 'string');
  const isNullable =
    raw['nullable'] === true ||
    raw['x-nullable'] === true ||
    given.includes('null') ||
    listIn(raw['enum']).includes(null);
  const types = [...new Set(given.filter((one) => TYPES.includes(one)))];
  if (types.length === 2 && types.includes('integer') && types.includes('number'))
    return { type: 'number', isNullable, several: [] };
  if (types.length > 1) return { type: undefined, isNullable, several: types };
  return { type: types[0] ?? impliedType(raw), isNullable, several: [] };
}

function impliedType(raw: JsonObject): string | undefined {
  if (isObject(raw['properties']) || raw['additionalProperties'] !== undefined) return 'object';
  if (raw['items'] !== undefined || raw['prefixItems'] !== undefined) return 'array';
  const values = raw['const'] === undefined ? listIn(raw['enum']) : [raw['const']];
  const kinds = new Set(values.filter((value) => value !== null).map(kindOf));
  if (kinds.size === 1) return [...kinds][0];
  if (raw['pattern'] !== undefined || raw['maxLength'] !== undefined || raw['minLength'] !== undefined) return 'string';
  return typeof raw['format'] === 'string' ? typeOfFormat(raw['format']) : undefined;
}

/** The Swagger type of a value. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (Number.isInteger(value)) return 'integer';
  return typeof value;
}

/** True for a schema of an object. */
export const isObjectSchema = (raw: JsonObject): boolean => typeOfSchema(raw).type === 'object';
