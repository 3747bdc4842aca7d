import { UserError } from '../engine/user-error.js';
import { FILE_NAMES, NO_OVERLAY, type Overlay, PATCHED_FILES } from '../generator/generate.js';
import { jsonText } from '../generator/json-text.js';

export const OVERLAY_FILE = 'overlay.json';

/**
 * The overlay that a file holds.
 * @param value the parsed file; undefined when there is none
 * @param file its path, for messages
 * @throws UserError `bad-overlay`
 */
export function overlayOf(value: Readonly<Record<string, unknown>> | undefined, file: string): Overlay {
  if (value === undefined) return NO_OVERLAY;
  const { own = [], ...patches } = value;
  const unknown = Object.keys(patches).find((name) => !PATCHED_FILES.includes(name));
  if (unknown !== undefined)
    throw new UserError(
      'bad-overlay',
      `${file} holds "${unknown.slice(0, 80)}"; expected ${PATCHED_FILES.join(', ')} or "own".`,
      'Each holds a JSON Merge Patch; "own" lists files that the generator leaves alone.',
    );
  if (!Array.isArray(own) || !own.every((name) => typeof name === 'string'))
    throw new UserError('bad-overlay', `"own" in ${file} is not a list of file names.`, 'For example ["readme.md"].');
  // The settings are never overwritten anyway.
  const possible = FILE_NAMES.filter((name) => !PATCHED_FILES.includes(name) && name !== 'settings.json');
  const foreign = own.find((name) => !possible.includes(name));
  if (foreign !== undefined)
    throw new UserError(
      'bad-overlay',
      `"own" in ${file} holds "${foreign.slice(0, 80)}"; expected ${possible.join(', ')}.`,
      PATCHED_FILES.includes(foreign)
        ? 'Say your changes of that file as a JSON Merge Patch, under its name.'
        : '"own" lists generated files that the generator leaves alone from now on.',
    );
  return { patches: patches as Overlay['patches'], own };
}

/** The file for an overlay; undefined for one that changes nothing. */
export const overlayText = ({ patches, own }: Overlay): string | undefined =>
  own.length === 0 && Object.keys(patches).length === 0
    ? undefined
    : jsonText({ ...patches, ...(own.length > 0 ? { own } : {}) });
