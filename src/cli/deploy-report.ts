import type { DeployTarget } from '../pipeline/deploy-target.js';
import { likelyRedirectUrl } from '../pipeline/tool-result.js';
import { commandHere, shellWord } from './command-here.js';
import type { DeploySource } from './deploy-source.js';

/** The command as a person would type it. */
export const commandLine = ({ tool }: DeployTarget, args: readonly string[]): string =>
  [tool, ...args].map(shellWord).join(' ');

/** What is uploaded besides the definition and the properties. */
export interface Content {
  readonly hasScript: boolean;
  readonly hasIcon: boolean;
  /** Whether the files name environment variables of the Power Platform environment. */
  readonly hasReferences: boolean;
  /** What is to be said about the secret. */
  readonly plan: string | undefined;
}

/** What is said before anybody is asked for anything: what cannot be undone, and what the tools do without a word. */
export function remarks(
  { tool, action, solution, environmentId }: DeployTarget,
  { hasScript, hasIcon, hasReferences, plan }: Content,
): readonly string[] {
  const isCreation = action === 'create';
  const said: string[] = [];
  if (isCreation && solution === undefined)
    said.push(
      `This makes a connector outside your solutions, and it cannot be added to one later (Microsoft's text of 2022). ${tool === 'pac' ? 'To make it in a solution: --solution NAME.' : 'To make it in a solution: --tool pac --solution NAME.'}`,
    );
  if (environmentId === undefined)
    said.push(
      'It goes to the environment of the active profile of pac, which "pac auth list" shows. To be sure of it, name it with --environment-id.',
    );
  if (!isCreation && !hasScript)
    said.push('There is no script to upload: the update removes the script that the platform holds, if there is one.');
  if (!hasIcon)
    said.push(`There is no icon.png to upload: the connector ${isCreation ? 'gets' : 'may get'} the default icon.`);
  if (hasReferences)
    said.push(
      'The files name environment variables of the environment. The platform reads them when the connector is saved: update it again after one was changed.',
    );
  return plan === undefined ? said : [...said, plan];
}

/** What is said when it is known whether there is a secret. */
export function secretRemarks(
  { tool, action }: DeployTarget,
  { isGiven, isGeneric }: { readonly isGiven: boolean; readonly isGeneric: boolean },
): readonly string[] {
  if (!isGiven)
    return [
      action === 'create' || tool === 'paconn'
        ? 'No client secret is uploaded. If the client has one, enter it on the Security tab.'
        : 'No client secret is uploaded: the update erases the one that the platform holds. Enter it on the Security tab again.',
    ];
  return tool === 'paconn' && isGeneric
    ? [
        'With provider oauth2generic, paconn has been reported to send the placeholder of the secret as it stands (issue 3127 of microsoft/PowerPlatformConnectors). If signing in fails, enter the secret on the Security tab.',
      ]
    : [];
}

/** What comes after an upload. */
export function nextAfter(
  path: string,
  source: DeploySource,
  target: DeployTarget,
  connectorId: string,
  isRecorded: boolean,
): string {
  const named =
    source.environment === undefined || source.isMain ? '' : ` --environment ${shellWord(source.environment)}`;
  const isCreation = target.action === 'create';
  const done = `${target.tool} ${isCreation ? 'made' : 'updated'} the connector ${connectorId}.`;
  const kept = isRecorded ? ' The ID is kept in settings.json.' : '';
  const hasOAuth = source.connector.oauthSettings.length > 0;
  const steps = [
    ...(hasOAuth && (isCreation || source.redirectUrl === undefined)
      ? redirectSteps(path, named, target, connectorId)
      : []),
    hasOAuth
      ? [
          'Create a new connection: one that is there keeps the settings it was made with. Test it again after 31 minutes.',
        ]
      : ['Create a connection and test it.'],
    ...(isCreation && target.solution !== undefined && hasOAuth
      ? [
          [
            'In the next environment, import the solution with the connector first and alone. Then enter the client secret, which is not carried over, and record the redirect URL there, which is another one.',
          ],
        ]
      : []),
    ...(isCreation
      ? [
          [
            'From now on, update it:',
            `     ${commandHere(`deploy ${shellWord(path)} --tool ${target.tool}${named}${target.environmentId === undefined ? '' : ` --environment-id ${target.environmentId}`} --update --connector-id ${connectorId}${target.solution === undefined ? '' : ` --solution ${target.solution}`}`)}`,
          ],
        ]
      : []),
  ];
  const lines = steps.flatMap(([first, ...rest], index) => [`  ${index + 1}. ${first}`, ...rest]);
  return `${[`${done}${kept}`, '', 'Next:', ...lines].join('\n')}\n`;
}

function redirectSteps(path: string, named: string, { tool }: DeployTarget, connectorId: string): readonly string[][] {
  const likely = tool === 'paconn' ? likelyRedirectUrl(connectorId) : undefined;
  return [
    [
      'Read the redirect URL on the Security tab of the connector.',
      ...(tool === 'pac'
        ? [
            `     Or in the file that this writes, at redirectUrl: pac connector download --connector-id ${connectorId} --outputDirectory downloaded`,
          ]
        : likely === undefined
          ? []
          : [`     In the public cloud it should be ${likely}; compare it there.`]),
    ],
    [
      'Record it, and have it registered in ServiceNow as the command then says:',
      `     ${commandHere(`redirect ${shellWord(path)}${named} --url REDIRECT_URL`)}`,
    ],
  ];
}

/** How to find out what became of the connector, where nothing can be said about it. */
export function howToLook({ tool, action, connectorId, environmentId }: DeployTarget): string {
  const place = (option: string): string => (environmentId === undefined ? '' : ` ${option} ${environmentId}`);
  if (action === 'update') {
    const see =
      tool === 'pac'
        ? `pac connector download --connector-id ${connectorId}${place('--environment')} --outputDirectory downloaded`
        : `paconn download --cid ${connectorId}${place('--env')} --dest downloaded`;
    return `An update may be repeated. To see what the platform holds: ${see}`;
  }
  return tool === 'pac'
    ? `Look before you try again, so that no second connector is made: pac connector list${place('--environment')}`
    : 'Look at the custom connectors of the environment on make.powerapps.com before you try again, so that no second one is made.';
}
