import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../engine/user-error.js';
import { PIPELINE_PATHS, type PipelineChoices, pipelineText } from '../pipeline/pipeline-file.js';
import { type PipelineOptions, pipelineChoices } from './pipeline-choices.js';
import { replaceFiles } from './replace-files.js';

/**
 * `sn-connector pipeline`: writes a pipeline that checks, compares and deploys.
 * @throws UserError `exists` when there is one already, `cannot-write`, and what `pipelineChoices` throws
 */
export function pipeline(options: PipelineOptions): void {
  const choices = pipelineChoices(options);
  const path = join(options.out ?? '.', PIPELINE_PATHS[choices.platform]);
  if (!options.force && lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    throw new UserError(
      'exists',
      `There is a ${path} already; nothing is written.`,
      'Replace it with --force; what was changed in it by hand is then in the difference that Git shows.',
    );
  replaceFiles(dirname(path), [[basename(path), pipelineText(choices)]]);
  process.stdout.write(`${path} is written.\n\n${nextSteps(choices)}\n`);
}

/** What a person sets up once; the beginning of the file says it in full. */
function nextSteps({ platform, environments, route }: PipelineChoices): string {
  if (platform === 'pre-commit') return 'Next: pre-commit install';
  const names = environments.join(', ');
  const once =
    route === 'connector'
      ? 'create the connector once by hand (deploy --create), which gives its ID and its redirect URL'
      : 'write the deployment settings files with "pac solution create-settings"';
  const where =
    platform === 'github'
      ? 'in the settings of the repository'
      : `under Pipelines, and the service connection${route === 'connector' ? ' and the variable group' : ''} of each`;
  return `Next, before the first run (the beginning of the file says how):
  1. ${once};
  2. create the environment${environments.length > 1 ? 's' : ''} ${names} ${where}; name who approves;
  3. make its checks required for the branch.`;
}
