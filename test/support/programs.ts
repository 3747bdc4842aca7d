import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first program of these names on the PATH, with its path. */
export function programOf(...names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const ends = process.platform === 'win32' ? ['.exe'] : [''];
  return names
    .flatMap((name) => folders.flatMap((folder) => ends.map((end) => join(folder, name + end))))
    .find((path) => existsSync(path));
}

/** True when a program says its version: one on the PATH may be a mere note on how to install it. */
export const runs = (program: string): boolean =>
  spawnSync(program, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
