import { isObject } from '../connector/json-types.js';
import { essenceOf, FORM_MEDIA_TYPES } from '../facts/media-types.js';
import { plainLine } from '../generator/clean-text.js';
import type { JsonObject } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import { EDIT_HINT } from './decision.js';
import { primitive, type Reading } from './parameters.js';
import { listIn, objectIn } from './source.js';
import { labelOf, saying, sentence } from './texts.js';

/** The body of a request in Swagger 2.0. */
export interface Body {
  readonly parameters: readonly JsonObject[];
  /** The media type, where it is not JSON. */
  readonly consumes: readonly string[] | undefined;
}

const NO_BODY: Body = { parameters: [], consumes: undefined };
const isJson = (type: string): boolean => /^application\/(?:[\w.+-]*\+)?json$/.test(type);
const isXml = (type: string): boolean => /[/+]xml$/.test(type);

/** The media type that the connector uses, of those that a body may have. */
export function chosenMedia(content: JsonObject, what: string, on: Reading): string | undefined {
  const types = Object.keys(content);
  const byEssence = (test: (type: string) => boolean): string | undefined =>
    types.find((type) => test(essenceOf(type)));
  const chosen =
    byEssence((type) => type === 'application/json') ??
    byEssence(isJson) ??
    byEssence((type) => FORM_MEDIA_TYPES.includes(type)) ??
    byEssence((type) => type === 'text/plain') ??
    types.find((type) => !isXml(essenceOf(type))) ??
    types[0];
  const others = types.filter((type) => type !== chosen);
  if (others.length > 0)
    on.decisions.note(
      others.every(isXml) ? 'adapted' : 'lost',
      'media-types',
      on.where,
      `${what} may be ${types.map((type) => plainLine(type, 60)).join(', ')}; only ${chosen} is used`,
    );
  return chosen;
}

/** The body of an operation of OpenAPI 3. */
export function bodyOf(given: Json | undefined, on: Reading): Body {
  if (given === undefined) return NO_BODY;
  const target = on.schemas.source.follow(given);
  const body = objectIn(target?.value);
  const content = objectIn(body['content']);
  const media = chosenMedia(content, 'the body', on);
  if (media === undefined) {
    on.decisions.note('lost', 'body', on.where, 'the body has no media type, or its reference leads nowhere; left out');
    return NO_BODY;
  }
  const { schema, encoding } = objectIn(content[media]);
  if (encoding !== undefined)
    on.decisions.note('lost', 'encoding', on.where, 'the encoding of single parts of the form has no counterpart');
  const essence = essenceOf(media);
  const texts = { description: sentence(body['description']) ?? 'What is sent to the service.' };
  if (FORM_MEDIA_TYPES.includes(essence)) return formOf(schema, essence, on);
  const required = body['required'] === true || on.schemas.source.version === '2.0';
  const one = (shape: JsonObject, summary: string, consumes?: string): Body => ({
    parameters: [
      { name: 'body', in: 'body', ...(required ? { required } : {}), schema: shape, 'x-ms-summary': summary, ...texts },
    ],
    consumes: consumes === undefined ? undefined : [consumes],
  });
  if (isJson(essence)) {
    if (essence !== 'application/json')
      on.decisions.note(
        'check',
        'media-types',
        on.where,
        `the body is ${essence}; the platform sends it as application/json`,
      );
    return one(jsonBody(schema, on), 'Body');
  }
  if (essence === 'text/plain') return one({ type: 'string' }, 'Text', 'text/plain');
  // What the platform cannot name it sends as bytes; published connectors do so under text/plain.
  on.decisions.note(
    'check',
    'binary-body',
    on.where,
    `the body is ${plainLine(media, 60)}; it is sent as bytes, under the media type text/plain`,
    'Where the service looks at the media type, set it with a policy (Set HTTP header).',
  );
  return one({ type: 'string', format: 'binary' }, 'Content', 'text/plain');
}

function jsonBody(schema: Json | undefined, on: Reading): JsonObject {
  const shape = on.schemas.schema(schema, on.where, new Set(), true);
  if (Object.keys(shape).length > 0) return shape;
  on.decisions.note(
    'check',
    'body-schema',
    on.where,
    'the document does not say what the body holds; it is asked for as one object',
    'Give an example with --example, as OPERATION.body=FILE.',
  );
  return { type: 'object' };
}

/** A form: each property of its schema is a field. */
function formOf(given: Json | undefined, media: string, on: Reading): Body {
  const schema = on.schemas.flat(given, on.where);
  const properties = Object.entries(objectIn(schema['properties'])).filter(([name]) => {
    const isPlain = /^[\x20-\x7e]+$/.test(name) && name.toLowerCase() !== 'connectionid';
    if (!isPlain)
      on.decisions.note('lost', 'form-field', on.where, `the field "${name}" cannot be named in a form here`);
    return isPlain;
  });
  if (properties.length === 0 && media !== 'multipart/form-data') {
    on.decisions.note(
      'check',
      'form',
      on.where,
      'the document does not say which fields the form has; none is asked for',
      `Add them. ${EDIT_HINT}`,
    );
    return NO_BODY;
  }
  if (properties.length === 0) {
    on.decisions.note(
      'check',
      'form',
      on.where,
      'the document does not say which fields the form has; a single file named "file" is assumed',
      `Correct the name and add the other fields. ${EDIT_HINT}`,
    );
    return { parameters: [field('file', {}, { type: 'file' }, true)], consumes: ['multipart/form-data'] };
  }
  const required = listIn(schema['required']);
  const parameters = properties.map(([name, value]) => {
    const raw = on.schemas.flat(value, on.where);
    const typed = primitive(raw, name, on, media === 'multipart/form-data');
    const shape = typed['type'] === 'array' ? { ...typed, collectionFormat: 'csv' } : typed;
    return field(name, raw, shape, required.includes(name));
  });
  on.decisions.note('adapted', 'form', on.where, `the ${properties.length} fields of the form are parameters`);
  return { parameters, consumes: [media] };
}

const field = (name: string, raw: JsonObject, shape: JsonObject, isRequired: boolean): JsonObject => ({
  name,
  in: 'formData',
  ...(isRequired ? { required: true } : {}),
  ...shape,
  'x-ms-summary': labelOf(name),
  description: saying(sentence(raw['description']), name, labelOf(name)) ?? `The field "${name}" of the form.`,
});

/** The body of an operation of Swagger 2.0: the parameter that is one, its schema in the same form as all others. */
export function bodyOfSwagger2(parameters: readonly Json[], on: Reading): readonly JsonObject[] {
  return parameters
    .flatMap((one) => {
      const raw = objectIn(on.schemas.source.follow(one)?.value);
      if (raw['in'] !== 'body') return [];
      const { name, required, description } = raw;
      const summary = isObject(raw) ? raw['x-ms-summary'] : undefined;
      return [
        {
          name: typeof name === 'string' ? name : 'body',
          in: 'body',
          ...(required === true ? { required: true } : {}),
          schema: jsonBody(raw['schema'], on),
          ...(typeof summary === 'string' ? { 'x-ms-summary': summary } : {}),
          ...(sentence(description) === undefined ? {} : { description: sentence(description) as string }),
        },
      ];
    })
    .slice(0, 1);
}
