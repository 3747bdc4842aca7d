import { connect, type PeerCertificate } from 'node:tls';
import type { Certificate, NetworkFailure } from '../exchange/exchange.js';
import { Listener } from './certificate-request.js';
import { type Route, reach, settled, tlsOptions } from './connection.js';
import { Progress } from './progress.js';

const MOST_NAMES = 50;
const LONGEST = 253;

/**
 * Looks at what a server shows in a TLS handshake: its certificate, whoever signed it, and the highest version of TLS that it
 * takes, however old, or that it asked for a certificate of the client before it ended the handshake. Sends nothing and
 * closes. Empty where the handshake does not work for another reason.
 * @param timeout for all of it, in milliseconds
 */
export async function probeTls(
  route: Route,
  timeout: number,
  signal?: AbortSignal,
): Promise<Pick<NetworkFailure, 'certificate' | 'protocol' | 'wantsCertificate'>> {
  const progress = new Progress(signal);
  const listener = new Listener();
  progress.within(timeout);
  try {
    const socket = await reach({ ...route, isTunnelled: true }, progress);
    // Nothing is sent over this connection: it is only to tell what is wrong with it.
    const secure = connect({
      ...tlsOptions(listener.on(socket), route.target.host),
      rejectUnauthorized: false,
      minVersion: 'TLSv1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    await settled(secure, 'secureConnect', progress);
    const certificate = certificateOf(secure.getPeerCertificate());
    const protocol = secure.getProtocol();
    secure.destroy();
    return { ...(certificate && { certificate }), ...(protocol && { protocol }) };
  } catch {
    return listener.heardCertificateRequest ? { wantsCertificate: true } : {};
  } finally {
    progress.end();
  }
}

function certificateOf({
  subject,
  issuer,
  valid_from,
  valid_to,
  subjectaltname,
}: PeerCertificate): Certificate | undefined {
  if (!subject || !issuer) return undefined;
  return {
    subject: nameIn(subject),
    issuer: nameIn(issuer),
    validFrom: dateIn(valid_from),
    validTo: dateIn(valid_to),
    names: (subjectaltname ?? '')
      .split(', ')
      .flatMap((entry) => /^(?:DNS|IP Address):"?([^"]+)"?$/.exec(entry)?.[1] ?? [])
      .map((name) => name.slice(0, LONGEST))
      .slice(0, MOST_NAMES),
  };
}

/** The common name, or who it is issued to where there is none. */
function nameIn(name: PeerCertificate['subject']): string {
  const text: unknown = name.CN ?? name.O ?? name.OU ?? '';
  return String(Array.isArray(text) ? text[0] : text).slice(0, LONGEST);
}

function dateIn(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
