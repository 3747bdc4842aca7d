import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isRegistryName } from '../registration/registry-names.js';
import { isTeamsFolder } from '../teams-app/project-files.js';
import { beginningIn, isInside, type Listing, listingOf, namesIn, type Place, type Substitute } from './folder.js';
import { besideTeams, type ConnectorLayout, layoutsOf } from './layout.js';
import { isExport } from './registry-export.js';

/** A connector that was found on disk but not read yet. */
export interface FoundConnector extends Place {
  /** The folder as reports show it: relative to the working folder, forward slashes, empty for the folder itself. */
  readonly folder: string;
  readonly layout: ConnectorLayout;
  readonly entries: readonly string[];
  /** The folder of its Teams app, within its own: a name, or empty for the folder itself. */
  readonly teams?: string | undefined;
}

/** What is looked for beside connectors. */
export interface SearchOptions {
  /** A file of the folder itself that somebody named. */
  readonly chosen?: string | undefined;
  /** Teams apps too: that of a connector lies in its folder or in one right below, any other is yielded for itself. */
  readonly withTeams?: boolean;
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

const shown = (path: string, workingFolder: string): string => relative(workingFolder, path).split(sep).join('/');
