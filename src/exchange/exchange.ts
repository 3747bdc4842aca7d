import type { Place } from '../document/node.js';

/** The legs of a sign-in and what follows it, in their order. */
export const FLOW_STAGES = ['authorize', 'callback', 'token', 'api', 'refresh'] as const;
export type FlowStage = (typeof FLOW_STAGES)[number];

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** A request as it was sent, with everything secret that is in it; only its parts are ever told. */
export interface HttpRequest {
  readonly method: string;
  /** The whole address; what evidence has of it where it is cut. */
  readonly url: string;
  /** Undefined where the evidence has no headers, or had them taken out. */
  readonly headers?: readonly Header[];
  /** Undefined where the evidence has no body; empty for none. */
  readonly body?: string;
}

export interface HttpResponse {
  /** 0 where the evidence has a body without its status. */
  readonly status: number;
  /** Undefined where the evidence has no headers. */
  readonly headers?: readonly Header[];
  /** Undefined where the evidence has no body; empty for none. */
  readonly body?: string;
}

/** How far a request came that got no answer. */
export const PHASES = ['resolve', 'connect', 'tls', 'headers', 'body'] as const;
export type Phase = (typeof PHASES)[number];

/** Why there is no answer, in the words of Node.js (`ENOTFOUND`, `CERT_HAS_EXPIRED`), whoever said it. */
export interface NetworkFailure {
  readonly code: string;
  readonly phase?: Phase;
  /** How long it took, in milliseconds. */
  readonly after?: number;
  readonly certificate?: Certificate;
  /** The highest version of TLS that the server takes, if it was found out, such as `TLSv1.1`. */
  readonly protocol?: string;
  /** Set where the server asked for a certificate of the client in the handshake. */
  readonly wantsCertificate?: true;
  /** The proxy that the request was to go through, `host:port`, and the status with which that refused. */
  readonly proxy?: { readonly address: string; readonly status?: number };
}

/** What is told of the certificate that a server shows. */
export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** The host names it is for. */
  readonly names: readonly string[];
}

/** A part of an exchange that a finding can point at. */
export type Part = 'exchange' | 'url' | 'request' | 'status' | 'headers' | 'response';

export const PROBES = ['without-token', 'refresh-without-secret', 'refresh-basic'] as const;
export type Probe = (typeof PROBES)[number];

/** One request with its answer, or as much of them as the evidence has. */
export interface Exchange {
  readonly stage: FlowStage;
  /** For the exchange of a code: which of the two attempts of the platform. */
  readonly attempt?: 'form' | 'basic';
  /**
   * Set for requests that the platform would not make: the same call without a token, another way of the refresh.
   */
  readonly probe?: Probe;
  readonly request?: HttpRequest;
  readonly response?: HttpResponse;
  readonly failure?: NetworkFailure;
  /** An error text of a product, decoded, where the evidence has only that. */
  readonly said?: string;
  /** When it was sent, in milliseconds since 1970. */
  readonly time?: number;
  /** When the answer was there. */
  readonly answeredAt?: number;
  /** Where it stands in the evidence; for a live run, the key of the connector that made the request. */
  readonly where: { readonly exchange: Place } & Partial<Readonly<Record<Part, Place>>>;
  /** The key in the files of the connector that made the request. */
  readonly origin?: Place;
}

/** Where a part of an exchange stands, or the exchange where that is not known. */
export const placeOf = ({ where }: Exchange, part: Part = 'exchange'): Place => where[part] ?? where.exchange;

/** The value of a header, its name compared without case; undefined where there is none or the evidence has no headers. */
export function headerOf(
  message: { readonly headers?: readonly Header[] } | undefined,
  name: string,
): string | undefined {
  const wanted = name.toLowerCase();
  return message?.headers?.find((header) => header.name.toLowerCase() === wanted)?.value;
}

/** All values of a header. */
export function headersOf(message: { readonly headers?: readonly Header[] } | undefined, name: string): string[] {
  const wanted = name.toLowerCase();
  return (message?.headers ?? []).flatMap((header) => (header.name.toLowerCase() === wanted ? [header.value] : []));
}

const NOTHING = new URLSearchParams();

/** The parameters in the address of a request. */
export function queryOf({ request }: Exchange): URLSearchParams {
  const mark = request?.url.indexOf('?') ?? -1;
  return request && mark >= 0 ? new URLSearchParams(request.url.slice(mark + 1).replace(/#.*$/s, '')) : NOTHING;
}

/** The parameters in the body of a request, of a form or of a JSON object. */
export function formOf({ request }: Exchange): URLSearchParams {
  const body = request?.body?.trim() ?? '';
  if (body === '') return NOTHING;
  if (!body.startsWith('{')) return new URLSearchParams(body);
  try {
    const value = JSON.parse(body) as Record<string, unknown>;
    return new URLSearchParams(
      Object.entries(value).flatMap(([name, each]): [string, string][] =>
        typeof each === 'string' || typeof each === 'number' ? [[name, String(each)]] : [],
      ),
    );
  } catch {
    return NOTHING;
  }
}

/** Scheme, host with port, and path of an address; undefined for what is none. */
export function addressParts(
  url: string,
): { readonly scheme: string; readonly host: string; readonly path: string } | undefined {
  const [, scheme, host, path = '/'] = /^(https?):\/\/([^/?#\s]+)([^?#\s]*)/i.exec(url.trim()) ?? [];
  return scheme === undefined || host === undefined
    ? undefined
    : { scheme: scheme.toLowerCase(), host: host.replace(/^.*@/, '').toLowerCase(), path: path || '/' };
}
