import { join } from 'node:path';
import { readPicture } from '../connector/icon.js';
import { UserError } from '../engine/user-error.js';
import { ICON_MAX, ICON_MAX_BYTES, ICON_MIN } from '../facts/certification.js';
import { ICON_FILE } from '../generator/generate.js';
import type { GeneratedFolder } from './generated-folder.js';
import { readBytes } from './given-file.js';

const WANTED = `Give a square PNG of ${ICON_MIN} to ${ICON_MAX} pixels, smaller than 1 MB.`;

/**
 * An icon that a maker brings.
 * @throws UserError `cannot-read`; `bad-icon` when it is not what the platform and its reviewers take
 */
export function readIcon(file: string): Uint8Array {
  const bytes = readBytes(file);
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
