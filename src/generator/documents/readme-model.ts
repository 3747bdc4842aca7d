import { portableCommand } from '../../version.js';
import type { Spec } from '../spec.js';
import { type Block, heading, list, listing, paragraph, type Section, section, steps } from './blocks.js';
import type { ConnectorFacts, OperationFacts } from './connector-facts.js';
import { limitSection } from './readme-limits.js';
import { codes, link, type Rich, t } from './rich-text.js';

/** The page of a connector for its users and for reviewers. */
export interface Readme {
  readonly title: string;
  readonly intro: readonly Rich[];
  readonly sections: readonly Section[];
}

/** The sections that reviewers ask for, in their order. Source: the template of microsoft/PowerPlatformConnectors. */
export const readmeOf = (facts: ConnectorFacts): Readme => ({
  title: facts.title,
  intro: [t`${facts.spec.description}`],
  sections: [
    publisher(facts),
    prerequisites(facts),
    operations(facts),
    credentials(facts),
    gettingStarted(facts),
    limitSection(facts),
    questions(facts),
    deployment(facts),
  ],
});

function publisher({ spec: { publisher: given } }: ConnectorFacts): Section {
  const { name, email, website, privacyPolicy } = given;
  const more: readonly Rich[] = [
    ...(website === undefined ? [] : [t`Website: ${link(website, website)}`]),
    ...(email === undefined ? [] : [t`Contact: ~${email}~`]),
    ...(privacyPolicy === undefined ? [] : [t`Privacy policy: ${link(privacyPolicy, privacyPolicy)}`]),
  ];
  return section('publisher', 'Publisher', paragraph(t`${name}`), more.length === 0 ? [] : list(more));
}

const prerequisites = ({ spec, host, hasScript }: ConnectorFacts): Section =>
  section(
    'prerequisites',
    'Prerequisites',
    list([
      spec.anyInstance
        ? t`A ServiceNow instance, and its administrator for one OAuth record.`
        : t`The ServiceNow instance ~${host}~, and its administrator for one OAuth record.`,
      t`A ServiceNow account that can log in interactively and has the roles for what flows do; ~servicenow-setup.md~ lists them.`,
      t`A Power Platform plan that allows custom connectors.`,
      t`For the deployment: the Power Platform CLI (~pac~) or ~paconn~${hasScript ? t`. ~script.csx~ runs in the platform; it needs nothing on your side` : ''}.`,
    ]),
  );

function operations({ operations: all }: ConnectorFacts): Section {
  const triggers = all.filter(({ isTrigger }) => isTrigger);
  const actions = all.filter(({ isTrigger, isInternal }) => !isTrigger && !isInternal);
  const internal = all.filter(({ isInternal }) => isInternal);
  const shown = ({ summary, description }: OperationFacts): readonly Block[] => [
    heading(t`${summary}`),
    paragraph(t`${description}`),
  ];
  return section(
    'operations',
    'Supported Operations',
    paragraph(t`${count(triggers.length, 'trigger')} and ${count(actions.length, 'action')}.`),
    ...triggers.map(shown),
    ...actions.map(shown),
    internal.length === 0 ? [] : [paragraph(t`The designer alone also calls ${codes(internal.map(({ id }) => id))}.`)],
  );
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

const credentials = ({ spec }: ConnectorFacts): Section =>
  section(
    'credentials',
    'Obtaining Credentials',
    paragraph(
      t`Give ~servicenow-setup.html~ or ~servicenow-setup.md~ to the administrator of the instance. It names every field of the OAuth record for old and new releases, the roles, and who does what in which order. ~servicenow-setup.js~ makes the same record by script.`,
    ),
    paragraph(
      spec.anyInstance
        ? t`A client belongs to one instance. So every connection asks for the host of the instance, its client ID and its client secret. The secret is sent to the host that is typed in: check it letter by letter.`
        : t`You get a client ID and a client secret back. The client ID goes into ~spec.json~ and from there into the files. The secret goes into no file: see *Deployment Instructions*.`,
    ),
    paragraph(
      t`Every person signs in with an own ServiceNow account. A flow has the rights of the person whose connection it uses.`,
    ),
  );

function gettingStarted({ spec, operations: all }: ConnectorFacts): Section {
  const trigger = all.find(({ isTrigger }) => isTrigger);
  const action = all.find(({ isTrigger, isInternal }) => !isTrigger && !isInternal);
  return section(
    'getting-started',
    'Getting Started',
    steps([
      spec.anyInstance
        ? t`Create a connection: the host in full, for example ~mycompany.service-now.com~, the client ID, the client secret. Then sign in to ServiceNow in the window that opens and choose *Allow*.`
        : t`Create a connection. Sign in to ServiceNow in the window that opens and choose *Allow*. Sign out of the instance first if somebody else is signed in there.`,
      ...(action ? [t`In a new flow add *${action.summary}* and run it once.`] : []),
      ...(trigger
        ? [
            t`Or begin with *${trigger.summary}*. The first poll fires nothing: it only notes where to go on from. Then make a change in ServiceNow and wait for the next poll.`,
          ]
        : []),
      t`Run the flow again after 31 minutes. The first access token has ended by then; when the run works, so does the refresh.`,
    ]),
  );
}

const questions = ({ spec, operations: all }: ConnectorFacts): Section =>
  section(
    'faq',
    'FAQ',
    ...question(
      'The sign-in window says Invalid redirect_uri.',
      t`The redirect URL of this connector is not in the OAuth record, or not character by character. Copy it from the *Security* tab. Every environment has its own.`,
    ),
    ...question(
      'It works for 30 minutes and then no more.',
      t`The refresh fails. ~servicenow-setup.md~ says how to read the reason in the system log of the instance. A longer access token only hides it.`,
    ),
    ...question(
      'It stopped after about 100 days.',
      t`The refresh token has ended. Sign in again. The administrator can give it a longer life.`,
    ),
    ...question(
      'I get fewer records than in ServiceNow.',
      t`Records and columns that the person of the connection may not read are left out without a message. Parts of a query that ServiceNow does not understand are ignored, which gives more records instead.`,
    ),
    ...question(
      'Times are some hours off.',
      t`Stored values are in UTC. Display values are in the time zone and format of the person of the connection.`,
    ),
    ...(all.some(({ id }) => id === 'ListRecords')
      ? question(
          'My table is not in the list.',
          t`Type its name. The list shows what the person of the connection may see; the actions for any table take every name.`,
        )
      : []),
    ...(spec.anyTable
      ? question(
          'The designer shows no fields of a table.',
          t`You lack the rights to read its dictionary. ~servicenow-setup.md~ names them.`,
        )
      : []),
  );

const question = (text: string, answer: Rich): readonly Block[] => [heading(t`${text}`), paragraph(answer)];

function deployment({ spec, hasScript }: ConnectorFacts): Section {
  const files = `--api-definition-file apiDefinition.swagger.json --api-properties-file apiProperties.json --icon-file icon.png${hasScript ? ' --script-file script.csx' : ''}`;
  return section(
    'deployment',
    'Deployment Instructions',
    paragraph(
      t`Run the commands in this folder. Use ~pac~ or ~paconn~, not both: a connector made with one is not seen by the other.`,
    ),
    ...(spec.anyInstance
      ? []
      : [
          heading(t`Client ID`),
          paragraph(t`Once, when the administrator has sent it:`),
          listing('sh', portableCommand('generate --spec spec.json --client-id CLIENT_ID')),
        ]),
    heading(t`With pac`),
    listing('sh', `pac connector create ${files} --environment ENVIRONMENT`),
    paragraph(
      spec.anyInstance
        ? t`Later changes:`
        : t`~pac~ has no option for the secret. Open the connector, *Edit* › *Security*, enter the client secret and choose *Update connector*; look there after every update too. Later changes:`,
    ),
    listing('sh', `pac connector update --connector-id CONNECTOR_ID ${files} --environment ENVIRONMENT`),
    heading(t`With paconn`),
    paragraph(secretHint(spec.anyInstance)),
    ...(spec.anyInstance
      ? [listing('sh', 'paconn login', 'paconn create -s settings.json -w --secret none')]
      : [
          listing(
            'bash',
            'paconn login',
            '(umask 077; read -rs SECRET; printf %s "$SECRET" > secret.txt)',
            'paconn create -s settings.json -w --secret "@secret.txt"',
            'rm secret.txt',
          ),
          listing(
            'powershell',
            'paconn login',
            "Read-Host -MaskInput 'Client secret' | Set-Content -NoNewline secret.txt",
            'paconn create -s settings.json -w --secret "@secret.txt"',
            'Remove-Item secret.txt',
          ),
        ]),
    paragraph(
      t`~-w~ lets ~paconn~ write the id of the new connector into ~settings.json~; without it the command can fail after the connector was made. With ~-s~ all other options but ~--secret~ and ~-w~ are ignored. Later changes:`,
    ),
    ...(spec.anyInstance
      ? [listing('sh', 'paconn update -s settings.json')]
      : [listing('sh', 'paconn update -s settings.json --secret "@secret.txt"')]),
    list(afterwards(spec.anyInstance, hasScript)),
    heading(t`Redirect URL`),
    paragraph(
      t`It exists only now. Copy it from the *Security* tab, put it into the sheet and send the sheet to the administrator. One URL per environment:`,
    ),
    listing('sh', portableCommand('redirect . --url REDIRECT_URL')),
    ...furtherEnvironments(spec),
    heading(t`Changing the connector`),
    list([
      t`~spec.json~ holds all choices. Change it, then run the command below; the same specification gives the same files.`,
      t`What the specification has no word for goes into ~overlay.json~, a JSON Merge Patch (RFC 7396) for the definition and the properties. It is applied after every generation.`,
      t`A generated file that was changed by hand is not overwritten: the command shows the difference, turns it into the overlay with ~--adopt~, or discards it with ~--force~.`,
    ]),
    listing('sh', portableCommand('generate --spec spec.json'), portableCommand('check . --profile deploy')),
  );
}

/** The files are those of the first environment; each further one gets a folder of its own. */
function furtherEnvironments({ anyInstance, environments }: Spec): readonly Block[] {
  const [first = '', ...others] = Object.keys(environments);
  if (anyInstance || others.length === 0) return [];
  return [
    heading(t`Other environments`),
    paragraph(
      t`The files in this folder are those of ${codes([first])}. Write those of another one into a folder beside it and deploy that; record its redirect URL here and write them again:`,
    ),
    ...others.map((name) =>
      listing(
        'sh',
        portableCommand(`generate --spec spec.json --environment ${name} --out ../${name}`),
        portableCommand(`redirect . --environment ${name} --url REDIRECT_URL`),
      ),
    ),
  ];
}

const secretHint = (anyInstance: boolean): Rich =>
  anyInstance
    ? t`~paconn~ demands a secret even where there is none; any word will do, because each connection brings its own.`
    : t`~paconn~ reads the secret from a file that is named after ~@~, so that it stands in no history and in no list of processes. The file holds the secret alone, without a line break at the end: the line break would become a part of it, and if there is no such file, its name becomes the secret. Delete it at once; it belongs in no repository.`;

const afterwards = (anyInstance: boolean, hasScript: boolean): readonly Rich[] => [
  ...(hasScript
    ? [
        t`Every update passes the script again: ~--script-file~ with ~pac~, the line ~"script": "script.csx"~ in ~settings.json~ with ~paconn~. Without it ~paconn~ removes the script and says nothing.`,
      ]
    : []),
  ...(anyInstance
    ? []
    : [
        t`Neither these files nor downloaded ones hold the secret, so that an update without it can erase it: connections then fail when they sign in or refresh. Enter it again.`,
      ]),
  t`After a change of the OAuth settings delete the old connections and make new ones: a connection keeps the settings it was made with.`,
  t`After an update the designer may show the old form for minutes to hours.`,
];
