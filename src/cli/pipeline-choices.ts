import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { type FoundConnector, findConnectors } from '../connector/find.js';
import { quoted } from '../connector/json-types.js';
import { UserError } from '../engine/user-error.js';
import type { PipelineChoices } from '../pipeline/pipeline-file.js';
import type { Platform, Route } from '../pipeline/platforms.js';
import { VERSION } from '../version.js';
import { addEnvironment } from './generate-input.js';

export interface PipelineOptions {
  readonly platform: Platform;
  readonly out?: string | undefined;
  readonly force?: boolean | undefined;
  readonly folder?: string | undefined;
  readonly environments?: string | undefined;
  readonly branch?: string | undefined;
  readonly route?: Route | undefined;
  readonly flows?: string | undefined;
}

/**
 * What a pipeline is made of: what was said, completed by what is found in the repository.
 * @throws UserError `usage`, `bad-root`, `bad-name`, `bad-path`, `no-connector`, `many-connectors`, `no-solution`, `unknown-environment`
 */
export function pipelineChoices(options: PipelineOptions): PipelineChoices {
  const { platform, out = '.', route = 'connector' } = options;
  const branch = branchOf(options.branch ?? 'main');
  const common = { platform, version: VERSION, branch, route };
  if (platform === 'pre-commit') {
    refuseDeployment(options);
    return { ...common, folder: '.', environments: [], hasSpec: false };
  }
  refuseOtherRoot(out);
  if (route === 'solution') {
    const folder = solutionIn(out, options.folder ?? onlyFolder(out, 'solution'));
    const flows = options.flows === undefined ? undefined : solutionIn(out, options.flows);
    return { ...common, folder, flows, environments: environmentsOf(options.environments, undefined), hasSpec: false };
  }
  if (options.flows !== undefined)
    throw new UserError(
      'usage',
      '--flows is given without --route solution.',
      'Add --route solution, or leave it out.',
    );
  const folder = connectorIn(out, options.folder ?? onlyFolder(out, 'folder'));
  const known = environmentsIn(resolve(out, folder));
  return {
    ...common,
    folder,
    environments: environmentsOf(options.environments, known, join(out, folder)),
    hasSpec: known !== undefined,
  };
}

function refuseDeployment({ folder, environments, route, flows }: PipelineOptions): void {
  const given = Object.entries({ folder, environments, route, flows }).find(([, value]) => value !== undefined);
  if (given === undefined) return;
  throw new UserError(
    'usage',
    `--${given[0]} is about deploying, and pre-commit only checks.`,
    'Leave it out; "pipeline github" and "pipeline azure-devops" deploy.',
  );
}

/** @throws UserError `bad-root` */
function refuseOtherRoot(out: string): void {
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new UserError(
    'bad-root',
    `--out is ${quoted(out)}, which is no folder; expected the root of the repository that holds the connector.`,
    'Leave --out out in the root of the repository, or name that root.',
  );
}

/** @throws UserError `bad-name` for what a pattern of branches, a shell or YAML would read as more than a name */
function branchOf(name: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/.test(name)) return name;
  throw new UserError(
    'bad-name',
    `--branch is ${quoted(name)}; expected the name of a branch, of letters, digits and . _ / -.`,
    'For example --branch main.',
  );
}

/** @throws UserError `bad-name`, `unknown-environment` */
function environmentsOf(
  given: string | undefined,
  known: readonly string[] | undefined,
  folder = '',
): readonly string[] {
  const names = given?.split(',').map((name) => name.trim()) ?? known ?? ['prod'];
  const seen = new Set<string>();
  for (const name of names) {
    // The same names as in spec.json; jobs and stages are named after them, and stages do not tell - and _ apart.
    const identity = name.toLowerCase().replaceAll('-', '_');
    if (!/^[A-Za-z][\w-]{0,39}$/.test(name) || seen.has(identity))
      throw new UserError(
        'bad-name',
        `--environments has ${quoted(name)}; expected short names of letters and digits, each once.`,
        'For example --environments test,prod.',
      );
    seen.add(identity);
    if (known !== undefined && !known.includes(name))
      throw new UserError(
        'unknown-environment',
        `The environment ${quoted(name)} is not in spec.json, which has ${known.map(quoted).join(', ')}.`,
        `Choose one of these, or add it: ${addEnvironment(folder, name)}`,
      );
  }
  return names;
}

/** The names of the environments in the specification of a generated connector. */
function environmentsIn(folder: string): readonly string[] | undefined {
  try {
    const { environments } = JSON.parse(readFileSync(join(folder, 'spec.json'), 'utf8')) as { environments: object };
    const names = Object.keys(environments);
    return names.length > 0 ? names : undefined;
  } catch {
    return undefined;
  }
}

/** The folder of the only connector below the root, or of the solution that it is in. */
function onlyFolder(out: string, layout: FoundConnector['layout']['layout']): string {
  const found = [...findConnectors(out, [])].filter((one) => one.layout.layout === layout);
  const folders = [...new Set(found.map(({ path }) => (layout === 'solution' ? solutionOf(path) : path)))];
  const [only] = folders;
  const isSolution = layout === 'solution';
  if (only === undefined)
    throw new UserError(
      'no-connector',
      `There is no ${isSolution ? 'unpacked solution with a connector' : 'connector'} in ${rootInWords(out)}.`,
      isSolution
        ? 'Give --out the root of the repository that holds one, or unpack one there with "pac solution unpack --packagetype Both".'
        : 'Give --out the root of the repository that holds one; a connector that is kept in an unpacked solution takes --route solution.',
    );
  if (folders.length > 1)
    throw new UserError(
      'many-connectors',
      `There are ${folders.length} folders to deploy in ${rootInWords(out)}, such as ${folders
        .slice(0, 3)
        .map((folder) => relative(out, folder) || '.')
        .join(', ')}.`,
      'Name one with --folder, and add the others to the pipeline afterwards.',
    );
  return relative(out, only) || '.';
}

/** The folder of a solution, above the one of its connectors. */
const solutionOf = (path: string): string => (/^connectors?$/i.test(basename(path)) ? resolve(path, '..') : path);

/** @throws UserError `bad-path`, `no-connector` */
function connectorIn(out: string, given: string): string {
  const folder = pathIn(out, given);
  const at = resolve(out, folder);
  if (
    existsSync(at) &&
    [...findConnectors(at, [])].some(({ path, layout }) => path === at && layout.layout === 'folder')
  )
    return folder;
  throw new UserError(
    'no-connector',
    `${quoted(folder)} in ${rootInWords(out)} holds no connector for pac: expected apiProperties.json and apiDefinition.swagger.json.`,
    'Give --out the root of the repository and --folder the folder of the connector from there; an unpacked solution takes --route solution.',
  );
}

/** @throws UserError `bad-path`, `no-solution` */
function solutionIn(out: string, given: string): string {
  const folder = pathIn(out, given);
  if (existsSync(join(resolve(out, folder), 'Other', 'Solution.xml'))) return folder;
  throw new UserError(
    'no-solution',
    `${quoted(folder)} in ${rootInWords(out)} is no unpacked solution: Other/Solution.xml is missing.`,
    'Unpack it there: pac solution unpack --zipfile <zip> --folder <folder> --packagetype Both.',
  );
}

/** The root of the repository in a sentence. */
const rootInWords = (out: string): string => (out === '.' ? 'this folder' : quoted(out));

/** A path from the root of the repository that means nothing but itself to a shell, a pattern of paths and YAML. */
function pathIn(out: string, given: string): string {
  const path = (relative(resolve(out), resolve(out, given)) || '.').split(sep).join('/');
  if (/^(?!\.\.(?:\/|$))(?!-)[\p{L}\p{M}\p{N}_. /-]{1,400}$/u.test(path)) return path;
  throw new UserError(
    'bad-path',
    `The folder ${quoted(given)} cannot stand in a pipeline; expected one in the repository, of letters, digits, blanks and . _ / -.`,
    `Name it from the root of the repository, which --out says is ${rootInWords(out)}.`,
  );
}
