import { isObject } from '../../connector/json-types.js';
import { SERVICENOW_PATHS } from '../../facts/servicenow.js';
import type { Definition } from '../definition.js';
import { type JsonObject, referencesIn } from '../fragment.js';
import type { Json } from '../merge-patch.js';

/** An operation that a Teams app can call. */
export interface TeamsOperation {
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly path: string;
  readonly method: string;
  /** The parameters with references resolved, OpenAPI 3.0. */
  readonly parameters: readonly JsonObject[];
  /** The names of the members of its JSON body. */
  readonly bodyMembers: readonly string[];
  /** The names of the columns of the records it answers with, as far as they are declared. */
  readonly columns: readonly string[];
}

/** What a Teams app calls: the OpenAPI document, and its operations. */
export interface TeamsApi {
  readonly document: JsonObject;
  readonly operations: readonly TeamsOperation[];
  /** The name of the security scheme, which the registration has too. */
  readonly scheme: string;
}

/** The records of a search as Teams asks for them: few, and as people read them. */
const TEAMS_DEFAULTS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['sysparm_limit', 10],
  ['sysparm_display_value', 'true'],
]);

/**
 * The operations of a connector as OpenAPI 3.0. Left out is what Teams cannot call: triggers, what only a designer asks for,
 * forms, and files.
 * @param host the instance; a Teams app has one
 */
export function teamsApiOf({ document, operations }: Definition, host: string): TeamsApi {
  const scheme = Object.keys(document['securityDefinitions'] as JsonObject)[0] as string;
  const shared = document['parameters'] as Schemas;
  const definitions = (document['definitions'] ?? {}) as Schemas;
  const parameterOf = (given: Json): JsonObject => {
    const name = /^#\/parameters\/(.+)$/.exec(String((given as JsonObject)['$ref']))?.[1];
    return (name === undefined ? given : shared[name]) as JsonObject;
  };
  const paths: Record<string, Record<string, Json>> = {};
  const callable: TeamsOperation[] = [];
  for (const { path, method, operation } of operations) {
    const given = ((operation['parameters'] ?? []) as readonly Json[]).map(parameterOf);
    if (!isCallable(operation, given)) continue;
    const body = given.find((parameter) => parameter['in'] === 'body');
    const others = given.filter((parameter) => parameter['in'] !== 'body');
    const parameters = [...others.map(parameterFor), ...searchParameter(operation, definitions, others)];
    const {
      operationId: id,
      summary,
      description,
    } = operation as Record<'operationId' | 'summary' | 'description', string>;
    paths[path] = { ...paths[path], [method]: operationFor(operation, parameters, body) };
    const bodyMembers = body === undefined ? [] : membersOf(body['schema'], definitions);
    const columns = columnsOf(operation, definitions);
    callable.push({ id, summary, description, path, method, parameters, bodyMembers, columns });
  }
  const schemas = usedBy(paths, definitions);
  const securitySchemes = { [scheme]: securityScheme(host, document, scheme) };
  return {
    scheme,
    operations: callable,
    document: {
      openapi: '3.0.3',
      info: document['info'] as Json,
      servers: [{ url: `https://${host}` }],
      security: document['security'] as Json,
      paths,
      components: { securitySchemes, ...(Object.keys(schemas).length > 0 ? { schemas } : {}) },
    },
  };
}

type Schemas = Readonly<Record<string, JsonObject>>;

const operationFor = (
  operation: JsonObject,
  parameters: readonly JsonObject[],
  body: JsonObject | undefined,
): JsonObject => ({
  operationId: operation['operationId'] as string,
  summary: operation['summary'] as string,
  description: operation['description'] as string,
  ...(parameters.length > 0 ? { parameters } : {}),
  ...(body === undefined ? {} : { requestBody: bodyFor(body) }),
  responses: responsesFor(operation['responses'] as JsonObject),
});

/** OpenAPI 2.0 has no refresh URL; the toolkit reads it from here. */
function securityScheme(host: string, document: JsonObject, scheme: string): JsonObject {
  const { scopes } = (document['securityDefinitions'] as JsonObject)[scheme] as JsonObject;
  return {
    type: 'oauth2',
    flows: {
      authorizationCode: {
        authorizationUrl: `https://${host}${SERVICENOW_PATHS.authorization}`,
        tokenUrl: `https://${host}${SERVICENOW_PATHS.token}`,
        refreshUrl: `https://${host}${SERVICENOW_PATHS.refresh}`,
        scopes: (scopes ?? {}) as Json,
      },
    },
  };
}

function isCallable(operation: JsonObject, parameters: readonly JsonObject[]): boolean {
  if (operation['x-ms-trigger'] !== undefined || operation['x-ms-visibility'] === 'internal') return false;
  if (parameters.some((parameter) => parameter['in'] === 'formData' || parameter['in'] === 'header')) return false;
  const isJson = (types: Json | undefined): boolean =>
    types === undefined || (Array.isArray(types) && types.every((type) => type === 'application/json'));
  return isJson(operation['produces']) && isJson(operation['consumes']);
}

const KEYWORDS = [
  'type',
  'format',
  'enum',
  'items',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
] as const;

function parameterFor(given: JsonObject): JsonObject {
  const name = given['name'] as string;
  const schema = Object.fromEntries(KEYWORDS.flatMap((key) => (given[key] === undefined ? [] : [[key, given[key]]])));
  const preset = TEAMS_DEFAULTS.get(name) ?? given['default'];
  // Teams sends the default of a required parameter; of the others it sends nothing.
  const isRequired = given['required'] === true || TEAMS_DEFAULTS.has(name);
  return {
    name,
    in: given['in'] as string,
    ...(isRequired ? { required: true } : {}),
    description: given['description'] as string,
    schema: schemaFor({ ...schema, ...(preset === undefined ? {} : { default: preset }) }) as JsonObject,
  };
}

/** The columns by which people look for a record, in the order of preference. */
const SEARCHED: readonly string[] = ['number', 'name'];

/**
 * A list of records can be asked for by the value of a column, which people can type in; an encoded query they cannot.
 * Source: ServiceNow, Table API, name-value pairs.
 */
function searchParameter(
  operation: JsonObject,
  definitions: Schemas,
  parameters: readonly JsonObject[],
): readonly JsonObject[] {
  if (!parameters.some(({ name }) => name === 'sysparm_query')) return [];
  const columns = columnsOf(operation, definitions);
  const column = SEARCHED.find((name) => columns.includes(name));
  if (column === undefined || parameters.some(({ name }) => name === column)) return [];
  const description = `The ${column} of the record, in full. Not together with sysparm_query.`;
  return [{ name: column, in: 'query', description, schema: { type: 'string' } }];
}

const bodyFor = (given: JsonObject): JsonObject => ({
  ...(given['description'] === undefined ? {} : { description: given['description'] }),
  required: given['required'] === true,
  content: { 'application/json': { schema: schemaFor(given['schema'] as Json) } },
});

/** The answers of success; what else may come is the same for all operations and of no use to an agent. */
function responsesFor(responses: JsonObject): JsonObject {
  const good = Object.entries(responses).filter(([status]) => /^2/.test(status));
  return Object.fromEntries(
    good.map(([status, given]) => {
      const { description, schema } = given as JsonObject;
      const content = schema === undefined ? {} : { content: { 'application/json': { schema: schemaFor(schema) } } };
      return [status, { description: description as Json, ...content }];
    }),
  );
}

/** Members of a schema whose values are schemas by name. */
const NAMED = new Set(['properties']);

/** A schema without extensions, its references where OpenAPI 3.0 keeps schemas. */
function schemaFor(given: Json): Json {
  if (Array.isArray(given)) return given.map(schemaFor);
  if (!isObject(given)) return given;
  return Object.fromEntries(
    Object.entries(given as JsonObject).flatMap(([key, value]) => {
      if (key.startsWith('x-')) return [];
      if (key === '$ref') return [[key, String(value).replace('#/definitions/', '#/components/schemas/')]];
      if (NAMED.has(key))
        return [
          [key, Object.fromEntries(Object.entries(value as JsonObject).map(([name, one]) => [name, schemaFor(one)]))],
        ];
      return [[key, key === 'enum' || key === 'default' || key === 'required' ? value : schemaFor(value)]];
    }),
  );
}

/** The schemas that the paths lead to. */
function usedBy(paths: unknown, definitions: Schemas): Readonly<Record<string, Json>> {
  const used = new Map<string, Json>();
  const follow = (value: unknown): void => {
    for (const reference of referencesIn(value)) {
      const name = reference.slice(reference.lastIndexOf('/') + 1);
      if (used.has(name)) continue;
      used.set(name, schemaFor(definitions[name] as JsonObject));
      follow(used.get(name));
    }
  };
  follow(paths);
  return Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function resolved(schema: Json | undefined, definitions: Schemas): JsonObject {
  let found = (schema ?? {}) as JsonObject;
  for (let step = 0; step < 20 && typeof found['$ref'] === 'string'; step++)
    found = (definitions[String(found['$ref']).replace('#/definitions/', '')] ?? {}) as JsonObject;
  return found;
}

const membersOf = (schema: Json | undefined, definitions: Schemas): readonly string[] =>
  Object.keys((resolved(schema, definitions)['properties'] ?? {}) as JsonObject);

/** The columns of `result`, a record or a list of them. */
function columnsOf(operation: JsonObject, definitions: Schemas): readonly string[] {
  const responses = operation['responses'] as JsonObject;
  const { schema } = (responses['200'] ?? responses['201'] ?? {}) as JsonObject;
  const { properties } = resolved(schema, definitions);
  const result = resolved((properties as JsonObject | undefined)?.['result'], definitions);
  return membersOf(result['items'] ?? result, definitions);
}
