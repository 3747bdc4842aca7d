import type { Socket } from 'node:net';
import { Duplex, Transform } from 'node:stream';

/** Of a record and a handshake message (RFC 5246, 6.2.1 and 7.4). */
const CHANGE_CIPHER_SPEC = 20;
const HANDSHAKE = 22;
const CERTIFICATE_REQUEST = 13;
/** More than any handshake has. */
const MOST = 256 * 1024;

/**
 * Listens to a TLS handshake, of which Node does not tell whether the server asked for a certificate. Up to version 1.2 a
 * handshake is in plain text; from 1.3 on a server that misses a certificate says so in an alert of its own.
 */
export class Listener {
  private readonly heard: Buffer[] = [];
  private length = 0;

  /** The connection, to be used in place of the socket. */
  on(socket: Socket): Duplex {
    const readable = socket.pipe(
      new Transform({
        transform: (chunk: Buffer, _, done) => {
          this.length += chunk.length;
          if (this.length <= MOST) this.heard.push(chunk);
          done(null, chunk);
        },
      }),
    );
    return Duplex.from({ readable, writable: socket });
  }

  get heardCertificateRequest(): boolean {
    return messageTypes(handshakeOf(Buffer.concat(this.heard))).includes(CERTIFICATE_REQUEST);
  }
}

/** The handshake messages in the records of a server, up to where they are encrypted. */
function handshakeOf(records: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + 5 <= records.length; ) {
    const type = records.readUInt8(at);
    const end = at + 5 + records.readUInt16BE(at + 3);
    if (type === CHANGE_CIPHER_SPEC || end > records.length) break;
    if (type === HANDSHAKE) parts.push(records.subarray(at + 5, end));
    at = end;
  }
  return Buffer.concat(parts);
}

function messageTypes(handshake: Buffer): number[] {
  const types: number[] = [];
  for (let at = 0; at + 4 <= handshake.length; at += 4 + handshake.readUIntBE(at + 1, 3))
    types.push(handshake.readUInt8(at));
  return types;
}
