import { join } from 'node:path';
import type { Finding } from '../engine/finding.js';
import { DEFINITION_FILE } from '../generator/generate.js';
import { mainEnvironment, type Spec } from '../generator/spec.js';
import { commandHere, shellWord } from './command-here.js';

/** What the maker has to know before the upload: a line per rule, with all the lines of the files that it names. */
export function notesByRule(notes: readonly Finding[]): readonly string[] {
  const groups = new Map<string, Finding[]>();
  for (const note of notes) groups.set(note.rule, [...(groups.get(note.rule) ?? []), note]);
  return [...groups].map(([rule, [first, ...others]]) => {
    const { message, location } = first as Finding;
    const further = [...new Set(others.map((other) => other.location.line))].filter((line) => line !== location.line);
    const lines = [location.line, ...further].join(', ');
    return `  ${location.file}:${lines}: ${message}${SAMPLE_HOST.has(rule) ? ' (--instance)' : ''}`;
  });
}

/** Rules about a host that stands for the maker's own. */
const SAMPLE_HOST: ReadonlySet<string> = new Set(['definition/host-placeholder', 'endpoint/sample-address']);

export interface Progress {
  readonly path: string;
  readonly spec: Spec;
  readonly hasScript: boolean;
  /** Whether the platform has the connector already, as far as the folder knows. */
  readonly isCreated: boolean;
  /** Whether files that the platform holds are others now. */
  readonly isUploadStale: boolean;
}

/** What comes next, in order, each command as it works from where the maker is when it is its turn. */
export function nextSteps(progress: Progress): readonly string[] {
  const { redirectUrl } = mainEnvironment(progress.spec);
  const steps = [
    ...registration(progress),
    ...(!progress.isCreated ? creation(progress) : progress.isUploadStale ? update(progress) : []),
    ...(redirectUrl === undefined ? recording(progress) : trial(progress)),
    ...(progress.spec.targets.includes('teams') ? teams(progress) : []),
  ];
  return ['Next:', ...steps.flatMap(([first, ...rest], index) => [`  ${index + 1}. ${first}`, ...rest])];
}

/** A sentence, and the lines below it. */
type Step = readonly string[];

const command = (line: string): string => `       ${line}`;
const remark = (line: string): string => `     ${line}`;

function registration({ path, spec }: Progress): readonly Step[] {
  if (spec.anyInstance || mainEnvironment(spec).clientId !== undefined) return [];
  return [
    [
      'Have the administrator of ServiceNow register the client, as this sheet says:',
      command(join(path, 'servicenow-setup.html')),
    ],
    [
      'Write the client ID that this gives into the files:',
      command(commandHere(`generate --spec ${shellWord(path)} --client-id CLIENT_ID`)),
    ],
  ];
}

/**
 * paconn reads the file that is named after @, so that the secret stands in no list of processes and in no history. In
 * quotes, since PowerShell gives a bare @ another meaning.
 */
const SECRET_FILE = '"@secret.txt"';

function creation(progress: Progress): readonly Step[] {
  const { spec } = progress;
  return [
    [
      'Create the connector, in its folder, with paconn or with pac:',
      command(`cd ${shellWord(progress.path)}`),
      command('paconn login'),
      command(`paconn create -s settings.json -w --secret ${spec.anyInstance ? 'none' : SECRET_FILE}`),
      remark(`or${spec.anyInstance ? '' : ', then entering the secret on the Security tab'}:`),
      command('pac auth create'),
      command(`pac connector create ${pacFiles(progress)}`),
      ...(spec.anyInstance
        ? []
        : [
            remark(
              'secret.txt holds the secret without a line break; readme.md shows how to write it. Delete it at once.',
            ),
          ]),
    ],
  ];
}

function update(progress: Progress): readonly Step[] {
  const { spec } = progress;
  return [
    [
      'Update the connector, in its folder, with the one of the two that created it:',
      command(`cd ${shellWord(progress.path)}`),
      command(`paconn update -s settings.json${spec.anyInstance ? '' : ` --secret ${SECRET_FILE}`}`),
      remark(`or${spec.anyInstance ? '' : ', then entering the secret on the Security tab again'}:`),
      command(`pac connector update --connector-id CONNECTOR_ID ${pacFiles(progress)}`),
    ],
  ];
}

const pacFiles = ({ hasScript }: Progress): string =>
  `--api-definition-file ${DEFINITION_FILE} --api-properties-file apiProperties.json --icon-file icon.png${hasScript ? ' --script-file script.csx' : ''} --environment ENVIRONMENT`;

function recording({ path, isCreated, isUploadStale }: Progress): readonly Step[] {
  const isThere = !isCreated || isUploadStale;
  return [
    [
      `Copy the redirect URL from its Security tab and record it${isThere ? ', in the same folder' : ''}:`,
      command(
        isThere
          ? commandHere('redirect . --url REDIRECT_URL', path)
          : commandHere(`redirect ${shellWord(path)} --url REDIRECT_URL`),
      ),
    ],
  ];
}

/** The toolkit asks for a sign-in with Microsoft 365, and writes what it makes into env/.env.dev. */
const teams = ({ path, spec }: Progress): readonly Step[] => [
  [
    'For Teams: have its redirect URL registered too (the sheet names it), then put the client secret into',
    command(join(path, 'teams', 'env', '.env.dev.user')),
    remark('as SECRET_SERVICENOW_CLIENT_SECRET=…, and provision the app with the toolkit:'),
    command(`cd ${shellWord(join(path, 'teams'))}`),
    command('teamsapp provision --env dev'),
    ...(spec.publisher.website === undefined || spec.publisher.privacyPolicy === undefined
      ? [
          remark(
            'Its manifest names the instance as website and privacy statement until --website and --privacy-policy do.',
          ),
        ]
      : []),
  ],
];

const trial = ({ path }: Progress): readonly Step[] => [
  ['Have the redirect URL registered in ServiceNow, as this sheet says:', command(join(path, 'servicenow-setup.html'))],
  ['Create a new connection, and test it again after 31 minutes.'],
];
