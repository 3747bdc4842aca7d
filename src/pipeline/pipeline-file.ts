import azureDevOps from '../../templates/pipeline/azure-devops.yml.hbs';
import github from '../../templates/pipeline/github.yml.hbs';
import preCommit from '../../templates/pipeline/pre-commit.yaml.hbs';
import { template } from '../generator/templates.js';
import { PACKAGE } from '../version.js';
import type { Platform, Route } from './platforms.js';

/** What a pipeline is made of. Paths are relative to the root of the repository, with forward slashes. */
export interface PipelineChoices {
  readonly platform: Platform;
  /** The version of this package that the pipeline runs. */
  readonly version: string;
  /** The branch that is deployed. */
  readonly branch: string;
  readonly route: Route;
  /** The folder of the connector, or of the unpacked solution that holds it. */
  readonly folder: string;
  /** The folder of the unpacked solution that uses the connector. */
  readonly flows?: string | undefined;
  /** The environments to deploy to, one after the other. */
  readonly environments: readonly string[];
  /** Whether the connector has a `spec.json`, which says what differs between the environments. */
  readonly hasSpec: boolean;
}

/** The file that a pipeline is written into, from the root of the repository. */
export const PIPELINE_PATHS: Readonly<Record<Platform, string>> = {
  github: '.github/workflows/sn-connector.yml',
  'azure-devops': '.azure-pipelines/sn-connector.yml',
  'pre-commit': '.pre-commit-config.yaml',
};

const TEMPLATES = {
  github: template(github),
  'azure-devops': template(azureDevOps),
  'pre-commit': template(preCommit),
};

/**
 * The files that are checked, as a regular expression of Python: those of pac and paconn, of an unpacked solution, of a Teams
 * app, and the exports of ServiceNow's registry by the names that it gives them.
 */
export const CHECKED_FILES = `(?i)(^|/)(${[
  'apiProperties\\.json|apiDefinition(\\.swagger)?\\.json|settings\\.json|script\\.csx|icon\\.png',
  '(teamsapp|m365agents)(\\.[\\w-]+)?\\.ya?ml|declarativeAgent[^/]*\\.json|ai-plugin[^/]*\\.json',
  'oauth_(entity|jwt|oidc_entity)[^/]*\\.(xml|json)',
].join('|')})$|(^|/)(Connectors?|appPackage)/`;

/** The text of a pipeline. */
export function pipelineText(choices: PipelineChoices): string {
  const { platform, version, branch, folder, flows, environments } = choices;
  const solution = choices.route === 'solution';
  const roots = [folder, ...(flows === undefined ? [] : [flows]), ...(solution ? ['deployment-settings'] : [])];
  return TEMPLATES[platform]({
    package: `${PACKAGE}@${version}`,
    branch,
    folder,
    flows: flows ?? false,
    solution,
    hasSpec: choices.hasSpec,
    roots: [...roots.map((root) => (root === '.' ? '*' : root)), PIPELINE_PATHS[platform]],
    paths: [...roots.map((root) => (root === '.' ? '**' : `${root}/**`)), PIPELINE_PATHS[platform]],
    environments: environments.map((name, index) =>
      environmentModel(name, environments[index - 1], flows !== undefined),
    ),
    files: CHECKED_FILES,
    compare: `sn-connector diff . --against git:origin/${branch}...`,
  });
}

/** The jobs of an environment; each waits for those of the environment before it. */
function environmentModel(name: string, before: string | undefined, hasFlows: boolean) {
  const last = hasFlows ? flowsJob : deployJob;
  return {
    name,
    group: `sn-connector-${name}`,
    job: deployJob(name),
    stage: stageOf(deployJob(name)),
    title: `Deploy to ${name}`,
    flowsJob: flowsJob(name),
    flowsStage: stageOf(flowsJob(name)),
    flowsTitle: `Deploy flows to ${name}`,
    needs: before === undefined ? 'check' : last(before),
    needsStage: stageOf(before === undefined ? 'check' : last(before)),
  };
}

const deployJob = (environment: string): string => `deploy-${environment}`;
const flowsJob = (environment: string): string => `flows-${environment}`;
/** The names of stages have no hyphens. */
const stageOf = (job: string): string => job.replaceAll('-', '_');
