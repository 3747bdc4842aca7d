import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBinary } from '../connector/layout.js';
import { type FoundConnector, placeInside } from '../connector/load.js';
import { type GitFile, GitRevision } from './git.js';
import { keyOfFound, type RevisionSide, revisionIn, sidesAt } from './sides.js';

/**
 * The connectors that differ from a revision: new ones, those with a file more or less, and those with another content of a
 * file. Line ends do not count, as Git may change them.
 * @param name a revision, with or without `git:` before it
 * @throws UserError `no-git`, `no-repository`, `no-revision` or `git-failed`
 */
export function changedSince(targets: readonly FoundConnector[], name: string): FoundConnector[] {
  const known = new Map<string, { revision: GitRevision; sides: ReadonlyMap<string, RevisionSide> }>();
  const at = (boundary: string) => {
    const revision = GitRevision.find(revisionIn(name) ?? name, boundary);
    return { revision, sides: new Map(sidesAt(revision, '').map((side) => [side.key, side])) };
  };
  return targets.filter((target) => {
    const former = known.get(target.boundary) ?? at(target.boundary);
    known.set(target.boundary, former);
    const side = former.sides.get(keyOfFound(target));
    return !side || differs(target, side, former.revision);
  });
}

function differs({ path, layout, boundary }: FoundConnector, side: RevisionSide, revision: GitRevision): boolean {
  const names = new Set([...layout.files, ...side.layout.files].map(({ name }) => name));
  if (names.size !== layout.files.length || names.size !== side.layout.files.length) return true;
  return layout.files.some(({ role, name }) => {
    const file = side.files.get(name);
    const content = contentOf(join(path, name), boundary);
    if (!file || !content) return true;
    if (blobId(content, file) === file.id) return false;
    return isBinary(role) || plain(content) !== plain(revision.read([file])[0] as Buffer);
  });
}

/** The bytes of a file; undefined for what cannot be read, which is then checked and told. */
function contentOf(path: string, boundary: string): Buffer | undefined {
  try {
    const place = placeInside(path, boundary);
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
