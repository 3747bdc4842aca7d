import type { Document } from '../document/document.js';
import type { Connector } from './connector.js';

/** The icon of a connector. */
export interface Icon {
  readonly document: Document;
  readonly bytes: Uint8Array;
  /** True when all bytes of the file are there. */
  readonly isWhole: boolean;
}

/** The icon, unless the picture in the folder is there for something else, such as the readme. */
export function iconOf(connector: Connector): Icon | undefined {
  const file = connector.file('icon');
  if (!file?.bytes || file.document.unreadable !== undefined) return undefined;
  const name = file.document.file.slice(file.document.file.lastIndexOf('/') + 1).toLowerCase();
  const named = connector.document('settings')?.root?.string('icon')?.toLowerCase();
  const isIcon = connector.layout === 'solution' || name === 'icon.png' || named?.endsWith(name) === true;
  if (!isIcon) return undefined;
  return { document: file.document, bytes: file.bytes, isWhole: file.bytes.length >= file.document.bytes };
}

/** What a picture file turns out to be. */
export type Picture =
  | { readonly is: 'png'; readonly width: number; readonly height: number; readonly isComplete: boolean }
  /** Another format, by its name, or undefined when it is not recognised. */
  | { readonly is: 'other'; readonly format: string | undefined };

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Reads the beginning of a picture: https://www.w3.org/TR/png-3/#5DataRep. */
export function readPicture(bytes: Uint8Array): Picture {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return { is: 'other', format: formatOf(bytes) };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || nameAt(view, 12) !== 'IHDR') return { is: 'png', width: 0, height: 0, isComplete: false };
  return { is: 'png', width: view.getUint32(16), height: view.getUint32(20), isComplete: endsWell(view) };
}

/** Follows the chunks to the last one. */
function endsWell(view: DataView): boolean {
  for (let at = 8; at + 12 <= view.byteLength; ) {
    if (nameAt(view, at + 4) === 'IEND') return true;
    at += 12 + view.getUint32(at);
  }
  return false;
}

const nameAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

/** The format of a file by its first bytes. */
function formatOf(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'an empty file';
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  if (head.startsWith('\xff\xd8\xff')) return 'a JPEG';
  if (head.startsWith('GIF8')) return 'a GIF';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'a WebP';
  if (head.startsWith('BM')) return 'a bitmap';
  if (head.startsWith('\0\0\x01\0')) return 'an ICO';
  if (/^\s*<(?:\?xml|svg)/i.test(head)) return 'an SVG';
  if (/^\s*<(?:!doctype|html)/i.test(head)) return 'an HTML page';
  if (head.startsWith('version https://git-lfs')) return 'a pointer of Git LFS';
  return undefined;
}
