import { isOldTls, type NetworkCause, networkCauses } from '../facts/network-errors.js';
import { addressParts, type Exchange, type NetworkFailure } from './exchange.js';
import type { Flow } from './flow.js';

/** A request that got no answer, for one of its causes. */
export interface BrokenWay {
  readonly exchange: Exchange;
  readonly failure: NetworkFailure;
  /** The host with its port, where the evidence has the address. */
  readonly host: string | undefined;
  /** `low` where the evidence is the same for another cause. */
  readonly confidence: 'high' | 'low';
}

/** What keeps a request from its answer: one cause, or two that look the same. */
export function causesOf({ request, failure }: Pick<Exchange, 'request' | 'failure'>): readonly NetworkCause[] {
  if (!failure) return [];
  const causes = networkCauses(failure.code);
  if (failure.wantsCertificate && causes.includes('client-certificate')) return ['client-certificate'];
  if (causes.length > 1 && failure.protocol !== undefined)
    return causes.filter((cause) => (cause === 'old-version') === isOldTls(failure.protocol as string));
  const { scheme, host } = addressParts(request?.url ?? '') ?? {};
  // A port for TLS ends a connection that begins with plain text, and so does a firewall.
  if (causes[0] === 'reset' && scheme === 'http' && /:(?:443|8443)$/.test(host ?? '')) return ['reset', 'not-tls'];
  return causes;
}

/** The requests of a flow that got no answer for a cause, those of probes among them. */
export function brokenWays(flow: Flow, cause: NetworkCause): BrokenWay[] {
  return flow.exchanges.flatMap((exchange) => {
    const { failure, request } = exchange;
    const causes = causesOf(exchange);
    if (!failure || !causes.includes(cause)) return [];
    const host = addressParts(request?.url ?? '')?.host;
    return [{ exchange, failure, host, confidence: causes.length > 1 ? ('low' as const) : ('high' as const) }];
  });
}

/** The host quoted, or words for it where the evidence has none. */
export const hostInWords = (host: string | undefined): string => (host === undefined ? 'the server' : `"${host}"`);

/** What is told of a certificate behind a message; empty where it was not seen. */
export function certificateInWords({ certificate }: NetworkFailure): string {
  if (!certificate) return '';
  const { subject, issuer, validFrom, validTo } = certificate;
  const parts = [
    ...(subject ? [`subject "${plainName(subject)}"`] : []),
    ...(issuer ? [`issuer "${plainName(issuer)}"`] : []),
    ...(validFrom && validTo ? [`valid from ${dayOf(validFrom)} to ${dayOf(validTo)}`] : []),
  ];
  return parts.length === 0 ? '' : `; its certificate has ${parts.join(', ')}`;
}

/** The day of a date in ISO 8601; what is none stays. */
const dayOf = (date: string): string => plainName(/^\d{4}-\d\d-\d\d(?=T)/.exec(date)?.[0] ?? date);

/** Names in certificates are written by strangers. */
export const plainName = (name: string): string => name.replace(/[^\w .,:;=@*()'+/-]/g, '?').slice(0, 120);
