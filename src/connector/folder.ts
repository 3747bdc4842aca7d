import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { MAX_DOCUMENT_BYTES, type Unreadable } from '../document/document.js';
import { MANIFEST_BEGINNING } from '../teams-app/project-files.js';

/** What is read in place of a file, whether that is there or not. */
export interface Substitute {
  /** Absolute path of the file. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** Where the files of a connector are looked for. */
export interface Place {
  /** Absolute path of its folder. */
  readonly path: string;
  /** The folder the user named; nothing outside it is read. */
  readonly boundary: string;
  readonly instead?: Substitute | undefined;
}

/** The names of the files and folders in a folder, each in order. */
export interface Listing {
  readonly names: string[];
  readonly folders: string[];
}

/** @throws the error of the operating system, of a folder that cannot be read */
export function listingOf(folder: string, instead?: Substitute): Listing {
  const listing: Listing = { names: [], folders: [] };
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    (entry.isDirectory() ? listing.folders : listing.names).push(entry.name);
  if (instead && dirname(instead.path) === folder && !listing.names.includes(basename(instead.path)))
    listing.names.push(basename(instead.path));
  listing.names.sort();
  listing.folders.sort();
  return listing;
}

/** Reads the first characters of the files of a folder; nothing where a file cannot be read, or is a link. */
export const beginningIn =
  (folder: string, instead?: Substitute) =>
  (name: string): string => {
    try {
      const path = join(folder, name);
      if (path === instead?.path) return instead.bytes.toString('latin1', 0, MANIFEST_BEGINNING);
      if (!lstatSync(path).isFile()) return '';
      const file = openSync(path, 'r');
      try {
        return pieceOf(file, Buffer.alloc(MANIFEST_BEGINNING), 0);
      } finally {
        closeSync(file);
      }
    } catch {
      return '';
    }
  };

/** The names of the files in a folder; none where it cannot be read, which is said when its turn comes. */
export function namesIn(folder: string, instead?: Substitute): readonly string[] {
  try {
    return listingOf(folder, instead).names;
  } catch {
    return [];
  }
}

export function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

/** One character for each byte, so that lengths are those of the file. */
export const pieceOf = (file: number, buffer: Buffer, at: number): string =>
  buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, at));

/**
 * Where a file of a connector lies, links followed; undefined when that leads out of the folder that the user named.
 * @param folder the folder of the connector, in which a file is looked for; those between it and the file may be links too
 * @throws the error of the operating system
 */
export function placeInside(path: string, boundary: string, folder: string): string | undefined {
  if (!lstatSync(path).isSymbolicLink() && dirname(path) === folder) return path;
  const target = realpathSync(path);
  return isInside(target, realpathSync(boundary)) ? target : undefined;
}

export function readInside(path: string, boundary: string, folder: string): Buffer | Unreadable {
  try {
    const place = placeInside(path, boundary, folder);
    if (place === undefined) return 'outside';
    const status = statSync(place);
    if (!status.isFile()) return 'no-access';
    return status.size > MAX_DOCUMENT_BYTES ? 'too-large' : readFileSync(place);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'vanished' : 'no-access';
  }
}

/** True for a folder itself and what lies below it; the root of a disk ends in its separator. */
export const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
