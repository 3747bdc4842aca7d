import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPicture } from '../connector/icon.js';
import { UserError } from '../engine/user-error.js';
import { ICON_MAX, ICON_MAX_BYTES, ICON_MIN } from '../facts/certification.js';
import { ICON_FILE } from '../generator/generate.js';
import { reasonOf } from './configuration.js';
import type { GeneratedFolder } from './generated-folder.js';

const WANTED = `Give a square PNG of ${ICON_MIN} to ${ICON_MAX} pixels, smaller than 1 MB.`;

/**
 * An icon that a maker brings.
 * @throws UserError `bad-icon` when it cannot be read, or is not what the platform and its reviewers take
 */
export function readIcon(file: string): Uint8Array {
  const bytes = read(file);
  const picture = readPicture(bytes);
  if (picture.is !== 'png' || !picture.isComplete)
    throw new UserError('bad-icon', `${file} is no PNG picture.`, WANTED);
  const { width, height } = picture;
  if (width !== height || width < ICON_MIN || width > ICON_MAX || bytes.length >= ICON_MAX_BYTES)
    throw new UserError(
      'bad-icon',
      `${file} has ${width} by ${height} pixels and ${Math.ceil(bytes.length / 1024)} KB.`,
      WANTED,
    );
  return bytes;
}

/**
 * The icon that a maker put into the folder of a connector.
 * @throws UserError `bad-icon` when there is none
 */
export function ownIcon(folder: GeneratedFolder): Uint8Array {
  const bytes = folder.bytes(ICON_FILE);
  if (bytes) return bytes;
  throw new UserError(
    'bad-icon',
    `${join(folder.path, ICON_FILE)} is missing.`,
    'Put the icon there, or generate with --icon drawn.',
  );
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UserError('bad-icon', `${file} cannot be read (${reasonOf(error)}).`, 'Check the name and the rights.');
  }
}
