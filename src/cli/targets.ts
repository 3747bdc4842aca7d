import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Connector } from '../connector/connector.js';
import { type FoundConnector, findConnectors, loadConnector, type SearchProblem } from '../connector/load.js';
import { connectorsOf } from '../engine/check.js';
import { UserError } from '../engine/user-error.js';

const NO_CONNECTOR =
  'A connector is a folder with apiProperties.json and apiDefinition.swagger.json, or the Connectors folder of an unpacked Power Platform solution. An export of an OAuth record of ServiceNow can be checked alone: name the file.';

/**
 * The connectors at and below some paths, each once. A file stands for the connector of its folder.
 * @param problems receives the folders that could not be searched
 * @param without receives what is to be told about paths that hold no connector beside others that do
 * @param withTeams whether Teams apps count too, with a connector or without
 * @throws UserError `no-such-path`; `no-connector` when there is none at all
 */
export function findTargets(
  paths: readonly string[],
  problems: SearchProblem[],
  without: string[] = [],
  withTeams = false,
): FoundConnector[] {
  const seen = new Set<string>();
  const targets: FoundConnector[] = [];
  const empty: string[] = [];
  for (const path of paths) {
    const unreadable = problems.length;
    let isEmpty = true;
    let folder = path;
    let file: string | undefined;
    if (!isFolder(path)) {
      folder = dirname(path);
      file = basename(path);
    }
    for (const found of findConnectors(folder, problems, process.cwd(), { chosen: file, withTeams })) {
      if (file !== undefined && !(found.path === resolve(folder) && holds(found, file))) continue;
      isEmpty = false;
      const key = `${found.path}\n${found.layout.files.map(({ name }) => name).join('\n')}`;
      if (!seen.has(key)) targets.push(found);
      seen.add(key);
    }
    // Of a folder that cannot be searched that is said, and not what it holds.
    if (isEmpty && problems.length === unreadable) empty.push(path);
  }
  if (targets.length === 0 && problems.length === 0)
    throw new UserError('no-connector', `There is no connector in ${empty.join(' or ')}.`, NO_CONNECTOR);
  without.push(...new Set(empty.map((path) => `There is no connector in ${path}.`)));
  return targets;
}

/**
 * The one connector at or below a path; exports of ServiceNow alone are none.
 * @throws UserError `no-such-path`, `no-connector`, `several-connectors`
 */
export function onlyTarget(folder: string): FoundConnector {
  const problems: SearchProblem[] = [];
  const targets = findTargets([folder], problems).filter(({ layout }) => layout.layout !== 'registry');
  const [target, second] = targets;
  if (target && !second) return target;
  if (target)
    throw new UserError(
      'several-connectors',
      `There are ${targets.length} connectors in ${folder}.`,
      `Name the folder of one, such as ${target.path}.`,
    );
  const [problem] = problems;
  throw new UserError(
    'no-connector',
    problem ? `${folder} cannot be read (${problem.reason}).` : `There is no connector in ${folder}.`,
    NO_CONNECTOR,
  );
}

/**
 * The connector that a text from standard input belongs to: its file is the text, the others are those on disk.
 * @throws UserError `no-connector` when the name is not that of a connector file
 */
export function stdinTarget(name: string): { readonly connector: Connector; readonly file: string } {
  const file = name.replaceAll('\\', '/').replace(/^\.\//, '');
  const text = readFileSync(0, 'utf8');
  const beside = findBeside(name);
  const onDisk = beside && loadConnector(beside);
  if (onDisk) return { connector: onDisk.withTexts(new Map([[file, text]])), file };
  const [alone] = connectorsOf({ [file]: text });
  if (!alone) throw new UserError('no-connector', `${name} is not the name of a connector file.`, NO_CONNECTOR);
  return { connector: alone, file };
}

function findBeside(name: string): FoundConnector | undefined {
  const folder = resolve(dirname(name));
  for (const found of findConnectors(folder, [])) {
    if (found.path !== folder) return undefined;
    if (holds(found, basename(name))) return found;
  }
  return undefined;
}

const holds = (found: FoundConnector, file: string): boolean =>
  found.layout.files.some(({ name }) => name === file) ||
  (found.teams === '' && /\.ya?ml$|^manifest\.json$/i.test(file));

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new UserError('no-such-path', `${path} does not exist.`, 'Name a connector folder, or a folder to search.');
  }
}
