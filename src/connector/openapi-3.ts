import type { Definition, StructureFault } from './definition.js';
import type { Kind } from './swagger-shapes.js';

/** Members that OpenAPI 3 added, by the object they stand in, with what Swagger 2.0 has instead. */
const ADDED: Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>> = {
  root: {
    openapi: 'the version is "swagger": "2.0"',
    components: 'its parts are "definitions", "parameters", "responses" and "securityDefinitions"',
    servers: 'the address is "schemes", "host" and "basePath"',
    webhooks: 'a webhook is an operation with x-ms-trigger',
    jsonSchemaDialect: 'there is none',
  },
  pathItem: {
    servers: 'the address is "schemes", "host" and "basePath" of the whole definition',
    summary: 'only operations have a summary',
    description: 'only operations have a description',
    trace: 'the method cannot be used',
  },
  operation: {
    requestBody: 'the body is a parameter with "in": "body" and a "schema", its media type stands in "consumes"',
    servers: 'the address is "schemes", "host" and "basePath" of the whole definition',
    callbacks: 'a webhook is an operation with x-ms-trigger and x-ms-notification-content',
  },
  parameter: {
    content: 'the type stands in the parameter itself',
    style: 'lists are described by "collectionFormat"',
    explode: 'lists are described by "collectionFormat"',
    allowReserved: 'there is none',
    example: 'use "x-example", or "x-ms-test-value"',
    examples: 'use "x-example", or "x-ms-test-value"',
    deprecated: 'only operations can be deprecated',
  },
  response: {
    content: 'the body is described by "schema", its media type stands in "produces"',
    links: 'there is none',
  },
  header: { schema: 'the type stands in the header itself', required: 'there is none', example: 'there is none' },
  schema: {
    nullable: 'use "x-nullable"',
    oneOf: 'describe one object that has the properties of all alternatives, none of them required',
    anyOf: 'describe one object that has the properties of all alternatives, none of them required',
    not: 'there is none',
    const: 'use "enum" with one value',
    writeOnly: 'there is none',
    deprecated: 'only operations can be deprecated',
    examples: 'use "example"',
    contentMediaType: 'use "format": "binary" or "byte"',
    contentEncoding: 'use "format": "binary" or "byte"',
    patternProperties: 'use "additionalProperties"',
    prefixItems: 'use "items"',
    $defs: 'schemas are shared in "definitions" of the root',
  },
  securityScheme: {
    flows: 'each flow is a definition of its own with "flow", "authorizationUrl", "tokenUrl" and "scopes"',
    scheme: 'HTTP basic is "type": "basic", a bearer token is an API key in the header Authorization',
    bearerFormat: 'there is none',
    openIdConnectUrl: 'use "type": "oauth2" with both addresses',
  },
};

const BY_KIND = new Map(Object.entries(ADDED).map(([kind, members]) => [kind, new Map(Object.entries(members))]));

/** What Swagger 2.0 has in place of a member that only OpenAPI 3 knows; undefined for other members. */
export const insteadOf = (kind: string, member: string): string | undefined => BY_KIND.get(kind)?.get(member);

/** True for a definition written in OpenAPI 3 as a whole. */
export const isOpenApi3 = ({ root }: Definition): boolean =>
  root.has('openapi') || (!root.has('swagger') && (root.has('components') || root.has('servers')));

/** The structural faults of one sort; none for an OpenAPI 3 document, in which everything would be one. */
export function faultsOf<F extends StructureFault['fault']>(
  definition: Definition | undefined,
  fault: F,
): readonly Extract<StructureFault, { fault: F }>[] {
  if (!definition || isOpenApi3(definition)) return [];
  return definition.faults.filter((found): found is Extract<StructureFault, { fault: F }> => found.fault === fault);
}
