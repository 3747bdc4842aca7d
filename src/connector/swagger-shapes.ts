/**
 * The objects of Swagger 2.0 and what each of their members may be.
 * Source: https://spec.openapis.org/oas/v2.0.html (section 4), extended by the members Power Platform adds.
 */

export type Kind =
  | 'root'
  | 'info'
  | 'contact'
  | 'license'
  | 'paths'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'items'
  | 'responses'
  | 'response'
  | 'header'
  | 'schema'
  | 'xml'
  | 'securityScheme'
  | 'securityRequirement'
  | 'scopes'
  | 'tag'
  | 'externalDocs'
  | 'notificationContent';

/** What a member may be. A kind is an object that the walk enters. */
export type Slot =
  | { readonly is: 'any' }
  | { readonly is: 'string' | 'boolean' | 'number' | 'integer'; readonly oneOf?: readonly string[] }
  | { readonly is: 'object'; readonly kind: Kind }
  | { readonly is: 'map'; readonly of: Slot }
  | { readonly is: 'array'; readonly of: Slot; readonly unique?: boolean; readonly nonEmpty?: boolean }
  | { readonly is: 'either'; readonly of: readonly Slot[] };

export interface Shape {
  readonly members: ReadonlyMap<string, Slot>;
  readonly required: readonly string[];
  /** The slot of members that are named by the author: paths, status codes, scopes. */
  readonly named: { readonly pattern: RegExp; readonly slot: Slot } | undefined;
  /** False where not even `x-` members are allowed. */
  readonly vendor: boolean;
  /** True where `$ref` replaces all other members. */
  readonly referable: boolean;
}

const any: Slot = { is: 'any' };
const string: Slot = { is: 'string' };
const boolean: Slot = { is: 'boolean' };
const number: Slot = { is: 'number' };
const integer: Slot = { is: 'integer' };
const object = (kind: Kind): Slot => ({ is: 'object', kind });
const array = (of: Slot, unique = false): Slot => ({ is: 'array', of, unique });
const nonEmptyArray = (of: Slot, unique = false): Slot => ({ is: 'array', of, unique, nonEmpty: true });
const map = (of: Slot): Slot => ({ is: 'map', of });
const oneOf = (...values: string[]): Slot => ({ is: 'string', oneOf: values });

const schemes = array(oneOf('http', 'https', 'ws', 'wss'), true);
const mimeTypes = array(string, true);

/** The limits and values that schemas, parameters, headers and items share (JSON Schema draft 4 validation). */
const validation: Record<string, Slot> = {
  format: string,
  default: any,
  maximum: number,
  exclusiveMaximum: boolean,
  minimum: number,
  exclusiveMinimum: boolean,
  maxLength: integer,
  minLength: integer,
  pattern: string,
  maxItems: integer,
  minItems: integer,
  uniqueItems: boolean,
  enum: array(any, true),
  multipleOf: number,
};

const primitive: Record<string, Slot> = {
  ...validation,
  type: oneOf('string', 'number', 'integer', 'boolean', 'array'),
  items: object('items'),
  collectionFormat: oneOf('csv', 'ssv', 'tsv', 'pipes'),
};

interface Options {
  required?: readonly string[];
  named?: Shape['named'];
  vendor?: boolean;
  referable?: boolean;
}

const shape = (members: Record<string, Slot>, options: Options = {}): Shape => ({
  members: new Map(Object.entries(members)),
  required: options.required ?? [],
  vendor: options.vendor ?? true,
  referable: options.referable ?? false,
  named: options.named,
});

/** True for slots that take every text. */
export const mayBeAnyText = (slot: Slot): boolean =>
  slot.is === 'any' || (slot.is === 'string' && slot.oneOf === undefined);

export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;
export type Method = (typeof METHODS)[number];

export const SHAPES: Readonly<Record<Kind, Shape>> = {
  root: shape(
    {
      swagger: string,
      info: object('info'),
      host: string,
      basePath: string,
      schemes,
      consumes: mimeTypes,
      produces: mimeTypes,
      paths: object('paths'),
      definitions: map(object('schema')),
      parameters: map(object('parameter')),
      responses: map(object('response')),
      security: array(object('securityRequirement')),
      securityDefinitions: map(object('securityScheme')),
      tags: array(object('tag')),
      externalDocs: object('externalDocs'),
    },
    { required: ['swagger', 'info', 'paths'] },
  ),
  info: shape(
    {
      title: string,
      version: string,
      description: string,
      termsOfService: string,
      contact: object('contact'),
      license: object('license'),
    },
    { required: ['title', 'version'] },
  ),
  contact: shape({ name: string, url: string, email: string }),
  license: shape({ name: string, url: string }, { required: ['name'] }),
  paths: shape({}, { named: { pattern: /^\//, slot: object('pathItem') } }),
  pathItem: shape({
    $ref: string,
    parameters: array(object('parameter')),
    'x-ms-notification-content': object('notificationContent'),
    ...Object.fromEntries(METHODS.map((method) => [method, object('operation')])),
  }),
  operation: shape(
    {
      tags: array(string, true),
      summary: string,
      description: string,
      externalDocs: object('externalDocs'),
      operationId: string,
      consumes: mimeTypes,
      produces: mimeTypes,
      parameters: array(object('parameter')),
      responses: object('responses'),
      schemes,
      deprecated: boolean,
      security: array(object('securityRequirement')),
    },
    { required: ['responses'] },
  ),
  parameter: shape(
    {
      ...primitive,
      type: oneOf('string', 'number', 'integer', 'boolean', 'array', 'file'),
      collectionFormat: oneOf('csv', 'ssv', 'tsv', 'pipes', 'multi'),
      name: string,
      in: oneOf('path', 'query', 'header', 'body', 'formData'),
      description: string,
      required: boolean,
      allowEmptyValue: boolean,
      schema: object('schema'),
    },
    { required: ['name', 'in'], referable: true },
  ),
  items: shape(primitive, { required: ['type'] }),
  responses: shape({}, { named: { pattern: /^(?:[0-9]{3}|default)$/, slot: object('response') } }),
  response: shape(
    { description: string, schema: object('schema'), headers: map(object('header')), examples: any },
    { required: ['description'], referable: true },
  ),
  header: shape({ ...primitive, description: string }, { required: ['type'] }),
  schema: shape(
    {
      ...validation,
      $ref: string,
      title: string,
      description: string,
      type: {
        is: 'either',
        of: [
          oneOf('array', 'boolean', 'integer', 'null', 'number', 'object', 'string', 'file'),
          nonEmptyArray(oneOf('array', 'boolean', 'integer', 'null', 'number', 'object', 'string'), true),
        ],
      },
      maxProperties: integer,
      minProperties: integer,
      required: array(string, true),
      items: { is: 'either', of: [object('schema'), nonEmptyArray(object('schema'))] },
      allOf: nonEmptyArray(object('schema')),
      properties: map(object('schema')),
      additionalProperties: { is: 'either', of: [boolean, object('schema')] },
      discriminator: string,
      readOnly: boolean,
      xml: object('xml'),
      externalDocs: object('externalDocs'),
      example: any,
    },
    { referable: true },
  ),
  xml: shape({ name: string, namespace: string, prefix: string, attribute: boolean, wrapped: boolean }),
  securityScheme: shape(
    {
      type: oneOf('basic', 'apiKey', 'oauth2'),
      description: string,
      name: string,
      in: oneOf('query', 'header'),
      flow: oneOf('implicit', 'password', 'application', 'accessCode'),
      authorizationUrl: string,
      tokenUrl: string,
      scopes: object('scopes'),
    },
    { required: ['type'] },
  ),
  securityRequirement: shape({}, { named: { pattern: /^/, slot: array(string, true) }, vendor: false }),
  scopes: shape({}, { named: { pattern: /^(?!x-)/, slot: string } }),
  tag: shape({ name: string, description: string, externalDocs: object('externalDocs') }, { required: ['name'] }),
  externalDocs: shape({ url: string, description: string }, { required: ['url'] }),
  notificationContent: shape({ schema: object('schema'), description: string, headers: any }),
};
