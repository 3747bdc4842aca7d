import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Document, MAX_DOCUMENT_BYTES, type Unreadable } from '../document/document.js';
import { isRegistryName, looksLikeExport, MENTION, SNIFFED } from '../registration/registry-names.js';
import { Connector, type ConnectorFile, type Role } from './connector.js';
import { type ConnectorLayout, isBinary, isJson, layoutsOf } from './layout.js';

/** A connector that was found on disk but not read yet. */
export interface FoundConnector {
  /** Absolute path of its folder. */
  readonly path: string;
  /** The folder as reports show it: relative to the working folder, forward slashes, empty for the folder itself. */
  readonly folder: string;
  readonly layout: ConnectorLayout;
  readonly entries: readonly string[];
  /** The folder the user named; nothing outside it is read. */
  readonly boundary: string;
}

/** A folder that could not be searched. */
export interface SearchProblem {
  readonly folder: string;
  readonly reason: string;
}

/** Folders that hold no connector of the repository itself. */
export const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/**
 * Finds the connector folders at and below a folder, depth first, in name order. Links to folders are not followed, so a
 * link loop ends nothing.
 * @param problems receives the folders that could not be read
 * @param chosen a file of the folder itself that somebody named
 */
export function* findConnectors(
  path: string,
  problems: SearchProblem[],
  workingFolder: string = process.cwd(),
  chosen?: string,
): Generator<FoundConnector> {
  const boundary = resolve(workingFolder, path);
  const waiting = [boundary];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const names: string[] = [];
    const folders: string[] = [];
    try {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (entry.isDirectory()) folders.push(entry.name);
        else names.push(entry.name);
      }
    } catch (error) {
      problems.push({ folder: shown(folder, workingFolder), reason: (error as NodeJS.ErrnoException).code ?? 'error' });
      continue;
    }
    names.sort();
    for (const layout of layoutsOf(names, folder === boundary ? chosen : undefined))
      yield { path: folder, folder: shown(folder, workingFolder), layout, entries: names, boundary };
    for (const name of folders.sort().reverse()) if (!SKIPPED.has(name)) waiting.push(join(folder, name));
  }
}

/**
 * Reads the files of a connector. Never throws for what lies in the folder: an unreadable file says why it is.
 * @param withSpec whether `spec.json` is read too where there is no export to compare it with
 */
export function loadConnector(
  { path, folder, layout, entries, boundary }: FoundConnector,
  withSpec = false,
): Connector {
  const hasSpec = layout.files.some(({ role }) => role === 'spec');
  const spec = withSpec && !hasSpec ? entries.filter((name) => /^spec\.json$/i.test(name)) : [];
  const named = [...layout.files, ...spec.map((name) => ({ role: 'spec' as const, name }))];
  const files = named.flatMap(({ role, name }): ConnectorFile | readonly [] => {
    // A file that somebody named, or that has the name of an export, is one; if it is none, that is said.
    const isSure = layout.layout === 'registry' || isRegistryName(name);
    if (role === 'registration' && !isSure && !isExport(join(path, name), boundary)) return [];
    const read = readInside(join(path, name), boundary);
    const size = read === 'too-large' && role === 'registration' ? statSync(join(path, name)).size : undefined;
    return connectorFile(role, folder === '' ? name : `${folder}/${name}`, read, size);
  });
  const keepsSpec = withSpec || files.some(({ role }) => role === 'registration');
  const wanted = keepsSpec ? files : files.filter(({ role }) => role !== 'spec');
  return new Connector(folder, wanted, layout.layout, entries);
}

/**
 * A file of a connector, of its bytes or of the reason why there are none.
 * @param file its name in reports
 * @param size in bytes, where it is known of a file that was not read
 */
export function connectorFile(role: Role, file: string, read: Buffer | Unreadable, size?: number): ConnectorFile {
  const json = isJson(role, file);
  if (typeof read === 'string')
    return {
      role,
      document: new Document(file, '', { unreadable: read, json, ...(size !== undefined && { bytes: size }) }),
    };
  const bytes = read.byteLength;
  if (isBinary(role)) return { role, document: new Document(file, '', { json, bytes }), bytes: read };
  const text = read.toString('utf8');
  // Only a text with a replacement character can have been decoded from wrong bytes; comparing is the rare case.
  const invalidUtf8 = text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(read);
  return { role, document: new Document(file, text, { json, bytes, invalidUtf8 }) };
}

/**
 * Whether an XML file is an export with records of the registry. Of others only the beginning is read; of one that is too
 * large to be read, piece by piece, whether it speaks of the registry at all.
 */
function isExport(path: string, boundary: string): boolean {
  try {
    const place = placeInside(path, boundary);
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

/** One character for each byte, so that lengths are those of the file. */
const pieceOf = (file: number, buffer: Buffer, at: number): string =>
  buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, at));

/**
 * Where a file of a connector lies, a link followed; undefined when that leads out of the folder that the user named.
 * @throws the error of the operating system
 */
export function placeInside(path: string, boundary: string): string | undefined {
  if (!lstatSync(path).isSymbolicLink()) return path;
  const target = realpathSync(path);
  return isInside(target, realpathSync(boundary)) ? target : undefined;
}

function readInside(path: string, boundary: string): Buffer | Unreadable {
  try {
    const place = placeInside(path, boundary);
    if (place === undefined) return 'outside';
    const status = statSync(place);
    if (!status.isFile()) return 'no-access';
    return status.size > MAX_DOCUMENT_BYTES ? 'too-large' : readFileSync(place);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'vanished' : 'no-access';
  }
}

const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

const shown = (path: string, workingFolder: string): string => relative(workingFolder, path).split(sep).join('/');
