/** A request as the sandbox reads it; it does not know about sockets. */
export interface SandboxRequest {
  readonly method: string;
  /** Path and query, as in the first line of the request. */
  readonly url: string;
  /** By name in small letters; what was sent twice is joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** What a server can do to an answer on its way, beside sending it. */
export type Wire = 'reset' | 'hang' | 'drip';

export interface SandboxResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly wire?: Wire;
  /** Why, for the line in the log, as ServiceNow writes it into its own; never a value of the request. */
  readonly reason?: string;
}

/** A request with its address taken apart. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Where the request went to, for links in answers. */
  readonly origin: string;
}

export function callOf({ method, url, headers, body = new Uint8Array() }: SandboxRequest): Call {
  const [path = '/', ...rest] = url.split('?');
  const query = new URLSearchParams(rest.join('?'));
  return {
    method: method.toUpperCase(),
    path,
    query,
    headers,
    body,
    origin: `http://${headers['host'] ?? '127.0.0.1'}`,
  };
}

/** The text of a body; bytes that are no UTF-8 become replacement characters. */
export const textOf = (body: string | Uint8Array): string =>
  typeof body === 'string' ? body : new TextDecoder().decode(body);

/** The media type without its parameters. */
export const mediaType = (headers: Readonly<Record<string, string>>): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

export const JSON_TYPE = 'application/json;charset=UTF-8';

export const json = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): SandboxResponse => ({ status, headers: { 'Content-Type': JSON_TYPE, ...headers }, body: JSON.stringify(value) });

export const empty = (status: number, headers: Readonly<Record<string, string>> = {}): SandboxResponse => ({
  status,
  headers,
  body: '',
});

/** The answer of a REST API that failed. */
export const failure = (
  status: number,
  message: string,
  detail: string | null = null,
  headers: Readonly<Record<string, string>> = {},
): SandboxResponse => json(status, { error: { message, detail }, status: 'failure' }, headers);

/** A path segment without its percent signs; a broken one stays as it is. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
