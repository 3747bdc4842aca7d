import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PACKAGE, portableCommand } from '../version.js';

/**
 * The command as it works from a folder: by its short name where npx finds it, else with the package named.
 * @param folder where the person is by then
 */
export const commandHere = (args: string, folder = process.cwd()): string =>
  isInstalledAt(folder) ? `npx sn-connector ${args}` : portableCommand(args);

/** Whether npx finds the command itself: in a clone, whose package is its own, and where the package is installed. */
function isInstalledAt(folder: string): boolean {
  const project = ancestors(folder).find((path) => existsSync(join(path, 'package.json')));
  if (project !== undefined && nameOf(join(project, 'package.json')) === PACKAGE) return true;
  return ancestors(folder).some((path) => existsSync(join(path, 'node_modules', '.bin', 'sn-connector')));
}

function ancestors(folder: string): readonly string[] {
  const paths = [resolve(folder)];
  for (let path = resolve(folder); dirname(path) !== path; path = dirname(path)) paths.push(dirname(path));
  return paths;
}

function nameOf(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown } | null)?.name;
  } catch {
    return undefined;
  }
}

/** A path as a shell takes it for one word. */
export function shellWord(path: string): string {
  if (/^[\p{L}\p{M}\p{N}_./\\:@+,~-]+$/u.test(path)) return path;
  return process.platform === 'win32' ? `"${path}"` : `'${path.replaceAll("'", "'\\''")}'`;
}
