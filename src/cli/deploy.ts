import { join } from 'node:path';
import { isEnvironmentVariable } from '../connector/addresses.js';
import type { Connector } from '../connector/connector.js';
import { UserError } from '../engine/user-error.js';
import { withoutBeginning } from '../exchange/secret-spellings.js';
import { Secrets } from '../exchange/secrets.js';
import { isPlaceholderText } from '../facts/client-placeholders.js';
import { DEFINITION_FILE, ICON_FILE, PROPERTIES_FILE, SCRIPT_FILE } from '../generator/generate.js';
import { type DeployTarget, type GivenTarget, isEnvironmentId, targetOf } from '../pipeline/deploy-target.js';
import { findTool } from '../pipeline/tool.js';
import {
  type PaconnSecret,
  type PowerAppsService,
  pacArguments,
  paconnArguments,
  paconnSecretText,
} from '../pipeline/tool-command.js';
import { type UploadCopy, uploadCopy } from '../pipeline/upload-copy.js';
import { plannedFolder } from '../pipeline/upload-folder.js';
import { secretSourceOf, withoutSecret } from '../pipeline/upload-secret.js';
import { checkUpload, type DeployCheckOptions } from './deploy-check.js';
import { type Content, commandLine, remarks, secretRemarks } from './deploy-report.js';
import { secretPlan, type UploadSecret, uploadSecret } from './deploy-secret.js';
import { type DeploySource, deploySource, iconOf, knownTarget, serviceOf } from './deploy-source.js';
import { type Upload, upload } from './deploy-upload.js';
import { secretValues, valuesOf } from './deploy-values.js';
import { EXIT, sayable } from './exit.js';

export interface DeployOptions extends GivenTarget, DeployCheckOptions {
  readonly folder: string;
  readonly environment?: string | undefined;
  readonly secretEnv?: string | undefined;
  readonly placeholder?: readonly string[] | undefined;
  /** Seconds. */
  readonly timeout: number;
  readonly dryRun?: boolean | undefined;
}

/** The longest time limit, in seconds: an update by pac has been seen to hang for half an hour and to succeed. */
const LONGEST_TIMEOUT = 7200;

/**
 * `sn-connector deploy`: makes the copy of a connector that is uploaded to one environment, checks it, and gives it to pac
 * or paconn.
 * @throws UserError for wrong usage, files that cannot be uploaded, a missing tool, and what the tool did not do
 */
export async function deploy(given: DeployOptions): Promise<void> {
  const options = withEnvironmentId(given);
  const { folder, timeout } = options;
  if (!(timeout >= 1 && timeout <= LONGEST_TIMEOUT))
    throw new UserError(
      'usage',
      `--timeout is ${Number.isNaN(timeout) ? 'no number' : timeout}; expected seconds, from 1 to ${LONGEST_TIMEOUT}.`,
      'The default is 2400.',
    );
  const source = deploySource(folder, options.environment);
  const target = targetOf(options, knownTarget(source, options.environmentId));
  const service = target.tool === 'paconn' ? serviceOf(source.connector) : {};
  const values = valuesOf(options.placeholder ?? [], process.env);
  const copy = uploadCopy(source.connector, values);
  const { connector, filled } = withoutSecret(source.connector, copy.connector);
  const known = Secrets.of([], secretValues(values));
  process.stdout.write(known.mask(heading(source, target, copy)));
  if (!(await isFit(connector, copy, options, known))) return;

  const tool = findTool(target.tool);
  if (tool === undefined && !options.dryRun) throw missingTool(target);
  const secretSource = secretSourceOf(connector);
  tell(remarks(target, { ...contentOf(connector), plan: secretPlan(secretSource, target, connector) }));
  const isPerson = secretSource.from === 'person';
  const plan: UploadSecret = options.dryRun
    ? plannedSecret(target, isPerson)
    : await uploadSecret(connector, secretSource, target, options.secretEnv, filled);
  if (isPerson && !options.dryRun)
    tell(secretRemarks(target, { isGiven: plan.secret !== undefined, isGeneric: hasTemplates(connector) }));

  const secrets = Secrets.of(
    [],
    [...(plan.secret === undefined ? [] : [plan.secret]), ...secretValues(values), ...secretsIn(connector)],
  );
  const { secret = '' } = plan;
  const say = (text: string): string => sayable(withoutBeginning(secrets.mask(text), secret));
  const argumentsFor = argumentsOf(target, plan, service);
  const job: Upload = { source, target, connector, plan, say, argumentsFor, options };
  if (options.dryRun) {
    process.stdout.write(`\n${say(commandLine(target, plannedArguments(job)))}\n\nNothing is run.\n`);
    return;
  }
  await upload(job, tool as string);
}

/** pac and paconn call the ID of an environment so; what is one is taken for one. */
function withEnvironmentId(options: DeployOptions): DeployOptions {
  const { environment, environmentId } = options;
  if (environment === undefined || environmentId !== undefined || !isEnvironmentId(environment)) return options;
  return { ...options, environment: undefined, environmentId: environment };
}

const contentOf = (connector: Connector): Omit<Content, 'plan'> => ({
  hasScript: connector.document('script') !== undefined,
  hasIcon: iconOf(connector) !== undefined,
  hasReferences: connector.documents.some(({ text }) => isEnvironmentVariable(text)),
});

/** The arguments of the tool, as soon as it is known where the files are. */
function argumentsOf(target: DeployTarget, plan: UploadSecret, service: PowerAppsService): Upload['argumentsFor'] {
  const { isOption } = paconnSecretText(plan.inFile ?? '');
  const dummy = plan.dummy === undefined ? undefined : { dummy: plan.dummy };
  return (paths, secretFile) => {
    const secret: PaconnSecret = secretFile === undefined ? dummy : { file: secretFile, isOption };
    return target.tool === 'pac' ? pacArguments(target, paths) : paconnArguments(target, paths, secret, service);
  };
}

function heading({ connector, environment, isMain }: DeploySource, target: DeployTarget, copy: UploadCopy): string {
  // With a policy for the host, the one of the definition is never called.
  const isFixed = !connector.policies.some(({ template }) => template === 'dynamichosturl');
  const host = isFixed ? connector.definition?.root.string('host') : undefined;
  const lines = [
    `${connector.folder || '.'}${environment === undefined ? '' : ` for the environment "${environment}"`}${host ? `, host ${host}` : ''}: ${target.action} with ${target.tool}${target.environmentId === undefined ? '' : ` in ${target.environmentId}`}`,
    ...(isMain ? [] : [`  its instance and client ID are those of "${environment}"`]),
    ...copy.differences.map((difference) => `  ${difference}`),
  ];
  return `${lines.map(sayable).join('\n')}\n`;
}

async function isFit(connector: Connector, copy: UploadCopy, options: DeployOptions, known: Secrets): Promise<boolean> {
  const isChecked = await checkUpload(connector, options, (text) => known.mask(text));
  if (copy.unfilled.length > 0)
    process.stderr.write(
      `${sayable(`The files name variables that have no value here: ${copy.unfilled.slice(0, 20).join(', ')}. To fill them in from the environment: --placeholder ${copy.unfilled[0]}`)}\n`,
    );
  if (isChecked) return true;
  process.stderr.write('Nothing is uploaded: the copy does not pass the check in profile "deploy".\n');
  process.exitCode = EXIT.findings;
  return false;
}

const tell = (lines: readonly string[]): void => {
  for (const line of lines) process.stdout.write(`${line}\n`);
};

const hasTemplates = ({ oauthSettings }: Connector): boolean =>
  oauthSettings.some(({ provider }) => provider?.toLowerCase() === 'oauth2generic');

/** A dry run does not ask for the secret. */
const plannedSecret = ({ tool }: DeployTarget, isPerson: boolean): UploadSecret => ({
  secret: undefined,
  inFile: tool === 'paconn' && isPerson ? 'planned' : undefined,
  dummy: undefined,
});

/** The arguments of a run that is not made: the name of the folder is not known yet. */
function plannedArguments({ connector, plan, argumentsFor }: Upload): readonly string[] {
  const folder = plannedFolder();
  return argumentsFor(
    {
      definition: join(folder, DEFINITION_FILE),
      properties: join(folder, PROPERTIES_FILE),
      icon: iconOf(connector) && join(folder, ICON_FILE),
      script: connector.document('script') && join(folder, SCRIPT_FILE),
    },
    plan.inFile === undefined ? undefined : join(folder, 'secret.txt'),
  );
}

/** Secrets that stand in the files all the same. */
const secretsIn = (connector: Connector): readonly string[] =>
  connector.oauthSettings.flatMap(({ node }) => {
    const text = node.getIgnoringCase('clientSecret')?.text ?? '';
    return text.length < 6 || isPlaceholderText(text) || isEnvironmentVariable(text) ? [] : [text];
  });

const missingTool = ({ tool }: DeployTarget): UserError =>
  new UserError(
    'missing-tool',
    `${tool} is not installed, or not on the PATH.`,
    tool === 'pac'
      ? 'Install it: dotnet tool install --global Microsoft.PowerApps.CLI.Tool. Then sign in: pac auth create.'
      : 'Install it: pip install paconn. Then sign in: paconn login.',
    'cannot-run',
  );
