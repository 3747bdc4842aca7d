import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { UserError } from '../engine/user-error.js';
import { findTool } from '../pipeline/tool.js';

/** A command line of Microsoft's toolkit that is installed here. */
export interface Toolkit {
  readonly name: 'atk' | 'teamsapp';
  readonly file: string;
  /** The arguments that come before all others. */
  readonly args: readonly string[];
}

/** The successor first: it brings the schemas and needs no network to validate. */
const TOOLKITS = [
  { name: 'atk', package: '@microsoft/m365agentstoolkit-cli' },
  { name: 'teamsapp', package: '@microsoft/teamsapp-cli' },
] as const;

/**
 * Finds the toolkit that the user installed: in node_modules of the working folder or of one above it, or on the PATH. What
 * lies in the folder of the app itself is not run: it may come from anywhere.
 * @param folder the working folder
 * @param path the value of PATH
 * @throws UserError `no-toolkit`
 */
export function findToolkit(folder: string, path: string): Toolkit {
  const places = path.split(delimiter).filter(isAbsolute);
  for (const { name, package: pkg } of TOOLKITS) {
    for (const modules of nodeModulesAbove(folder)) {
      const script = scriptOf(join(modules, pkg), name);
      if (script) return { name, file: process.execPath, args: [script] };
    }
  }
  for (const { name, package: pkg } of TOOLKITS) {
    for (const place of places) {
      // On Windows the command is a batch file; what it starts lies beside it.
      const script = scriptOf(join(place, 'node_modules', pkg), name);
      if (script) return { name, file: process.execPath, args: [script] };
    }
    const file = findTool(name, { PATH: path });
    if (file !== undefined) return { name, file, args: [] };
  }
  throw new UserError(
    'no-toolkit',
    "Neither of Microsoft's command lines is installed: teamsapp (@microsoft/teamsapp-cli) or atk (@microsoft/m365agentstoolkit-cli).",
    'Install one beside your project, for example with "npm install --save-dev @microsoft/teamsapp-cli@3", and run this again. It is about 360 MB; sn-connector check needs neither.',
    'cannot-run',
  );
}

function nodeModulesAbove(folder: string): readonly string[] {
  const found: string[] = [];
  for (let path = resolve(folder); ; path = dirname(path)) {
    found.push(join(path, 'node_modules'));
    if (dirname(path) === path) return found;
  }
}

/** The script behind a command of a package; undefined where the package is not installed. */
function scriptOf(folder: string, name: string): string | undefined {
  const about = join(folder, 'package.json');
  if (!existsSync(about)) return undefined;
  try {
    const { bin } = JSON.parse(readFileSync(about, 'utf8')) as { bin?: unknown };
    const named = typeof bin === 'string' ? bin : (bin as Record<string, unknown> | undefined)?.[name];
    const script = typeof named === 'string' ? join(folder, named) : undefined;
    return script !== undefined && existsSync(script) ? script : undefined;
  } catch {
    return undefined;
  }
}
