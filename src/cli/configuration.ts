import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CONFIG_NAMES, type Configuration, DEFAULT_CONFIGURATION, parseConfiguration } from '../engine/config.js';
import { readText } from './given-file.js';

/** A configuration with the folder that its paths are relative to. */
export interface LoadedConfiguration {
  readonly configuration: Configuration;
  readonly folder: string;
}

/**
 * Reads the configuration a command runs with: the named file, or the first one found from the working folder upwards,
 * up to the root of the repository.
 * @param named the value of `--config`; false for `--no-config`
 * @throws UserError when the named file cannot be read, or a configuration is wrong
 */
export function loadConfiguration(named: string | false | undefined, ruleIds: readonly string[]): LoadedConfiguration {
  const file = named === false ? undefined : named === undefined ? nearestConfiguration() : resolve(named);
  if (file === undefined) return { configuration: DEFAULT_CONFIGURATION, folder: process.cwd() };
  return { configuration: parseConfiguration(readText(file), file, ruleIds), folder: dirname(file) };
}

function nearestConfiguration(): string | undefined {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const found = CONFIG_NAMES.map((name) => join(folder, name)).find((file) => existsSync(file));
    if (found) return found;
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined;
  }
}
