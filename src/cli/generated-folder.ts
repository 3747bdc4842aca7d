import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject } from '../connector/json-types.js';
import { Document } from '../document/document.js';
import { syntaxOf } from '../document/syntax-error.js';
import { UserError } from '../engine/user-error.js';
import {
  FILE_NAMES,
  filesOf,
  type GeneratedFiles,
  ICON_FILE,
  NO_OVERLAY,
  type Overlay,
  ownFiles,
  PATCHED_FILES,
} from '../generator/generate.js';
import { jsonText } from '../generator/json-text.js';
import { type Json, mergePatchBetween, NotAPatch } from '../generator/merge-patch.js';
import type { Spec } from '../generator/spec.js';
import { TEAMS_ENVIRONMENT_FILE } from '../generator/teams/app-names.js';
import { unifiedDiff } from '../report/diff.js';
import type { Paint } from '../report/paint.js';
import { PACKAGE, VERSION } from '../version.js';
import { withVariables } from './environment-file.js';
import { reasonOf } from './given-file.js';
import { OVERLAY_FILE, overlayOf, overlayText } from './overlay-file.js';
import { parentsOf, recover, refuseLinkedFolders, removeEmptyFolders, replaceFiles } from './replace-files.js';

export const SPEC_FILE = 'spec.json';
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
  readonly spec: Readonly<Record<string, unknown>> | undefined;
  /** What applies: the overlay of the folder, or what it inherits. */
  readonly overlay: Overlay;
  /** The overlay of the folder itself. */
  private readonly stored: Overlay | undefined;
  private readonly remembered: Memory;

  /**
   * @param path as the user gave it
   * @param inherited what applies to the definition and the properties where the folder has no overlay of its own
   * @throws UserError `bad-folder` when it is no folder, `bad-spec-file` or `bad-overlay` when its files cannot be read
   */
  constructor(
    readonly path: string,
    inherited: Overlay = NO_OVERLAY,
  ) {
    if (path.trim() === '') throw new UserError('bad-folder', 'The name of the folder is empty.', FOLDER_HINT);
    const there = [path, ...parentsOf(path)].find((one) => existsSync(one));
    if (there !== undefined && !statSync(there).isDirectory())
      throw new UserError(
        'bad-folder',
        there === path
          ? `${path} is a file; expected a folder.`
          : `${path} cannot be a folder, since ${there} is a file.`,
        FOLDER_HINT,
      );
    if (there === path) recover(path, SPEC_FILE, FOLDERS);
    const { generated, ...spec } = this.json(SPEC_FILE, 'bad-spec-file') ?? {};
    this.spec = Object.keys(spec).length > 0 ? spec : undefined;
    this.remembered = memoryOf(generated);
    const stored = this.json(OVERLAY_FILE, 'bad-overlay');
    this.stored = stored && overlayOf(stored, join(path, OVERLAY_FILE));
    this.overlay = this.stored ?? { ...NO_OVERLAY, patches: inherited.patches };
  }

  /** True when the toolkit that generated the folder is another version than this one. */
  get isOfOtherVersion(): boolean {
    return this.remembered.by !== '' && this.remembered.by !== MADE_BY;
  }

  /** The id that paconn wrote into the settings when it created the connector. */
  get connectorId(): string | undefined {
    const { connectorId } = (this.json(SETTINGS_FILE, 'bad-settings') ?? {}) as Record<string, unknown>;
    return typeof connectorId === 'string' && connectorId !== '' ? connectorId : undefined;
  }

  /** The files that were edited, or written by somebody else, since the last generation and that would change now. */
  edited(files: GeneratedFiles, spec: Spec): readonly string[] {
    return [...files.keys(), ...this.gone(files, ownFiles(spec, this.overlay))].filter((name) => {
      if (name === SETTINGS_FILE || name === TEAMS_ENVIRONMENT_FILE) return false;
      const bytes = this.bytes(name);
      if (bytes === undefined) return false;
      const hash = hashOf(bytes);
      const wanted = files.get(name);
      return hash !== this.remembered.files[name] && (wanted === undefined || hash !== hashOf(Buffer.from(wanted)));
    });
  }

  /** The files of the last generation that are none any more. */
  private gone(files: GeneratedFiles, own: readonly string[]): readonly string[] {
    return Object.keys(this.remembered.files).filter((name) => !files.has(name) && !own.includes(name));
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
   * Writes the files, and the specification with what is to be remembered of them; removes those that are none any more.
   * @param icon the maker's own icon, where it is to be put into the folder
   * @param isTrial true to touch nothing
   * @returns the names of the files that were written or removed, or would be
   * @throws UserError `cannot-write`
   */
  write(
    files: GeneratedFiles,
    spec: Spec,
    overlay: Overlay,
    icon: Uint8Array | undefined,
    isTrial: boolean,
  ): readonly string[] {
    const all = new Map(files);
    if (all.has(SETTINGS_FILE)) all.set(SETTINGS_FILE, this.settings(String(all.get(SETTINGS_FILE))));
    const variables = all.get(TEAMS_ENVIRONMENT_FILE);
    if (variables !== undefined)
      all.set(
        TEAMS_ENVIRONMENT_FILE,
        withVariables(this.bytes(TEAMS_ENVIRONMENT_FILE)?.toString('utf8'), String(variables)),
      );
    const hashes = Object.fromEntries([...files].map(([name, content]) => [name, hashOf(Buffer.from(content))]));
    if (icon) all.set(ICON_FILE, icon);
    const adopted = overlay === this.stored ? undefined : overlayText(overlay);
    if (adopted !== undefined) all.set(OVERLAY_FILE, adopted);
    // Last, since it tells of the others.
    all.set(SPEC_FILE, jsonText({ ...this.schema, ...spec, generated: { by: MADE_BY, files: hashes } }));
    const changed = [...all].filter(([name, content]) => !this.bytes(name)?.equals(Buffer.from(content)));
    // An overlay whose last patch was taken back by hand would bring it back.
    const isEmptied = this.stored !== undefined && overlay !== this.stored && adopted === undefined;
    const gone = [...this.gone(files, ownFiles(spec, overlay)), ...(isEmptied ? [OVERLAY_FILE] : [])].filter((name) =>
      this.bytes(name),
    );
    const names = [...changed.map(([name]) => name), ...gone];
    if (isTrial) return names;
    replaceFiles(this.path, changed);
    for (const name of gone) {
      rmSync(join(this.path, name));
      removeEmptyFolders(this.path, name);
    }
    return names;
  }

  /** The settings as paconn or the maker completed them; keys of ours are added, the script goes with the script. */
  private settings(generated: string): string {
    const bytes = this.bytes(SETTINGS_FILE);
    if (bytes === undefined) return generated;
    const ours = JSON.parse(generated) as Record<string, unknown>;
    const theirs = this.json(SETTINGS_FILE, 'bad-settings') ?? {};
    const merged = { ...ours, ...theirs };
    if (ours['script'] === undefined && merged['script'] === 'script.csx') delete merged['script'];
    const isSame = JSON.stringify(Object.entries(merged).sort()) === JSON.stringify(Object.entries(theirs).sort());
    return isSame ? bytes.toString('utf8') : jsonText(merged);
  }

  /**
   * The bytes of a file of the folder; links are not followed, for they may lead out of it.
   * @returns undefined when there is no such file
   * @throws UserError `not-a-file`, `cannot-read`
   */
  bytes(name: string): Buffer | undefined {
    const path = join(this.path, name);
    refuseLinkedFolders(this.path, name);
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

  /** What the specification says about its schema, for editors. */
  private get schema(): { readonly $schema?: unknown } {
    const $schema = this.spec?.['$schema'];
    return $schema === undefined ? {} : { $schema };
  }

  /** A file as a JSON object. What it holds is not quoted in messages: it may be a secret. */
  private json(name: string, code: string): Readonly<Record<string, unknown>> | undefined {
    const bytes = this.bytes(name);
    if (bytes === undefined) return undefined;
    const document = new Document(join(this.path, name), bytes.toString('utf8'));
    if (document.unreadable !== undefined) {
      const { fault } = syntaxOf(document);
      const at = fault && document.lines.positionOf(fault.start);
      throw new UserError(
        code,
        `${document.file}${at ? `:${at.line}:${at.column}` : ''} is not JSON.`,
        'Correct it at that place.',
      );
    }
    const { value } = document;
    if (!isObject(value)) throw new UserError(code, `${document.file} is not a JSON object.`, 'Correct it.');
    return value;
  }
}

/** The folders within that hold generated files. */
const FOLDERS = [...new Set(FILE_NAMES.map((name) => dirname(name)))].filter((name) => name !== '.');

const FOLDER_HINT = 'Name another folder.';

const MADE_BY = `${PACKAGE}@${VERSION}`;

/** Line ends do not count: version control may change them. */
const hashOf = (bytes: Buffer): string => {
  const isText = !bytes.includes(0);
  return createHash('sha256')
    .update(isText ? bytes.toString('utf8').replaceAll('\r\n', '\n') : bytes)
    .digest('hex');
};

/** Only the names of files that the generator makes count, so that a `spec.json` from elsewhere names no other file. */
function memoryOf(value: unknown): Memory {
  const { by, files } = isObject(value) ? value : {};
  return {
    by: typeof by === 'string' ? by : '',
    files: Object.fromEntries(
      FILE_NAMES.flatMap((name) => {
        const hash = isObject(files) ? files[name] : undefined;
        return typeof hash === 'string' ? [[name, hash]] : [];
      }),
    ),
  };
}
