import { closeSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { looksLikeExport, MENTION, SNIFFED } from '../registration/registry-names.js';
import { type Place, pieceOf, placeInside } from './folder.js';

/**
 * Whether an XML file is an export with records of the registry. Of others only the beginning is read; of one that is too
 * large to be read, piece by piece, whether it speaks of the registry at all.
 */
export function isExport(name: string, { path: folder, boundary, instead }: Place): boolean {
  const path = join(folder, name);
  if (path === instead?.path)
    return looksLikeExport(instead.bytes.toString('latin1', 0, SNIFFED)) && instead.bytes.includes(MENTION);
  try {
    const place = placeInside(path, boundary, folder);
    // A link that leads out is an export as far as anybody knows, and is reported as one that is not followed.
    if (place === undefined || !statSync(place).isFile()) return place === undefined;
    const file = openSync(place, 'r');
    try {
      return looksLikeExport(pieceOf(file, Buffer.alloc(SNIFFED), 0)) && mentionsRegistry(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}

const PIECE = 1024 * 1024;

function mentionsRegistry(file: number): boolean {
  const buffer = Buffer.alloc(PIECE);
  let before = '';
  for (let at = 0; ; at += PIECE) {
    const piece = pieceOf(file, buffer, at);
    if ((before + piece).includes(MENTION)) return true;
    if (piece.length < PIECE) return false;
    before = piece.slice(-MENTION.length);
  }
}
