import { isObject } from '../connector/json-types.js';
import { NEXT_LINK_NAMES } from '../facts/extensions.js';
import { essenceOf, FORM_MEDIA_TYPES } from '../facts/media-types.js';
import { plainLine } from '../generator/clean-text.js';
import type { JsonObject } from '../generator/fragment.js';
import { METHODS } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import { bodyOf, bodyOfSwagger2 } from './bodies.js';
import type { Decisions } from './decision.js';
import { extensionsIn, withoutEffect } from './extensions.js';
import { parametersOf, type Reading } from './parameters.js';
import { basePathOf, type HostPath, pathOf, variablesIn } from './paths.js';
import { answersOf } from './responses.js';
import type { Schemas } from './schemas.js';
import { listIn, objectIn, type Source, textIn } from './source.js';

/** An operation of a document that is read but has no name yet. */
export interface Draft {
  readonly source: Source;
  readonly path: string;
  readonly method: string;
  /** As the document names it, if it does. */
  readonly ownId: string | undefined;
  readonly ownSummary: string | undefined;
  readonly description: string | undefined;
  /** The members of the operation in Swagger 2.0 but for its name and texts. */
  readonly operation: JsonObject;
  /** Members of the path that belong to it, such as `x-ms-notification-content`. */
  readonly ofPath: JsonObject;
}

/** An operation as the document has it, before its parts are read. */
export interface Found {
  readonly source: Source;
  readonly path: string;
  readonly method: string;
  readonly raw: JsonObject;
  readonly item: JsonObject;
}

/** Where something stands, for the report. */
export const placeOf = ({ source, method, path }: Pick<Found, 'source' | 'method' | 'path'>): string =>
  `${source.prefix}${method.toUpperCase()} ${path}`;

/** The operations of a document, with the path that the host gets. */
export function operationsIn(source: Source, decisions: Decisions): readonly Found[] {
  const base = basePathOf(source, decisions);
  return Object.entries(objectIn(source.root['paths'])).flatMap(([given, value]) => {
    if (given.startsWith('x-')) return [];
    const where = `${source.prefix}${given}`;
    const item = itemOf(value, source, where, decisions);
    const found = pathOf(base, given, where, decisions);
    if (found === undefined || item === undefined) return [];
    const { path } = found;
    return Object.entries(withQuery(item, found)).flatMap(([key, raw]) => {
      const method = key.toLowerCase();
      const lost = (what: string): void =>
        decisions.note('lost', 'method', `${source.prefix}${method.toUpperCase()} ${path}`, what);
      if (['trace', 'head', 'options', 'query'].includes(method)) lost('the method is no action of a connector');
      if (key === 'additionalOperations')
        for (const other of Object.keys(objectIn(raw)))
          decisions.note(
            'lost',
            'method',
            `${source.prefix}${plainLine(other, 20)} ${path}`,
            'the method is no action of a connector',
          );
      if (key === 'servers')
        decisions.note(
          'lost',
          'servers',
          `${source.prefix}${path}`,
          'the servers of a single path are left out: a connector has one host',
        );
      if (!METHODS.some((one) => one === method)) return [];
      if (isObject(raw)) return [{ source, path, method, raw: raw as JsonObject, item: withQuery(item, found) }];
      lost('is no operation, since it is no object');
      return [];
    });
  });
}

/** The operations below a path; what stands beside a reference counts first. */
function itemOf(value: Json, source: Source, where: string, decisions: Decisions): JsonObject | undefined {
  const target = source.follow(value);
  if (target === undefined || !isObject(target.value)) {
    const reference = objectIn(value)['$ref'];
    decisions.note(
      'lost',
      'reference',
      where,
      typeof reference === 'string'
        ? `its operations are left out: "${reference.slice(0, 120)}" leads nowhere in the document; other files are not read`
        : 'it holds no operations',
      'Bundle the document into one file, then import it again.',
    );
    return undefined;
  }
  const { $ref: _, ...own } = objectIn(value);
  return { ...(target.value as JsonObject), ...own };
}

/** The query that stands in a path as parameters that nobody is asked for. */
function withQuery(item: JsonObject, { query }: HostPath): JsonObject {
  if (query.length === 0) return item;
  const fixed = query.map(([name, value]) => ({
    name,
    in: 'query',
    required: true,
    // Both of Swagger 2.0 and of OpenAPI 3.
    type: 'string',
    default: value,
    schema: { type: 'string', default: value },
    description: `Always "${value}".`,
    'x-ms-visibility': 'internal',
  }));
  return { ...item, parameters: [...fixed, ...listIn(item['parameters'])] };
}

/** Reads an operation. */
export function draftOf({ source, path, method, raw, item }: Found, schemas: Schemas, decisions: Decisions): Draft {
  const where = placeOf({ source, method, path });
  const on: Reading = { schemas, decisions, where, isServiceNow: path.startsWith('/api/') };
  reportLost(raw, on);
  const given = [...listIn(item['parameters']), ...listIn(raw['parameters'])];
  const body = source.isSwagger2
    ? { parameters: bodyOfSwagger2([...given].reverse(), on), consumes: typesOf(raw, source, 'consumes') }
    : bodyOf(raw['requestBody'], on);
  const answers = answersOf(raw['responses'], method, on);
  const produces = source.isSwagger2 ? typesOf(raw, source, 'produces') : answers.produces;
  const plain = withPathParameters(parametersOf(given, on), path, on);
  const isRead = method === 'get';
  const sent = isRead ? [] : body.parameters;
  if (isRead && body.parameters.length > 0)
    decisions.note('lost', 'body-in-get', where, 'the body is left out: the platform sends none with GET');
  const parameters = withoutClash(
    plain.filter((one) => !isRead || one['in'] !== 'formData'),
    sent,
    on,
  );
  const isSending = parameters.some((one) => one['in'] === 'body' || one['in'] === 'formData');
  return {
    source,
    path,
    method,
    ownId: textIn(raw['operationId']),
    ownSummary: textIn(raw['summary']) ?? textIn(item['summary']),
    description: textIn(raw['description']) ?? textIn(item['description']),
    operation: {
      ...(raw['deprecated'] === true ? { deprecated: true } : {}),
      ...taken(extensionsIn(raw), isRead, on),
      ...(isSending ? consumesOf(parameters, body.consumes, on) : {}),
      ...(produces === undefined ? {} : { produces }),
      parameters,
      responses: answers.responses,
    },
    ofPath: notificationOf(item, on),
  };
}

const REPORTED: readonly (readonly [key: string, what: string, todo?: string])[] = [
  [
    'callbacks',
    'the callbacks are left out',
    'Describe them as a webhook trigger: x-ms-trigger, x-ms-notification-url and x-ms-notification-content.',
  ],
  ['servers', 'the servers of a single operation are left out: a connector has one host'],
];

function reportLost(raw: JsonObject, { decisions, where, schemas }: Reading): void {
  for (const [key, what, todo] of REPORTED) if (raw[key] !== undefined) decisions.note('lost', key, where, what, todo);
  if (raw['security'] !== undefined)
    decisions.note(
      'adapted',
      'security',
      where,
      'its own security is left out: every call is made with the sign-in of the connection',
    );
  withoutEffect(raw, schemas.source, decisions);
}

/** The extensions of an operation but for those whose values the platform refuses. */
function taken(extensions: JsonObject, isRead: boolean, { decisions, where }: Reading): JsonObject {
  const { 'x-ms-pageable': pageable, 'x-ms-trigger': trigger, ...others } = extensions;
  const name = objectIn(pageable)['nextLinkName'];
  const isFollowed = NEXT_LINK_NAMES.includes(String(name));
  if (pageable !== undefined && !isFollowed)
    decisions.note(
      'lost',
      'paging',
      where,
      `its paging by ${typeof name === 'string' ? `"${name.slice(0, 60)}"` : 'no next link'} is left out: the platform follows ${NEXT_LINK_NAMES.map((one) => `"${one}"`).join(' and ')} only`,
      'Let a script copy the address of the next page into "nextLink".',
    );
  const isTrigger = trigger === 'single' || trigger === 'batch';
  if (trigger !== undefined && !isTrigger)
    decisions.note('lost', 'trigger', where, 'it is an action: x-ms-trigger is neither "single" nor "batch"');
  if (isTrigger && isRead)
    decisions.note(
      'check',
      'trigger-policies',
      where,
      'a trigger that polls needs policies, which stand in apiProperties.json and are not imported',
      'Copy its policyTemplateInstances, then keep the edit with --adopt; for records of tables, let the generator make the triggers: --apis triggers --tables TABLE.',
    );
  return {
    ...others,
    ...(isTrigger ? { 'x-ms-trigger': trigger } : {}),
    ...(pageable !== undefined && isFollowed ? { 'x-ms-pageable': pageable } : {}),
  };
}

/** Media types of Swagger 2.0 that are not those of the generated definition. */
function typesOf(raw: JsonObject, { root }: Source, key: 'consumes' | 'produces'): readonly string[] | undefined {
  const types = listIn(raw[key] ?? root[key]).filter((type) => typeof type === 'string');
  const isUsual = types.length === 0 || types.some((type) => /^application\/json\s*(?:;|$)/i.test(type));
  return isUsual ? undefined : types;
}

/** The media types of what is sent, where they are not JSON; a form is sent as one. */
function consumesOf(parameters: readonly JsonObject[], given: readonly string[] | undefined, on: Reading): JsonObject {
  const isForm = parameters.some((one) => one['in'] === 'formData');
  const hasFile = parameters.some((one) => one['type'] === 'file');
  const types = given ?? [];
  const fits = (type: string): boolean =>
    isForm
      ? (hasFile ? ['multipart/form-data'] : FORM_MEDIA_TYPES).includes(essenceOf(type))
      : !FORM_MEDIA_TYPES.includes(essenceOf(type));
  if (types.length === 0 && !isForm) return {};
  if (types.some(fits)) return { consumes: types };
  const chosen = isForm ? 'multipart/form-data' : 'application/json';
  if (types.length > 0)
    on.decisions.note('check', 'media-types', on.where, `the body is ${types.join(', ')}; it is sent as ${chosen}`);
  return isForm ? { consumes: [chosen] } : {};
}

/** Every variable of the path has a parameter, and no other is in the path. */
function withPathParameters(given: readonly JsonObject[], path: string, on: Reading): readonly JsonObject[] {
  const variables = variablesIn(path);
  const kept = given.filter((one) => {
    const isStray = one['in'] === 'path' && !variables.includes(String(one['name']));
    if (isStray) on.decisions.note('lost', 'path-parameter', on.where, `"${one['name']}" is not in the path; left out`);
    return !isStray;
  });
  const missing = variables.filter((name) => !kept.some((one) => one['in'] === 'path' && one['name'] === name));
  if (missing.length > 0)
    on.decisions.note(
      'check',
      'path-parameter',
      on.where,
      `${missing.join(', ')} of the path is not described; a text is assumed`,
    );
  const made = parametersOf(
    missing.map((name) => ({ name, in: 'path', required: true, type: 'string', schema: { type: 'string' } })),
    on,
  );
  return [...made, ...kept];
}

/** A body or a form, not both. */
function withoutClash(plain: readonly JsonObject[], body: readonly JsonObject[], on: Reading): readonly JsonObject[] {
  const hasForm = plain.some((one) => one['in'] === 'formData');
  if (!hasForm || !body.some((one) => one['in'] === 'body')) return [...plain, ...body];
  on.decisions.note('lost', 'body', on.where, 'it has a body and form fields; only the body is kept');
  return [...plain.filter((one) => one['in'] !== 'formData'), ...body];
}

/** What a webhook is told, which the platform reads at the path. */
function notificationOf(item: JsonObject, on: Reading): JsonObject {
  const content = item['x-ms-notification-content'];
  if (!isObject(content)) return {};
  const { schema, description } = content as JsonObject;
  return {
    'x-ms-notification-content': {
      ...(typeof description === 'string' ? { description } : {}),
      ...(schema === undefined ? {} : { schema: on.schemas.schema(schema as Json, on.where) }),
    },
  };
}
