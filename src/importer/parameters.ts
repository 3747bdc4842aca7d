import { isObject } from '../connector/json-types.js';
import type { JsonObject } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import type { Decisions } from './decision.js';
import { extensionsIn, shownWhenRequired, withoutEffect } from './extensions.js';
import { describedByName, sharedParameter, typeOfParameter } from './known-parameters.js';
import { NOT_CONNECTION_ID } from './paths.js';
import { defaultOf, enumOf, formatOf, type Lose, limitsOf } from './schema-keywords.js';
import { typeOfSchema } from './schema-type.js';
import { narrowed, type Schemas } from './schemas.js';
import { listIn, objectIn, textIn } from './source.js';
import { labelOf, saying, sentence } from './texts.js';

/** What the readers of the parts of an operation share. */
export interface Reading {
  readonly schemas: Schemas;
  readonly decisions: Decisions;
  /** The operation, for the report. */
  readonly where: string;
  /** True for a path of ServiceNow's REST APIs. */
  readonly isServiceNow: boolean;
}

/** A parameter as the report names it. */
const at = (name: string, { where }: Reading): string => `${where}, "${name.slice(0, 80)}"`;

/** Headers that belong to the connection or to the media types. */
const NOT_ASKED: ReadonlyMap<string, string> = new Map([
  ['authorization', 'the sign-in of the connection sends it'],
  ['accept', 'the platform sends it'],
  ['content-type', 'the platform sends it'],
]);

/** Reads the parameters of an operation, those of its path before them; the body of Swagger 2.0 is none of them. */
export function parametersOf(given: readonly Json[], on: Reading): readonly JsonObject[] {
  const found = new Map<string, JsonObject>();
  for (const one of given) {
    const target = on.schemas.source.follow(one);
    if (target === undefined || !isObject(target.value)) {
      on.decisions.note('lost', 'reference', on.where, 'a parameter is not in the document');
      continue;
    }
    const raw = target.value as JsonObject;
    if (raw['in'] === 'body') continue;
    for (const parameter of parameterOf(raw, on)) {
      // Only query parameters become references to shared ones.
      const key = `${parameter['in'] ?? 'query'} ${parameter['name'] ?? raw['name']}`.toLowerCase();
      const before = found.get(key)?.['name'];
      if (before !== undefined && before !== parameter['name'])
        on.decisions.note(
          'lost',
          'twice',
          on.where,
          `the ${parameter['in']} parameter "${before}" differs from "${parameter['name']}" in capitals only; the second one is kept`,
        );
      found.set(key, parameter);
    }
  }
  return [...found.values()];
}

function parameterOf(raw: JsonObject, on: Reading): readonly JsonObject[] {
  const given = textIn(raw['name'])?.trim();
  const place = raw['in'];
  const name = place === 'path' && given?.toLowerCase() === 'connectionid' ? NOT_CONNECTION_ID : given;
  const lost = (code: string, what: string, todo?: string): readonly JsonObject[] => {
    on.decisions.note('lost', code, on.where, what, todo);
    return [];
  };
  if (name === undefined || typeof place !== 'string') return lost('parameter', 'a parameter has no name or no place');
  const shown = `the ${place} parameter "${name.slice(0, 80)}"`;
  if (place === 'cookie')
    return lost(
      'cookie',
      `${shown} is left out: connectors send no cookies`,
      'Try whether the service works without it.',
    );
  if (!['path', 'query', 'header', 'formData'].includes(place))
    return lost('parameter', `${shown} has an unknown place`);
  const reason = place === 'header' ? NOT_ASKED.get(name.toLowerCase()) : undefined;
  if (reason !== undefined) return lost('header', `${shown} is left out: ${reason}`);
  if (name.toLowerCase() === 'connectionid' && place !== 'path')
    return lost(
      'connection-id',
      `${shown} is left out: the platform keeps the name`,
      'Add it by a policy or in script.csx.',
    );
  const isAsked = raw['x-ms-visibility'] !== 'internal';
  const shared = on.isServiceNow && place === 'query' && isAsked ? sharedParameter(name) : undefined;
  if (shared !== undefined && !on.schemas.source.isSwagger2) {
    on.decisions.note(
      'added',
      'shared-parameter',
      at(name, on),
      'a parameter of the platform is offered as in generated connectors',
    );
    return [shared];
  }
  withoutEffect(raw, on.schemas.source, on.decisions);
  const schema = schemaOf(raw, name, on);
  const { type } = typeOfSchema(schema);
  if (type === 'object') return membersOf(raw, name, schema, on);
  return [plainParameter(raw, name, place, schema, on)];
}

/** The schema of a parameter, as it stands in the document; of ServiceNow's empty ones what is known. */
function schemaOf(raw: JsonObject, name: string, on: Reading): JsonObject {
  if (on.schemas.source.isSwagger2) return raw;
  const [media, content] = Object.entries(objectIn(raw['content']))[0] ?? [];
  if (media !== undefined && raw['schema'] === undefined) {
    on.decisions.note(
      'adapted',
      'parameter-content',
      on.where,
      `the parameter "${name}" holds ${media}; it is asked for as a text`,
    );
    return { type: 'string', description: objectIn(objectIn(content)['schema'])['description'] ?? '' };
  }
  const schema = on.schemas.flat(raw['schema'], on.where);
  const isEmpty = Object.keys(schema).length === 0;
  const known = on.isServiceNow && isEmpty ? typeOfParameter(name) : undefined;
  if (known !== undefined)
    on.decisions.note('added', 'parameter-type', at(name, on), `ServiceNow reads it as ${said(known)}`);
  // What stands in a path is text whatever it means.
  if (isEmpty && raw['in'] === 'path') {
    on.decisions.note('added', 'parameter-type', at(name, on), 'a part of the path is a text');
    return { type: 'string' };
  }
  return known ?? schema;
}

const said = ({ type }: JsonObject): string =>
  type === 'string' ? 'a text' : type === 'boolean' ? 'true or false' : 'a number';

/** A parameter that is an object: one parameter per property, as the style of OpenAPI 3 writes them. */
function membersOf(raw: JsonObject, name: string, schema: JsonObject, on: Reading): readonly JsonObject[] {
  const isDeep = raw['style'] === 'deepObject';
  const isSpread =
    raw['in'] === 'query' && (isDeep || ((raw['style'] ?? 'form') === 'form' && raw['explode'] !== false));
  const properties = Object.entries(objectIn(schema['properties'])).filter(([key]) => {
    const isUsable = key.trim() !== '' && key.toLowerCase() !== 'connectionid';
    if (!isUsable)
      on.decisions.note('lost', 'connection-id', on.where, `"${key}" of "${name}" cannot be named so; left out`);
    return isUsable;
  });
  const flat = properties.map(([key, value]) => [key, on.schemas.flat(value, on.where)] as const);
  if (isSpread && flat.length > 0 && flat.every(([, value]) => typeOfSchema(value).type !== 'object')) {
    on.decisions.note(
      'adapted',
      'object-parameter',
      on.where,
      `the parameter "${name}" is an object; each of its ${flat.length} properties is a parameter of its own`,
    );
    const required = raw['required'] === true ? listIn(schema['required']) : [];
    return flat.map(([key, value]) =>
      plainParameter(
        { required: required.includes(key), description: value['description'] ?? '' },
        isDeep ? `${name}[${key}]` : key,
        'query',
        value,
        on,
      ),
    );
  }
  on.decisions.note(
    'check',
    'object-parameter',
    on.where,
    `the parameter "${name}" is an object, which Swagger 2.0 cannot describe here; it is asked for as a text`,
    'Say in its description how the text is written.',
  );
  return [plainParameter(raw, name, String(raw['in']), { type: 'string' }, on)];
}

function plainParameter(raw: JsonObject, name: string, place: string, schema: JsonObject, on: Reading): JsonObject {
  const typed = primitive(schema, name, on, place === 'formData');
  const isArray = typed['type'] === 'array';
  const given = sentence(raw['description']) ?? sentence(schema['description']);
  const description =
    (on.schemas.source.isSwagger2 ? given : saying(given, name, labelOf(name))) ?? describedByName(name);
  if (description === undefined)
    on.decisions.note('added', 'parameter-text', at(name, on), 'a description is made of its name');
  const { 'x-ms-url-encoding': encoding, ...extensions } = { ...extensionsIn(schema), ...extensionsIn(raw) };
  const parameter: JsonObject = {
    name,
    in: place,
    ...(raw['required'] === true || place === 'path' ? { required: true } : {}),
    ...typed,
    ...(isArray ? { collectionFormat: collectionOf(raw, name, on) } : {}),
    ...(raw['allowEmptyValue'] === true && ['query', 'formData'].includes(place) ? { allowEmptyValue: true } : {}),
    'x-ms-summary': labelOf(name),
    description: description ?? `The value of "${name}" in the ${place === 'formData' ? 'form' : place}.`,
    ...extensions,
    ...(place === 'path' ? { 'x-ms-url-encoding': encoding === 'double' ? 'double' : 'single' } : {}),
  };
  // What nobody is asked for is sent only when it is required. Source: learn-swagger-validator (InternalPropertyWithDefaultOptional).
  if (parameter['x-ms-visibility'] === 'internal' && parameter['default'] !== undefined)
    return { ...parameter, required: true };
  return parameter['required'] === true ? shownWhenRequired(parameter) : parameter;
}

/** The type of a value outside of JSON: a plain one, or a list of plain ones. */
export function primitive(schema: JsonObject, name: string, on: Reading, mayBeFile = false): JsonObject {
  const lose: Lose = (keyword, why) =>
    on.decisions.note('lost', `schema-${keyword}`, on.where, `"${name}": ${keyword} ${why}`);
  if (mayBeFile && (schema['type'] === 'file' || (schema['type'] === 'string' && schema['format'] === 'binary')))
    return { type: 'file' };
  narrowed(schema, lose);
  const { type: read, several, isNullable } = typeOfSchema(schema);
  if (isNullable)
    on.decisions.note('adapted', 'nullable', at(name, on), 'may be null; outside of JSON there is no null');
  if (several.length > 0 || read === 'object')
    on.decisions.note('lost', 'parameter-type', at(name, on), 'may have several types; it is asked for as a text');
  else if (read === undefined)
    on.decisions.note(
      'check',
      'parameter-type',
      at(name, on),
      'has no type in the document; it is asked for as a text',
    );
  const type = read === undefined || read === 'object' ? 'string' : read;
  const base: JsonObject = { type, ...formatOf(schema, type, false, lose), ...enumOf(schema, type, lose) };
  const limits = limitsOf(schema, lose);
  delete (limits as Record<string, Json>)['minProperties'];
  delete (limits as Record<string, Json>)['maxProperties'];
  const whole = { ...base, ...limits };
  return {
    ...whole,
    ...defaultOf(schema, whole, lose),
    ...(type === 'array' ? { items: primitive(on.schemas.flat(schema['items'], on.where), name, on) } : {}),
  };
}

const STYLES: ReadonlyMap<string, string> = new Map([
  ['spaceDelimited', 'ssv'],
  ['pipeDelimited', 'pipes'],
]);

/** How the elements of a list are joined; the platform refuses to repeat a parameter. */
function collectionOf(raw: JsonObject, name: string, on: Reading): string {
  const own = raw['collectionFormat'];
  if (typeof own === 'string' && ['csv', 'ssv', 'tsv', 'pipes'].includes(own)) return own;
  const style = typeof raw['style'] === 'string' ? raw['style'] : raw['in'] === 'query' ? 'form' : 'simple';
  const isRepeated =
    own === 'multi' ||
    (own === undefined && !on.schemas.source.isSwagger2 && style === 'form' && raw['explode'] !== false);
  if (isRepeated)
    on.decisions.note(
      'check',
      'repeated-parameter',
      on.where,
      `"${name}" is repeated for every element; the platform sends the elements once, separated by commas`,
      'Try it with two elements. Where the service does not take that, offer a single one.',
    );
  return STYLES.get(style) ?? 'csv';
}
