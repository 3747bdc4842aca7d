import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { codeOf } from './network-failure.js';

/** What came of a body. */
export interface Received {
  /** Decoded; a byte order mark stays. */
  readonly text: string;
  /** True where it was longer than the limit. */
  readonly isCut: boolean;
  /** Why it ended too early, or why it is told packed as it came. */
  readonly code?: string;
}

interface Collected {
  readonly bytes: Buffer;
  readonly isCut: boolean;
  readonly error?: unknown;
}

/**
 * Receives the body of an answer, unpacks it (gzip, deflate, br) and decodes it by the charset of its media type.
 * @param limit the most bytes, packed and unpacked
 */
export async function receive(incoming: IncomingMessage, limit: number, signal: AbortSignal): Promise<Received> {
  const end = (): unknown => incoming.destroy(new Error('too late'));
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  let body = await collected(incoming, limit);
  signal.removeEventListener('abort', end);
  incoming.destroy();
  for (const coding of codingsOf(incoming)) {
    const unpacked = await collected(unpacker(coding, body.bytes), limit);
    // A server may say gzip and send none.
    if (unpacked.error !== undefined && unpacked.bytes.length === 0)
      body = { ...body, error: body.error ?? unpacked.error };
    else body = { ...unpacked, isCut: unpacked.isCut || body.isCut, error: body.error ?? unpacked.error };
  }
  return {
    text: decoded(body.bytes, incoming.headers['content-type'] ?? ''),
    isCut: body.isCut,
    ...(body.error !== undefined && { code: codeOf(body.error) }),
  };
}

/** The bytes of a stream up to a limit; also those before an error. */
async function collected(stream: Readable, limit: number): Promise<Collected> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      chunks.push(size > limit ? chunk.subarray(0, chunk.length - (size - limit)) : chunk);
      if (size > limit) break;
    }
    return { bytes: Buffer.concat(chunks), isCut: size > limit };
  } catch (error) {
    return { bytes: Buffer.concat(chunks), isCut: false, error };
  }
}

/** How a body is packed, the last packing first; what nobody knows is left packed. */
const codingsOf = ({ headers }: IncomingMessage): string[] =>
  (headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => /^(?:x-)?gzip$|^deflate$|^br$/.test(coding))
    .slice(0, 3)
    .reverse();

/** A stream that unpacks some bytes as far as they go: a cut body is told up to the cut. */
function unpacker(coding: string, bytes: Buffer): Transform {
  const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = constants;
  const made =
    coding === 'br'
      ? createBrotliDecompress({ finishFlush: BROTLI_OPERATION_FLUSH })
      : coding !== 'deflate'
        ? createGunzip({ finishFlush: Z_SYNC_FLUSH })
        : // Servers disagree about what deflate is: with the header of zlib or without.
          ((bytes[0] ?? 0) & 0x0f) === 8
          ? createInflate({ finishFlush: Z_SYNC_FLUSH })
          : createInflateRaw({ finishFlush: Z_SYNC_FLUSH });
  made.end(bytes);
  return made;
}

function decoded(bytes: Uint8Array, mediaType: string): string {
  const charset = /;\s{0,9}charset\s{0,9}=\s{0,9}"?([\w.:-]{1,40})/i.exec(mediaType)?.[1];
  const options = { ignoreBOM: true };
  try {
    return new TextDecoder(charset, options).decode(bytes);
  } catch {
    return new TextDecoder('utf-8', options).decode(bytes);
  }
}
