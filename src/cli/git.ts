import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { UserError } from '../engine/user-error.js';

/** How long Git may take, in milliseconds. */
const TIMEOUT = 60_000;
/** What Git may print, in bytes: the names of all files of a large repository, or the files of one connector. */
const MOST_OUTPUT = 512 * 1024 * 1024;

/** A file of a revision. */
export interface GitFile {
  /** Its path from the folder asked for, with forward slashes. */
  readonly path: string;
  /** The name of its content in Git. */
  readonly id: string;
  readonly size: number;
}

/**
 * Settings that would make Git run other programs, fetch, or print what we do not expect. Only commands that read objects
 * are used: no hook, filter or text conversion of a repository is run, and nothing is written.
 */
const SETTINGS = [
  'core.pager=',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'color.ui=false',
  'protocol.allow=never',
];

/** Variables that point Git to another repository than that of the folder, as hooks set them. */
const REDIRECTING =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|TRACE.*|PAGER|EXTERNAL_DIFF)$/i;

/** A revision of the repository that a folder lies in. Reads only. */
export class GitRevision {
  private constructor(
    private readonly executable: string,
    private readonly folder: string,
    /** The folder from the root of the repository, with forward slashes and one at its end; empty for the root. */
    private readonly prefix: string,
    private readonly commit: string,
    /** The revision as it was named. */
    readonly name: string,
  ) {}

  /**
   * Finds a revision.
   * @param name a branch, tag or commit; with `...` at its end, where the present state branched off from it
   * @param folder an existing folder inside the repository
   * @throws UserError `no-git`, `no-repository`, `no-revision` or `git-failed`
   */
  static find(name: string, folder: string): GitRevision {
    const revision = name.endsWith('...') ? name.slice(0, -3) : name;
    if (revision === '' || revision.startsWith('-') || /\p{Cc}/u.test(revision))
      throw new UserError(
        'no-revision',
        `"${name}" is no revision; expected a branch, a tag or a commit.`,
        'For example git:main, git:origin/main or git:v1.2.0.',
      );
    const executable = findGit();
    const prefix = repositoryPrefix(executable, folder);
    const commit = commitOf(executable, folder, revision);
    const base = name.endsWith('...') ? mergeBase(executable, folder, commit, revision) : commit;
    return new GitRevision(executable, folder, prefix, base, name);
  }

  /** The ordinary files at and below the folder in that revision, in the order of Git; links and submodules are left out. */
  files(): GitFile[] {
    const below = this.prefix === '' ? [] : ['--', this.prefix];
    const output = run(this.executable, this.folder, [
      'ls-tree',
      '-r',
      '-z',
      '-l',
      '--full-tree',
      this.commit,
      ...below,
    ]);
    return output
      .toString('utf8')
      .split('\0')
      .flatMap((line): GitFile[] => {
        const match = /^100[0-7]{3} blob ([0-9a-f]{40,64}) +(\d+|BAD)\t(.*)$/s.exec(line);
        if (!match?.[3]?.startsWith(this.prefix)) return [];
        return [{ id: match[1] as string, size: Number(match[2]) || 0, path: match[3].slice(this.prefix.length) }];
      });
  }

  /** The contents of some files, in their order. */
  read(files: readonly GitFile[]): Buffer[] {
    if (files.length === 0) return [];
    const output = run(
      this.executable,
      this.folder,
      ['cat-file', '--batch'],
      files.map(({ id }) => `${id}\n`).join(''),
    );
    let at = 0;
    return files.map(({ id }) => {
      const end = output.indexOf(0x0a, at);
      const [found, type, size] = output.toString('latin1', at, end).split(' ');
      if (end < 0 || found !== id || type !== 'blob') throw partialClone(this.folder);
      const start = end + 1;
      at = start + Number(size) + 1;
      return output.subarray(start, start + Number(size));
    });
  }
}

/** Git by its full path: a file of that name in the folder that is looked at must not be run, as Windows would. */
function findGit(): string {
  const names = process.platform === 'win32' ? ['git.exe'] : ['git'];
  const path = Object.entries(process.env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name);
  }
  throw new UserError(
    'no-git',
    'Git is not installed, or not in a folder of PATH; a revision cannot be read without it.',
    'Install Git, or compare two folders instead.',
    'cannot-run',
  );
}

function repositoryPrefix(executable: string, folder: string): string {
  const { stdout, stderr, status } = attempt(executable, folder, ['rev-parse', '--show-prefix']);
  if (status === 0) return stdout.toString('utf8').replace(/\r?\n$/, '');
  if (/dubious ownership/i.test(stderr))
    throw failed(
      `Git does not read the repository of ${folder}`,
      'it belongs to somebody else',
      `If you trust it: git config --global --add safe.directory ${folder}`,
    );
  throw new UserError(
    'no-repository',
    `${folder} is in no Git repository.`,
    'Name a folder of a repository, or compare two folders instead.',
  );
}

function commitOf(executable: string, folder: string, revision: string): string {
  const args = ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`];
  const { stdout, status } = attempt(executable, folder, args);
  const commit = stdout.toString('latin1').trim();
  if (status === 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  throw new UserError(
    'no-revision',
    `The repository of ${folder} has no revision "${revision}".`,
    `Fetch it (git fetch origin ${revision}) and name origin/${revision}; in a pipeline check out the whole history (actions/checkout with fetch-depth: 0).`,
  );
}

function mergeBase(executable: string, folder: string, commit: string, revision: string): string {
  const { stdout, status } = attempt(executable, folder, ['merge-base', commit, 'HEAD']);
  const base = stdout.toString('latin1').trim();
  if (status === 0 && /^[0-9a-f]{40,64}$/.test(base)) return base;
  throw new UserError(
    'no-revision',
    `The present state and "${revision}" have no common commit here.`,
    'In a pipeline check out the whole history (actions/checkout with fetch-depth: 0), or name the revision without "...".',
  );
}

function run(executable: string, folder: string, args: readonly string[], input = ''): Buffer {
  const { stdout, stderr, status } = attempt(executable, folder, args, input);
  if (status === 0) return stdout;
  if (/lazy fetch|promisor|could not fetch/i.test(stderr)) throw partialClone(folder);
  throw failed(`git ${args[0]} failed`, stderr.split('\n')[0] || 'it says no reason', 'Try the same with git itself.');
}

const partialClone = (folder: string): UserError =>
  failed(
    `The revision cannot be read in ${folder}`,
    'this clone has not all files of its history',
    'Clone without --filter (in actions/checkout: without filter, with fetch-depth: 0), or run git fetch --refetch --no-filter.',
  );

function attempt(
  executable: string,
  folder: string,
  args: readonly string[],
  input = '',
): { readonly stdout: Buffer; readonly stderr: string; readonly status: number | null } {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const { stdout, stderr, status, error } = spawnSync(
    executable,
    ['--no-pager', '--no-replace-objects', '--literal-pathspecs', ...settings, ...args],
    { cwd: folder, input, env: environment(), timeout: TIMEOUT, maxBuffer: MOST_OUTPUT, windowsHide: true },
  );
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ETIMEDOUT')
    throw failed('Git did not answer', `for ${TIMEOUT / 1000} seconds`, 'Try again, or compare two folders.');
  if (code === 'ENOBUFS')
    throw failed('Git printed too much', 'the revision is too large', 'Name the folder of the connector.');
  if (code !== undefined && code !== 'EPIPE') throw failed('Git cannot be run', code, 'Check the installation of Git.');
  return { stdout, stderr: stderr.toString('utf8'), status };
}

/** The environment of a Git that answers in English, asks nothing, and looks at the repository of the folder. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !REDIRECTING.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
  };
}

const failed = (what: string, why: string, hint: string): UserError =>
  new UserError('git-failed', `${what}: ${why}.`, hint, 'cannot-run');
