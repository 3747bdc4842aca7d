import { statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Connector } from '../connector/connector.js';
import { connectorsAround, type FoundConnector, findConnectors, type SearchProblem } from '../connector/find.js';
import { loadConnector } from '../connector/load.js';
import { MAX_DOCUMENT_BYTES } from '../document/document.js';
import { connectorsOf } from '../engine/check.js';
import { UserError } from '../engine/user-error.js';
import { readStandardInput } from './standard-input.js';

const A_CONNECTOR =
  'A connector is a folder with apiProperties.json and apiDefinition.swagger.json, or the Connectors folder of an unpacked Power Platform solution.';
/** For commands that look at what else there is of both sides. */
const OR_ALONE = `${A_CONNECTOR} An export of an OAuth record of ServiceNow and a Teams app (teamsapp.yml, m365agents.yml, or manifest.json with what it names) can be checked alone: name the file or the folder.`;

/**
 * The connectors at and below some paths, each once. A file stands for the connector of its folder.
 * @param problems receives the folders that could not be searched
 * @param without receives what is to be told about paths that hold no connector beside others that do
 * @param withTeams whether Teams apps count too, with a connector or without
 * @param hint what is looked for, where there is none
 * @throws UserError `no-such-path`; `no-connector` when there is none at all
 */
export function findTargets(
  paths: readonly string[],
  problems: SearchProblem[],
  without: string[] = [],
  withTeams = false,
  hint = withTeams ? OR_ALONE : A_CONNECTOR,
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
    throw new UserError('no-connector', `There is no connector in ${empty.map(placeInWords).join(' or ')}.`, hint);
  without.push(...new Set(empty.map((path) => `There is no connector in ${placeInWords(path)}.`)));
  return targets;
}

/**
 * The one connector at or below a path; exports of ServiceNow alone are none, nor is a Teams app.
 * @param withTeams whether the Teams app of the connector belongs to it
 * @throws UserError `no-such-path`, `no-connector`, `several-connectors`
 */
export function onlyTarget(folder: string, withTeams = false): FoundConnector {
  const problems: SearchProblem[] = [];
  const targets = findTargets([folder], problems, [], withTeams, A_CONNECTOR).filter(
    ({ layout }) => layout.layout !== 'registry' && layout.layout !== 'teams',
  );
  const [target, second] = targets;
  if (target && !second) return target;
  if (target)
    throw new UserError(
      'several-connectors',
      `There are ${targets.length} connectors in ${placeInWords(folder)}.`,
      `Name the folder of one, such as ${target.folder || target.path}.`,
    );
  const [problem] = problems;
  throw new UserError(
    'no-connector',
    problem ? `${folder} cannot be read (${problem.reason}).` : `There is no connector in ${placeInWords(folder)}.`,
    A_CONNECTOR,
  );
}

/** A file of a Teams app lies at most so deep below the connector, as `teams/appPackage/apiSpecificationFile` does. */
const MOST_ABOVE = 4;

/**
 * The connector or Teams app that a text from standard input belongs to, as if the text stood in its folder: its file is
 * the text, the others are those on disk.
 * @param name of the file, which need not be there
 * @throws UserError `no-connector` when the name is not that of a file that is checked
 */
export async function stdinTarget(name: string): Promise<{ readonly connector: Connector; readonly file: string }> {
  const instead = { path: resolve(name.replaceAll('\\', '/')), bytes: await readStandardInput(MAX_DOCUMENT_BYTES) };
  const file = relative(process.cwd(), instead.path).split(sep).join('/');
  const around = [...connectorsAround(instead, levelsAbove(file))];
  const isApp = around.some(({ teams }) => teams !== undefined);
  const yaml = isApp || around.length === 0 ? (await import('../teams-app/read-yaml.js')).readYaml : undefined;
  const holding = around
    .map((found) => loadConnector(found, { yaml }))
    .filter(({ documents }) => documents.some((document) => document.file === file));
  // A connector is that of its own folder; an app goes with the connector above it.
  const connector = holding[0]?.layout === 'teams' ? holding.at(-1) : holding[0];
  const [alone] = connector ? [connector] : connectorsOf({ [file]: instead.bytes.toString('utf8') }, yaml);
  if (!alone) throw new UserError('no-connector', `${name} is not the name of a file that is checked.`, OR_ALONE);
  return { connector: alone, file };
}

/** How many folders above that of a file are looked at: none above the working folder. */
const levelsAbove = (file: string): number =>
  file.startsWith('../') || isAbsolute(file) ? MOST_ABOVE : Math.min(MOST_ABOVE, file.split('/').length - 1);

const holds = (found: FoundConnector, file: string): boolean =>
  found.layout.files.some(({ name }) => name === file) || (found.teams === '' && /\.(?:ya?ml|json)$/i.test(file));

/** A path in a sentence that ends with it. */
const placeInWords = (path: string): string => (path === '.' ? 'this folder' : path);

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new UserError('no-such-path', `${path} does not exist.`, 'Name a connector folder, or a folder to search.');
  }
}
