import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../engine/user-error.js';
import { filesOf, type GeneratedFiles, NO_OVERLAY, type Overlay, PATCHED_FILES } from '../generator/generate.js';
import { jsonText } from '../generator/json-text.js';
import { type Json, mergePatchBetween, NotAPatch } from '../generator/merge-patch.js';
import type { Spec } from '../generator/spec.js';
import { unifiedDiff } from '../report/diff.js';
import type { Paint } from '../report/paint.js';
import { PACKAGE, VERSION } from '../version.js';
import { reasonOf } from './configuration.js';

export const SPEC_FILE = 'spec.json';
export const OVERLAY_FILE = 'overlay.json';
/** paconn writes the id of the connector and its environment into this file, so what is in it stays. */
const SETTINGS_FILE = 'settings.json';

/** What `spec.json` remembers of the last generation: the version, and a hash per file to know what was edited since. */
interface Memory {
  readonly by: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A folder that holds, or will hold, a generated connector. Reads and writes nothing but its own files. */
export class GeneratedFolder {
  /** `spec.json` parsed, without what the toolkit remembers in it; undefined when there is none. */
  readonly spec: unknown;
  readonly overlay: Overlay;
  private readonly remembered: Memory;

  /**
   * @param path as the user gave it
   * @throws UserError `bad-folder` when it is no folder, `bad-spec-file` or `bad-overlay` when its files cannot be read
   */
  constructor(readonly path: string) {
    if (existsSync(path) && !lstatSync(path).isDirectory())
      throw new UserError('bad-folder', `${path} is a file.`, 'Name a folder with --out.');
    const { generated, ...spec } = (this.json(SPEC_FILE, 'bad-spec-file') ?? {}) as Record<string, unknown>;
    this.spec = Object.keys(spec).length > 0 ? spec : undefined;
    this.remembered = recordOf(generated);
    this.overlay = overlayOf(this.json(OVERLAY_FILE, 'bad-overlay'), join(path, OVERLAY_FILE));
  }

  /** True when the toolkit that generated the folder is another version than this one. */
  get isOfOtherVersion(): boolean {
    return this.remembered.by !== '' && this.remembered.by !== MADE_BY;
  }

  /** The files that were edited, or written by somebody else, since the last generation and that would change now. */
  edited(files: GeneratedFiles): readonly string[] {
    const gone = Object.keys(this.remembered.files).filter(
      (name) => !files.has(name) && !this.overlay.own.includes(name),
    );
    return [...files.keys(), ...gone].filter((name) => {
      if (name === SETTINGS_FILE) return false;
      const bytes = this.bytes(name);
      if (bytes === undefined) return false;
      const hash = hashOf(bytes);
      const wanted = files.get(name);
      return hash !== this.remembered.files[name] && (wanted === undefined || hash !== hashOf(Buffer.from(wanted)));
    });
  }

  /** The difference between what is on disk and what would be written. */
  difference(name: string, files: GeneratedFiles, paint: Paint): string {
    const wanted = files.get(name);
    const bytes = this.bytes(name);
    if (bytes === undefined || typeof wanted !== 'string') return '';
    return unifiedDiff(join(this.path, name).replaceAll('\\', '/'), bytes.toString('utf8'), wanted, { paint });
  }

  /**
   * The overlay that keeps edits: a merge patch for the definition and the properties, ownership for every other file.
   * @param last the specification the edited files were generated from
   * @throws UserError `cannot-adopt` when an edit cannot be said by a merge patch
   */
  adopting(edited: readonly string[], last: Spec): Overlay {
    const generated = filesOf(last, NO_OVERLAY);
    const patches = new Map(Object.entries(this.overlay.patches));
    for (const name of edited.filter((file) => PATCHED_FILES.includes(file))) {
      const from = JSON.parse(String(generated.get(name))) as Json;
      const patch = this.patch(name, from);
      if (patch === undefined) patches.delete(name);
      else patches.set(name, patch);
    }
    const own = edited.filter((file) => !PATCHED_FILES.includes(file));
    return { patches: Object.fromEntries(patches), own: [...new Set([...this.overlay.own, ...own])] };
  }

  private patch(name: string, from: Json): Json | undefined {
    try {
      return mergePatchBetween(from, this.json(name, 'cannot-adopt') as Json);
    } catch (error) {
      if (!(error instanceof NotAPatch)) throw error;
      throw new UserError(
        'cannot-adopt',
        `${join(this.path, name)} holds null where the generated file has none; a merge patch (RFC 7396) takes null for a removal.`,
        'Write another value, or discard the edits with --force.',
      );
    }
  }

  /**
   * Writes the files, all or none: each is written beside its place first, then all are put into place.
   * @returns the names of the files that were written or removed
   */
  write(files: GeneratedFiles, spec: Spec, overlay: Overlay): readonly string[] {
    const all = new Map(files);
    if (all.has(SETTINGS_FILE)) all.set(SETTINGS_FILE, this.settings(String(all.get(SETTINGS_FILE))));
    const hashes = Object.fromEntries([...files].map(([name, content]) => [name, hashOf(Buffer.from(content))]));
    all.set(SPEC_FILE, jsonText({ ...spec, generated: { by: MADE_BY, files: hashes } }));
    if (overlay !== NO_OVERLAY && (overlay.own.length > 0 || Object.keys(overlay.patches).length > 0))
      all.set(OVERLAY_FILE, jsonText({ ...overlay.patches, ...(overlay.own.length > 0 ? { own: overlay.own } : {}) }));
    const changed = [...all].filter(([name, content]) => !this.bytes(name)?.equals(Buffer.from(content)));
    const gone = Object.keys(this.remembered.files).filter(
      (name) => !all.has(name) && !overlay.own.includes(name) && this.bytes(name),
    );
    replaceFiles(this.path, changed);
    for (const name of gone) rmSync(join(this.path, name));
    return [...changed.map(([name]) => name), ...gone];
  }

  /** The settings as paconn or the maker completed them; keys of ours are added, the script goes with the script. */
  private settings(generated: string): string {
    const bytes = this.bytes(SETTINGS_FILE);
    if (bytes === undefined) return generated;
    const ours = JSON.parse(generated) as Record<string, unknown>;
    const theirs = this.json(SETTINGS_FILE, 'bad-settings') as Record<string, unknown>;
    const merged = { ...ours, ...theirs };
    if (ours['script'] === undefined && merged['script'] === 'script.csx') delete merged['script'];
    const isSame = JSON.stringify(Object.entries(merged).sort()) === JSON.stringify(Object.entries(theirs).sort());
    return isSame ? bytes.toString('utf8') : jsonText(merged);
  }

  /** The bytes of one of our files; links are not followed, for they may lead out of the folder. */
  private bytes(name: string): Buffer | undefined {
    const path = join(this.path, name);
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (status === undefined) return undefined;
    if (!status.isFile())
      throw new UserError(
        'not-a-file',
        `${path} is a link or a folder; expected a file.`,
        'Remove it, or choose another folder with --out.',
      );
    try {
      return readFileSync(path);
    } catch (error) {
      throw new UserError(
        'cannot-read',
        `${path} cannot be read (${reasonOf(error)}).`,
        'Check the rights.',
        'cannot-run',
      );
    }
  }

  private json(name: string, code: string): unknown {
    const bytes = this.bytes(name);
    if (bytes === undefined) return undefined;
    let value: unknown;
    try {
      value = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
    } catch (error) {
      throw new UserError(
        code,
        `${join(this.path, name)} is not JSON: ${(error as Error).message}.`,
        'Run "sn-connector check" on the folder for the place.',
      );
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new UserError(code, `${join(this.path, name)} is not a JSON object.`, 'Correct it.');
    return value;
  }
}

/**
 * Writes files into a folder, all or none: each is written beside its place first, then all are put into place.
 * @throws UserError `cannot-write`
 */
export function replaceFiles(folder: string, files: readonly (readonly [string, string | Uint8Array])[]): void {
  const staged = files.map(([name, content]) => ({
    name,
    content,
    beside: join(folder, `.${name}.${process.pid}.tmp`),
  }));
  try {
    mkdirSync(folder, { recursive: true });
    for (const { content, beside } of staged) writeFileSync(beside, content, { flag: 'wx' });
    for (const { name, beside } of staged) renameSync(beside, join(folder, name));
  } catch (error) {
    throw new UserError(
      'cannot-write',
      `${folder} cannot be written (${reasonOf(error)}).`,
      'Check the name, the rights and the space on the disk.',
      'cannot-run',
    );
  } finally {
    for (const { beside } of staged) rmSync(beside, { force: true });
  }
}

const MADE_BY = `${PACKAGE}@${VERSION}`;

/** Line ends do not count: version control may change them. */
const hashOf = (bytes: Buffer): string => {
  const isText = !bytes.includes(0);
  return createHash('sha256')
    .update(isText ? bytes.toString('utf8').replaceAll('\r\n', '\n') : bytes)
    .digest('hex');
};

function recordOf(value: unknown): Memory {
  const { by, files } = (value ?? {}) as Partial<Memory>;
  return {
    by: typeof by === 'string' ? by : '',
    files: typeof files === 'object' && files !== null ? Object.fromEntries(Object.entries(files)) : {},
  };
}

function overlayOf(value: unknown, file: string): Overlay {
  if (value === undefined) return NO_OVERLAY;
  const { own, ...patches } = value as Record<string, unknown>;
  const unknown = Object.keys(patches).find((name) => !PATCHED_FILES.includes(name));
  if (unknown !== undefined)
    throw new UserError(
      'bad-overlay',
      `${file} holds "${unknown.slice(0, 80)}"; expected ${PATCHED_FILES.join(', ')} or "own".`,
      'Each holds a JSON Merge Patch; "own" lists files that the generator leaves alone.',
    );
  if (own !== undefined && !(Array.isArray(own) && own.every((name) => typeof name === 'string')))
    throw new UserError('bad-overlay', `"own" in ${file} is not a list of file names.`, 'For example ["readme.md"].');
  return { patches: patches as Overlay['patches'], own: (own as string[] | undefined) ?? [] };
}
