import { relative, resolve, sep } from 'node:path';
import { Connector } from '../connector/connector.js';
import { type FoundConnector, type SearchProblem, SKIPPED } from '../connector/find.js';
import { type ConnectorLayout, layoutsOf } from '../connector/layout.js';
import { connectorFile, loadConnector } from '../connector/load.js';
import { MAX_DOCUMENT_BYTES } from '../document/document.js';
import { UserError } from '../engine/user-error.js';
import type { GitFile, GitRevision } from './git.js';
import { findTargets } from './targets.js';

/** A connector on one side of a comparison, read when it is compared. */
export interface Side {
  /** What it has in common with its counterpart: its place below the folder that was named, and its prefix there. */
  readonly key: string;
  /** The files it lies in, by role and name. */
  readonly layout: ConnectorLayout;
  load(): Connector;
}

/**
 * The connectors at and below a path on disk.
 * @throws UserError `no-such-path` or `no-connector`
 */
export const sidesOnDisk = (path: string, problems: SearchProblem[]): Side[] =>
  findTargets([path], problems).map((found) => ({
    key: keyOfFound(found),
    layout: found.layout,
    load: () => loadConnector(found),
  }));

/** A connector of a revision, with the names of its files in Git. */
export interface RevisionSide extends Side {
  /** Its place below the folder that was named. */
  readonly place: string;
  readonly files: ReadonlyMap<string, GitFile>;
}

/**
 * The connectors at and below a folder in a revision.
 * @param shown the folder as reports show it
 */
export function sidesAt(revision: GitRevision, shown: string): RevisionSide[] {
  const byFolder = new Map<string, Map<string, GitFile>>();
  for (const file of revision.files()) {
    const slash = file.path.lastIndexOf('/');
    const place = slash < 0 ? '' : file.path.slice(0, slash);
    const files = byFolder.get(place) ?? new Map<string, GitFile>();
    files.set(file.path.slice(slash + 1), file);
    byFolder.set(place, files);
  }
  return [...byFolder]
    .filter(([place]) => !place.split('/').some((name) => SKIPPED.has(name)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([place, files]) => {
      const names = [...files.keys()].sort();
      const folder = `${revision.name}:${[shown, place].filter((part) => part !== '').join('/')}`;
      return layoutsOf(names).map((layout) => ({
        key: keyOf(place, layout),
        layout,
        place,
        files,
        load: () => connectorAt(revision, folder, layout, files, names),
      }));
    });
}

function connectorAt(
  revision: GitRevision,
  folder: string,
  layout: ConnectorLayout,
  files: ReadonlyMap<string, GitFile>,
  names: readonly string[],
): Connector {
  const listed = layout.files
    .filter(({ role }) => role !== 'registration' && role !== 'spec')
    .map(({ role, name }) => ({ role, name, file: files.get(name) as GitFile }));
  const wanted = listed.filter(({ file }) => file.size <= MAX_DOCUMENT_BYTES);
  const contents = new Map(revision.read(wanted.map(({ file }) => file)).map((bytes, index) => [wanted[index], bytes]));
  const separator = folder.endsWith(':') ? '' : '/';
  return new Connector(
    folder,
    listed.map((each) =>
      connectorFile(each.role, `${folder}${separator}${each.name}`, contents.get(each) ?? 'too-large'),
    ),
    layout.layout,
    names,
  );
}

/** The key of a connector on disk. */
export const keyOfFound = ({ boundary, path, layout }: FoundConnector): string =>
  keyOf(relative(boundary, path).split(sep).join('/'), layout);

/** A folder holds one connector for pac and paconn, and one of a solution for each prefix. */
function keyOf(place: string, { layout, files }: ConnectorLayout): string {
  if (layout === 'folder') return place;
  const name = files[0]?.name.toLowerCase() ?? '';
  return `${place}\n${name.slice(0, name.lastIndexOf('_'))}`;
}

/** Connectors of two sides that belong together, and those that only one side has. */
export interface Pairing {
  readonly pairs: readonly { readonly old: Side; readonly now: Side }[];
  readonly gone: readonly Side[];
  readonly fresh: readonly Side[];
}

/** Exports of ServiceNow and Teams apps that lie alone are no state of a connector. */
const isState = ({ layout }: Side): boolean => layout.layout === 'folder' || layout.layout === 'solution';

/** Pairs connectors by their place; what is left over is one pair when each side has one. */
export function pairSides(old: readonly Side[], now: readonly Side[]): Pairing {
  const present = now.filter(isState);
  const byKey = new Map(present.map((side) => [side.key, side]));
  const pairs: { old: Side; now: Side }[] = [];
  const gone: Side[] = [];
  for (const side of old.filter(isState)) {
    const counterpart = byKey.get(side.key);
    if (counterpart) pairs.push({ old: side, now: counterpart });
    else gone.push(side);
  }
  const paired = new Set(pairs.map((pair) => pair.now));
  const fresh = present.filter((side) => !paired.has(side));
  const [before, after] = [gone[0], fresh[0]];
  if (!before || !after || gone.length > 1 || fresh.length > 1) return { pairs, gone, fresh };
  return { pairs: [...pairs, { old: before, now: after }], gone: [], fresh: [] };
}

/** The revision that `git:<revision>` names; undefined for other texts. */
export const revisionIn = (text: string): string | undefined => (text.startsWith('git:') ? text.slice(4) : undefined);

/** A path as reports show it: from the working folder, with forward slashes, empty for the working folder itself. */
export const shownPath = (path: string): string => relative(process.cwd(), resolve(path)).split(sep).join('/');

/** @throws UserError `usage` for anything but `git:<revision>` */
export function givenRevision(text: string, option: string): string {
  const revision = revisionIn(text);
  if (revision !== undefined) return revision;
  throw new UserError(
    'usage',
    `${option} is "${text}"; expected "git:" and a revision.`,
    `For example ${option} git:main. To compare two folders, name both: sn-connector diff old new.`,
  );
}
