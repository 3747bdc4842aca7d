import type { Connector, Role } from '../connector/connector.js';
import { looseUrl } from '../connector/endpoints.js';
import type { OAuthSettings } from '../connector/properties.js';
import { detached } from '../document/detached.js';
import type { Finding } from '../engine/finding.js';
import type { Profile, Rule } from '../engine/rule.js';
import { TEMPLATE_KEYS } from '../facts/provider-keys.js';
import { codeSpan, escapeMarkdown, messageText, table } from './markdown-text.js';
import type { Checked, ConnectorResult, Summary } from './reporter.js';
import { count, summaryLine } from './summary-line.js';
import { shownHost, shownMessage, shownPointer } from './support-text.js';
import { Vocabulary } from './support-words.js';

/** What the caller knows about the machine. */
export interface SupportOptions {
  readonly tool: { readonly name: string; readonly version: string };
  /** For example `v20.19.0` and `linux x64`. */
  readonly node: string;
  readonly platform: string;
  readonly profile: Profile;
  /** All rules there are: their words are the ones that may be shown. */
  readonly rules: readonly Rule[];
}

/** A report for a support request has to be read by a person. */
const CONNECTORS_SHOWN = 20;
const FINDINGS_SHOWN = 50;

/** What files are called, whatever their names are. */
const FILES: Readonly<Record<Role, string>> = {
  definition: 'apiDefinition.swagger.json',
  properties: 'apiProperties.json',
  settings: 'settings.json',
  script: 'script.csx',
  icon: 'icon.png',
  readme: 'readme.md',
  parameters: 'connectionparameters.json',
  sets: 'connectionparametersets.json',
  policies: 'policytemplateinstances.json',
  scriptOperations: 'scriptoperations.json',
  registration: 'export of the application registry',
  spec: 'spec.json',
  teamsProject: 'teamsapp.yml',
  teamsManifest: 'manifest.json',
  teamsAgent: 'declarativeAgent.json',
  teamsPlugin: 'ai-plugin.json',
  teamsApi: 'openapi.json',
  teamsTemplate: 'response template',
  teamsIcon: 'icon of the Teams app',
  teamsVariables: '.env',
};
const PROVIDERS =
  'oauth2 oauth2pkce oauth2pkcewithprm oauth2generic aad aadcertificate facebook google github salesforcev2 salesforce docusign dropbox linkedin box'.split(
    ' ',
  );
const REDIRECT_MODES = ['Global', 'GlobalPerConnector', 'Direct', 'PerConnector'];
const PARAMETER_TYPES = 'string securestring int bool oauthSetting gatewaySetting managedIdentity'.split(' ');
const POLICIES =
  'dynamichosturl routerequesttoendpoint setheader setqueryparameter setproperty updatenextlink pollingtrigger convertarraytoobject convertobjecttoarray stringtoarray setvaluefromurl setconnectionstatustounauthenticated'.split(
    ' ',
  );

/**
 * A summary of a run that can be put on a public page: what the tool knows to be harmless is in it, by name; nothing else
 * of the files is.
 */
export class SupportReport {
  private readonly words: Vocabulary;
  private readonly parts: string[] = [];
  private connectors = 0;

  constructor(private readonly options: SupportOptions) {
    this.words = new Vocabulary(options.rules);
  }

  add({ connector, findings }: ConnectorResult & { readonly connector: Connector }): void {
    this.connectors++;
    if (this.parts.length >= CONNECTORS_SHOWN) return;
    const open = findings.filter(({ suppressed }) => !suppressed);
    const lines = [
      `## Connector ${this.connectors}\n`,
      table(
        ['File', 'Bytes'],
        connector.files.map(({ role, document }) => [FILES[role], fileState(document)]),
      ),
      ...connectorFacts(connector).map((fact) => `- ${fact}`),
      '',
      ...open.slice(0, FINDINGS_SHOWN).map((finding) => supportFinding(finding, connector, this.words)),
      ...(open.length > FINDINGS_SHOWN ? [`- and ${open.length - FINDINGS_SHOWN} more`] : []),
    ];
    this.parts.push(detached(`${lines.join('\n').trimEnd()}\n`));
  }

  /** The report, when everything was added. */
  text(summary: Summary): string {
    const { tool, node, platform, profile } = this.options;
    const head = [
      '# Support report\n',
      'Names, ids, addresses and texts of the connectors were shortened or left out. Read it before you publish it.\n',
      `- ${escapeMarkdown(`${tool.name} ${tool.version}, Node ${node}, ${platform}, profile ${profile}`)}`,
      `- ${escapeMarkdown(summaryLine(summary))}`,
      ...summary.problems.map(({ rule, kind }) => `- problem: ${kind}${rule ? ` (${codeSpan(rule)})` : ''}`),
    ];
    const more = this.connectors - this.parts.length;
    const rest = more > 0 ? `\n${count(more, 'more connector')} not shown.\n` : '';
    return `${head.join('\n')}\n\n${this.parts.join('\n')}${rest}`;
  }
}

/** What can be said of a connector in public: what it has, by names that are everybody's. */
export function connectorFacts(connector: Connector): string[] {
  const { definition, operations, policies, connectionParameters, oauthSettings } = connector;
  const triggers = operations.filter(({ trigger }) => trigger !== undefined).length;
  return [
    `layout: ${connector.layout}`,
    ...(definition
      ? [
          `${count(operations.length, 'operation')} (${count(triggers, 'trigger')}), ${count(definition.schemas.length, 'schema')}, ${count(definition.references.length, 'reference')}`,
        ]
      : ['no readable definition']),
    ...(connector.properties ? [] : ['no readable properties']),
    ...oauthSettings.flatMap(signIn),
    ...(connectionParameters.length > 0
      ? [
          `connection parameters: ${tallied(
            connectionParameters.map(({ type }) => type),
            PARAMETER_TYPES,
          )}`,
        ]
      : []),
    ...(policies.length > 0
      ? [
          `policies: ${tallied(
            policies.map(({ template }) => template),
            POLICIES,
          )}`,
        ]
      : []),
  ];
}

/** A finding for a public page: its words and members of files that are everybody's. */
export function supportFinding(finding: Finding, connector: Checked, words: Vocabulary): string {
  const { severity, rule, code, location, message, confidence, fix } = finding;
  const role = connector.files.find(({ document }) => document.file === location.file)?.role;
  const place = [...(role ? [FILES[role]] : []), shownPointer(location.pointer, words) || `line ${location.line}`];
  const doubt = confidence === 'low' ? ', not sure' : '';
  const repair = fix ? `, fix ${fix.applicability}` : '';
  return `- ${severity} ${codeSpan(code ? `${rule} (${code})` : rule)} at ${codeSpan(place.join(' '))}${doubt}${repair}: ${messageText(shownMessage(message, words))}`;
}

const fileState = ({ bytes, unreadable, hasByteOrderMark }: Connector['documents'][number]): string =>
  [String(bytes), ...(unreadable ? [unreadable] : []), ...(hasByteOrderMark ? ['byte order mark'] : [])].join(', ');

/** What can be said of an OAuth setting: provider, redirect mode, hosts, and the names of its templates. */
function signIn(oauth: OAuthSettings): string[] {
  const mode = oauth.node.string('redirectMode');
  const hosts = oauth.endpoints.map(({ name, url }) => `${name} ${codeSpan(shownHost(looseUrl(url)?.host ?? ''))}`);
  const templates = TEMPLATE_KEYS.filter((key) => oauth.custom(key) !== undefined).map((key) => codeSpan(key));
  return [
    `sign-in: provider ${allowed(oauth.provider, PROVIDERS)}, redirect mode ${allowed(mode, REDIRECT_MODES)}, ${count(oauth.scopes.length, 'scope')}`,
    ...(hosts.length > 0 ? [`hosts: ${hosts.join(', ')}`] : []),
    ...(templates.length > 0 ? [`templates: ${templates.join(', ')}`] : []),
  ];
}

/** A value if it is one of the known ones, in their spelling. */
const allowed = (value: string | undefined, known: readonly string[]): string => {
  if (value === undefined) return 'none';
  const found = known.find((name) => name.toLowerCase() === value.toLowerCase());
  return found === undefined ? 'another' : codeSpan(found);
};

/** How often each of the known values occurs, the others together. */
function tallied(values: readonly (string | undefined)[], known: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) {
    const name = allowed(value, known);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, number]) => `${number} ${name}`).join(', ');
}
