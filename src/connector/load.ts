import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Document, MAX_DOCUMENT_BYTES, type Unreadable } from '../document/document.js';
import type { Reader } from '../document/reading.js';
import { isRegistryName, looksLikeExport, MENTION, SNIFFED } from '../registration/registry-names.js';
import { isTeamsFolder, MANIFEST_BEGINNING, teamsFiles } from '../teams-app/project-files.js';
import { Connector, type ConnectorFile, type Role } from './connector.js';
import { besideTeams, type ConnectorLayout, isBinary, isJson, isYaml, layoutsOf } from './layout.js';

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
  /** The folder of its Teams app, within its own: a name, or empty for the folder itself. */
  readonly teams?: string | undefined;
  readonly instead?: Substitute | undefined;
}

/** What is read in place of a file, whether that is there or not. */
export interface Substitute {
  /** Absolute path of the file. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** What is looked for beside connectors. */
export interface SearchOptions {
  /** A file of the folder itself that somebody named. */
  readonly chosen?: string | undefined;
  /** Teams apps too: that of a connector lies in its folder or in one right below, any other is yielded for itself. */
  readonly withTeams?: boolean;
}

/** What is read beside connectors. */
export interface LoadOptions {
  /** The reader of YAML; with it the Teams app is read too. */
  readonly yaml?: Reader | undefined;
  /** Reads `spec.json` too where there is no export to compare it with. */
  readonly withSpec?: boolean;
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
 */
export function* findConnectors(
  path: string,
  problems: SearchProblem[],
  workingFolder: string = process.cwd(),
  { chosen, withTeams = false }: SearchOptions = {},
): Generator<FoundConnector> {
  const boundary = resolve(workingFolder, path);
  const waiting = [boundary];
  /** Folders of Teams apps that are yielded already, and what lies in them. */
  const apps: string[] = [];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    let listing: Listing;
    try {
      listing = listingOf(folder);
    } catch (error) {
      problems.push({ folder: shown(folder, workingFolder), reason: (error as NodeJS.ErrnoException).code ?? 'error' });
      continue;
    }
    const isWithin = apps.some((app) => isInside(folder as string, app));
    for (const found of connectorsAt(folder, listing, workingFolder, {
      exports: folder === boundary ? exportsIn(folder, listing.names, chosen) : [],
      withTeams: withTeams && !isWithin,
    })) {
      if (found.teams !== undefined) apps.push(join(folder, found.teams));
      yield { ...found, boundary };
    }
    for (const name of listing.folders.reverse()) if (!SKIPPED.has(name)) waiting.push(join(folder, name));
  }
}

/**
 * The connectors and Teams apps that a file may belong to, with a text in its place and as if it stood in its folder: those
 * of that folder, then the apps of the folders above it, nearest first.
 * @param instead the file, and what to read in its place
 * @param above how many folders above that of the file are looked at
 */
export function* connectorsAround(
  instead: Substitute,
  above: number,
  workingFolder: string = process.cwd(),
): Generator<FoundConnector> {
  let folder = dirname(instead.path);
  for (let level = 0; level <= above; level++, folder = dirname(folder)) {
    let listing: Listing;
    try {
      listing = listingOf(folder, instead);
    } catch {
      return;
    }
    const exports = level === 0 ? [basename(instead.path)] : [];
    for (const found of connectorsAt(folder, listing, workingFolder, { exports, withTeams: true }, instead))
      if (level === 0 || found.teams !== undefined) yield { ...found, instead };
    if (folder === dirname(folder)) return;
  }
}

/** The names of the files and folders in a folder, each in order. */
interface Listing {
  readonly names: string[];
  readonly folders: string[];
}

/** @throws the error of the operating system, of a folder that cannot be read */
function listingOf(folder: string, instead?: Substitute): Listing {
  const listing: Listing = { names: [], folders: [] };
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    (entry.isDirectory() ? listing.folders : listing.names).push(entry.name);
  if (instead && dirname(instead.path) === folder && !listing.names.includes(basename(instead.path)))
    listing.names.push(basename(instead.path));
  listing.names.sort();
  listing.folders.sort();
  return listing;
}

/** What may be an export in the folder that somebody named: the file that was named, or XML that is one by its content. */
const exportsIn = (folder: string, names: readonly string[], chosen: string | undefined): readonly string[] =>
  chosen === undefined
    ? names.filter(
        (name) => /\.xml$/i.test(name) && !isRegistryName(name) && isExport(name, { path: folder, boundary: folder }),
      )
    : [chosen];

/**
 * What lies in a folder itself; with a connector, a Teams app in it or right below goes with that.
 * @param options.exports the files that may be exports whatever they are called
 */
function* connectorsAt(
  folder: string,
  { names, folders }: Listing,
  workingFolder: string,
  { exports, withTeams }: { readonly exports: readonly string[]; readonly withTeams: boolean },
  instead?: Substitute,
): Generator<FoundConnector> {
  const found = { path: folder, folder: shown(folder, workingFolder), entries: names, boundary: folder };
  const layouts = layoutsOf(names, exports);
  const isConnector = layouts.some(({ layout }) => layout === 'folder');
  const teams = withTeams ? teamsFolder(folder, names, isConnector ? folders : [], instead) : undefined;
  const isApp = teams !== undefined && !isConnector;
  for (const layout of layouts)
    if (!isApp || layout.layout !== 'registry')
      yield { ...found, layout, ...(layout.layout === 'folder' ? { teams } : {}) };
  if (isApp) yield { ...found, layout: besideTeams(names), teams };
}

/** The folder of a Teams app: this one, or one of those right below. */
function teamsFolder(
  folder: string,
  names: readonly string[],
  folders: readonly string[],
  instead: Substitute | undefined,
): string | undefined {
  if (isTeamsFolder(names, beginningIn(folder, instead))) return '';
  return folders.find((name) => {
    const within = join(folder, name);
    return !SKIPPED.has(name) && isTeamsFolder(namesIn(within, instead), beginningIn(within, instead));
  });
}

/** Reads the first characters of the files of a folder; nothing where a file cannot be read, or is a link. */
const beginningIn =
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
function namesIn(folder: string, instead?: Substitute): readonly string[] {
  try {
    return listingOf(folder, instead).names;
  } catch {
    return [];
  }
}

/** Reads the files of a connector. Never throws for what lies in the folder: an unreadable file says why it is. */
export function loadConnector(found: FoundConnector, { yaml, withSpec = false }: LoadOptions = {}): Connector {
  const { folder, layout, entries } = found;
  const hasSpec = layout.files.some(({ role }) => role === 'spec');
  const spec = withSpec && !hasSpec ? entries.filter((name) => /^spec\.json$/i.test(name)) : [];
  const named = [...layout.files, ...spec.map((name) => ({ role: 'spec' as const, name }))];
  const files = named.flatMap(({ role, name }): ConnectorFile | readonly [] => {
    // A file that somebody named, or that has the name of an export, is one; if it is none, that is said.
    const isSure = layout.layout === 'registry' || isRegistryName(name);
    if (role === 'registration' && !isSure && !isExport(name, found)) return [];
    return load(found, role, name);
  });
  const keepsSpec = withSpec || files.some(({ role }) => role === 'registration');
  const wanted = keepsSpec ? files : files.filter(({ role }) => role !== 'spec');
  return new Connector(folder, [...wanted, ...(yaml ? teamsAppIn(found, yaml) : [])], layout.layout, entries);
}

/** The files of the Teams app of a connector; none where it has none. */
function teamsAppIn(found: FoundConnector, yaml: Reader): readonly ConnectorFile[] {
  const { path, teams, instead } = found;
  if (teams === undefined) return [];
  const within = (name: string): string => (teams === '' ? name : `${teams}/${name}`);
  const isThere = (file: string): boolean => file === instead?.path || exists(file);
  return teamsFiles({
    names: namesIn(join(path, teams), instead),
    list: (name) => namesIn(join(path, within(name)), instead),
    read: (name, role) => (isThere(join(path, within(name))) ? load(found, role, within(name), yaml) : undefined),
  });
}

function load(found: FoundConnector, role: Role, name: string, yaml?: Reader): ConnectorFile {
  const { path, folder, boundary, instead } = found;
  const isInstead = join(path, name) === instead?.path;
  const read = isInstead ? instead.bytes : readInside(join(path, name), boundary, path);
  const size = read === 'too-large' && role === 'registration' ? statSync(join(path, name)).size : undefined;
  return connectorFile(role, folder === '' ? name : `${folder}/${name}`, read, { size, yaml });
}

/** Reading YAML takes fifty times as long as reading JSON. */
const MAX_YAML_BYTES = 2 * 1024 * 1024;

/**
 * A file of a connector, of its bytes or of the reason why there are none.
 * @param file its name in reports
 * @param options.size in bytes, where it is known of a file that was not read
 * @param options.yaml the reader of YAML, where a file may be in that
 */
export function connectorFile(
  role: Role,
  file: string,
  read: Buffer | Unreadable,
  { size, yaml }: { readonly size?: number | undefined; readonly yaml?: Reader | undefined } = {},
): ConnectorFile {
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
  const reader = isYaml(file) ? yaml : undefined;
  const limit = reader && MAX_YAML_BYTES;
  return { role, document: new Document(file, text, { json, reader, bytes, invalidUtf8, limit }) };
}

function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

/**
 * Whether an XML file is an export with records of the registry. Of others only the beginning is read; of one that is too
 * large to be read, piece by piece, whether it speaks of the registry at all.
 */
function isExport(
  name: string,
  { path: folder, boundary, instead }: Pick<FoundConnector, 'path' | 'boundary' | 'instead'>,
): boolean {
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

/** One character for each byte, so that lengths are those of the file. */
const pieceOf = (file: number, buffer: Buffer, at: number): string =>
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

function readInside(path: string, boundary: string, folder: string): Buffer | Unreadable {
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

const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

const shown = (path: string, workingFolder: string): string => relative(workingFolder, path).split(sep).join('/');
