import type { SandboxRequest } from '../../src/sandbox/http.js';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'body' | 'formData';
  readonly type?: string;
  readonly required?: boolean;
  readonly default?: unknown;
  readonly schema?: Schema;
}

export type Schema = { readonly [key: string]: unknown };

/** An operation of a definition without references. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly consumes?: readonly string[];
  readonly trigger: boolean;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly schema?: Schema }>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a definition as it was read
export function operationsOf(definition: any): Operation[] {
  return Object.entries(definition.paths).flatMap(([path, item]) =>
    // biome-ignore lint/suspicious/noExplicitAny: the same
    Object.entries(item as Record<string, any>).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      consumes: operation.consumes,
      trigger: operation['x-ms-trigger'] !== undefined,
      parameters: operation.parameters ?? [],
      responses: operation.responses,
    })),
  );
}

const BOUNDARY = 'a-boundary-of-the-test';

/** The request that calls an operation: the given arguments, else the defaults. */
export function requestOf(
  { method, path, consumes, parameters }: Operation,
  args: Readonly<Record<string, unknown>>,
): Omit<SandboxRequest, 'headers'> & { readonly headers: Record<string, string> } {
  const unknown = Object.keys(args).filter((name) => !parameters.some((parameter) => parameter.name === name));
  if (unknown.length > 0) throw new Error(`${method} ${path} has no parameter ${unknown}`);
  const headers: Record<string, string> = {};
  const query = new URLSearchParams();
  const form: string[] = [];
  let address = path;
  let body: Uint8Array | undefined;
  for (const parameter of parameters) {
    const value = args[parameter.name] ?? parameter.default;
    if (value === undefined && parameter.required) throw new Error(`${method} ${path} needs ${parameter.name}`);
    if (value === undefined) continue;
    if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, encodeURIComponent(String(value)));
    else if (parameter.in === 'query') query.set(parameter.name, String(value));
    else if (parameter.in === 'body') {
      headers['content-type'] = consumes?.[0] ?? 'application/json';
      body = new TextEncoder().encode(
        parameter.schema?.['format'] === 'binary' ? String(value) : JSON.stringify(value),
      );
    } else if (parameter.in === 'formData') form.push(partOf(parameter, String(value)));
  }
  if (form.length > 0) {
    headers['content-type'] = `multipart/form-data; boundary="${BOUNDARY}"`;
    body = new TextEncoder().encode(`${form.join('')}--${BOUNDARY}--\r\n`);
  }
  return { method, url: query.size > 0 ? `${address}?${query}` : address, headers, ...(body && { body }) };
}

const partOf = ({ name, type }: Parameter, value: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${
    type === 'file' ? '; filename="file of the test.txt"\r\nContent-Type: text/plain' : ''
  }\r\n\r\n${value}\r\n`;

/**
 * A schema of Swagger 2.0 as JSON Schema: without the extensions, `x-nullable` as null beside the type, and formats that say
 * something about the wire only left out.
 */
export function jsonSchema(schema: Schema): Schema {
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key.startsWith('x-') || ['example', 'discriminator', 'format', 'description', 'title', 'default'].includes(key))
      continue;
    if (key === 'properties')
      made[key] = Object.fromEntries(
        Object.entries(value as Record<string, Schema>).map(([name, each]) => [name, jsonSchema(each)]),
      );
    else if (key === 'items' || key === 'additionalProperties')
      made[key] = typeof value === 'object' ? jsonSchema(value as Schema) : value;
    else made[key] = value;
  }
  if (schema['x-nullable'] === true) made['type'] = [schema['type'], 'null'];
  return made;
}
