import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
export const COMMAND = join(ROOT, 'dist', 'cli', 'main.cjs');
export const MINIMAL = join(import.meta.dirname, 'minimal-connector');

export interface Result {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Runs the built command in a folder, without a terminal. */
export function run(
  args: readonly string[],
  options: { cwd?: string; input?: string; env?: NodeJS.ProcessEnv } = {},
): Result {
  if (!existsSync(COMMAND)) throw new Error('dist is missing: run "npm run build" first');
  const { FORCE_COLOR: _, ...env } = process.env;
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: options.cwd ?? ROOT,
    input: options.input ?? '',
    env: { ...env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { stdout, stderr, status };
}

/** A folder of its own with some files in it; removed afterwards. */
export function inFolder<T>(files: Readonly<Record<string, string | Uint8Array>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sn-connector-test-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder with the minimal connector at some place in it, some of its files replaced. */
export const inConnector = <T>(files: Readonly<Record<string, string>>, use: (folder: string) => T, at = '.'): T =>
  inFolder({}, (folder) => {
    cpSync(MINIMAL, join(folder, at), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, at, name), text);
    return use(folder);
  });
