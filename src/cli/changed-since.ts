import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { FoundConnector } from '../connector/find.js';
import { placeInside } from '../connector/folder.js';
import { isBinary } from '../connector/layout.js';
import { type LoadOptions, loadConnector } from '../connector/load.js';
import { type GitFile, GitRevision } from './git.js';
import { keyOfFound, type RevisionSide, revisionIn, sidesAt } from './sides.js';

/**
 * The connectors that differ from a revision: new ones, those with a file more or less, and those with another content of a
 * file, their Teams apps included. Line ends do not count, as Git may change them.
 * @param name a revision, with or without `git:` before it
 * @param reads what is read of a connector; with a reader of YAML, its Teams app
 * @throws UserError `no-git`, `no-repository`, `no-revision` or `git-failed`
 */
export function changedSince(
  targets: readonly FoundConnector[],
  name: string,
  reads: LoadOptions = {},
): FoundConnector[] {
  const known = new Map<string, Former>();
  const at = (boundary: string): Former => {
    const revision = GitRevision.find(revisionIn(name) ?? name, boundary);
    return { revision, sides: new Map(sidesAt(revision, '').map((side) => [side.key, side])) };
  };
  return targets.filter((target) => {
    const former = known.get(target.boundary) ?? at(target.boundary);
    known.set(target.boundary, former);
    if (target.teams !== undefined && appDiffers(target, reads, former.revision)) return true;
    if (target.layout.layout === 'teams') return false;
    const side = former.sides.get(keyOfFound(target));
    return !side || differs(target, side, former.revision);
  });
}

/** A revision, and the connectors in it by their keys. */
interface Former {
  readonly revision: GitRevision;
  readonly sides: ReadonlyMap<string, RevisionSide>;
}

/** Whether a file that a Teams app consists of is new or another, or a file of its folder is gone. */
function appDiffers(found: FoundConnector, reads: LoadOptions, revision: GitRevision): boolean {
  const { boundary, path, folder, teams = '' } = found;
  const placeOf = (file: string): string => relative(boundary, file).split(sep).join('/');
  const root = placeOf(join(path, teams));
  const former = new Map(revision.files().map((file) => [file.path, file]));
  const isGone = (file: string): boolean =>
    (root === '' || file.startsWith(`${root}/`)) && !existsSync(join(boundary, file));
  if ([...former.keys()].some(isGone)) return true;
  return loadConnector(found, reads)
    .files.filter(({ role }) => role.startsWith('teams'))
    .some(({ role, document }) => {
      const name = folder === '' ? document.file : document.file.slice(folder.length + 1);
      const at = join(path, name);
      return fileDiffers(contentOf(at, boundary, path), former.get(placeOf(at)), isBinary(role), revision);
    });
}

function differs({ path, layout, boundary }: FoundConnector, side: RevisionSide, revision: GitRevision): boolean {
  const names = new Set([...layout.files, ...side.layout.files].map(({ name }) => name));
  if (names.size !== layout.files.length || names.size !== side.layout.files.length) return true;
  return layout.files.some(({ role, name }) => {
    const content = contentOf(join(path, name), boundary, path);
    return fileDiffers(content, side.files.get(name), isBinary(role), revision);
  });
}

function fileDiffers(
  content: Buffer | undefined,
  former: GitFile | undefined,
  isBytes: boolean,
  revision: GitRevision,
): boolean {
  if (!former || !content) return true;
  if (blobId(content, former) === former.id) return false;
  return isBytes || plain(content) !== plain(revision.read([former])[0] as Buffer);
}

/** The bytes of a file; undefined for what cannot be read, which is then checked and told. */
function contentOf(path: string, boundary: string, folder: string): Buffer | undefined {
  try {
    const place = placeInside(path, boundary, folder);
    return place === undefined ? undefined : readFileSync(place);
  } catch {
    return undefined;
  }
}

/** The name Git gives to a content; repositories of the newer kind have longer ones. */
const blobId = (content: Buffer, { id }: GitFile): string =>
  createHash(id.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${content.byteLength}\0`)
    .update(content)
    .digest('hex');

const plain = (content: Buffer): string => content.toString('utf8').replaceAll('\r\n', '\n');
