import { SOURCES, type SourceId } from '../../facts/sources.js';
import type { IdentityProvider } from '../spec.js';
import { type Block, list, paragraph, type Section, section } from './blocks.js';
import type { ConnectorFacts } from './connector-facts.js';
import { link, type Rich, t } from './rich-text.js';
import { approvalSection, operationSection } from './sheet-approval.js';
import { flowSection } from './sheet-flow.js';
import { peopleSections } from './sheet-people.js';
import { recordSections } from './sheet-record.js';
import { stepSection } from './sheet-steps.js';
import { troubleSections } from './sheet-troubles.js';

/** The sheet for the administrator, without markup of any language. */
export interface Sheet {
  readonly title: string;
  readonly intro: readonly Rich[];
  readonly sections: readonly Section[];
}

export function sheetOf(facts: ConnectorFacts): Sheet {
  return {
    title: facts.title,
    intro: introOf(facts),
    sections: [
      stepSection(facts),
      ...recordSections(facts),
      ...peopleSections(facts),
      ...troubleSections(facts),
      approvalSection(facts),
      flowSection(facts),
      unproven(facts),
      operationSection(facts),
      sources(facts),
    ],
  };
}

function introOf({ spec, host, registrations }: ConnectorFacts): readonly Rich[] {
  const hosts = new Set(registrations.map((registration) => registration.host));
  const whom = spec.anyInstance
    ? t`For the administrator of *any ServiceNow instance* that people connect to. A client belongs to one instance, so every instance has a record of its own, and its client ID and secret are entered with each connection.`
    : hosts.size > 1
      ? t`For the administrator of the *ServiceNow instances* ~${[...hosts].join(', ')}~.`
      : t`For the administrator of the *ServiceNow instance* ~${host}~.`;
  return [
    whom,
    t`You create one OAuth record, so that people can sign in to ServiceNow from the Power Platform connector *${spec.title}*. It gives nobody new rights: every call is made with the rights of the person who signed in.`,
  ];
}

/** What nobody has tried, or what the public sources disagree about. */
function unproven({ spec, operations }: ConnectorFacts): Section {
  const provider: Readonly<Record<IdentityProvider, Rich>> = {
    oauth2: t`That the refresh request of the provider ~oauth2~ carries the client secret. The standard demands it of such clients; reports differ.`,
    oauth2generic: spec.anyInstance
      ? t`That ~{ClientSecret}~ in the token and refresh bodies takes the secret of the connection.`
      : t`That ~{ClientSecret}~ is replaced when the secret was given to ~paconn~: issue 3127 says that it was sent as it stands. Enter the secret in the *Security* tab.`,
    oauth2pkce: t`The provider ~oauth2pkce~ with ServiceNow. It is new; its refresh is reported to carry the secret.`,
  };
  const items: readonly Rich[] = [
    provider[spec.identityProvider],
    t`That the refresh token's lifespan counts from the first sign-in. The documentation says that a refresh returns an access token only; that use does not extend it is a conclusion.`,
    t`What a redirect URL that is not registered does: the documentation of the field says that the first registered one is used, reports show *Invalid redirect_uri*. So the connector's own stands first.`,
    t`How long the field *Redirect URL* may get, and whether the form of your release saves it empty. If it does not, enter the address of your own instance until the second pass.`,
    t`Whether the old form can still be reached on Zurich and later. That depends on the instance.`,
    t`That a record made by script gets its default profile. Compare with one made in the form when sign-in fails.`,
    t`Redirect URLs in national clouds. Read yours from the connector.`,
    ...(operations.some(({ isTrigger }) => isTrigger)
      ? [t`The triggers. ~readme.md~ says what they miss and what to test first.`]
      : []),
  ];
  return section(
    'unproven',
    'What is not proven',
    paragraph(
      t`Nothing in this sheet was tried on a live tenant and instance. It is made of documentation and public reports. Open are in particular:`,
    ),
    list(items),
    paragraph(t`When you find one of them answered, tell the maker.`),
  );
}

const SERVICENOW = 'https://www.servicenow.com/docs/r';
const PAGES: readonly (readonly [title: string, url: string])[] = [
  [
    'ServiceNow: configure an OAuth authorization code grant (console)',
    `${SERVICENOW}/platform-security/authentication/configure-an-oauth-authorization-code-grant.html`,
  ],
  [
    'ServiceNow: create an endpoint for clients (old form, Xanadu)',
    `${SERVICENOW}/xanadu/platform-security/authentication/t_CreateEndpointforExternalClients.html`,
  ],
  [
    'ServiceNow: troubleshooting REST API scopes',
    `${SERVICENOW}/zurich/platform-security/authentication/rest-api-scope-troubleshooting.html`,
  ],
  ['ServiceNow: manage OAuth tokens', `${SERVICENOW}/platform-security/authentication/t_ManageTokens.html`],
  [
    'ServiceNow KB2109232: Invalid redirect_uri',
    'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB2109232',
  ],
];

function sources({ spec }: ConnectorFacts): Section {
  const keys: readonly SourceId[] = [
    'sn-token-parameters',
    'learn-troubleshoot-oauth2',
    'learn-verify-oauth',
    'learn-overview',
    'ppc-discussion-3252',
    ...(spec.identityProvider === 'oauth2generic' ? (['ppc-issue-3127'] as const) : []),
  ];
  const pages = [...PAGES, ...keys.map((key) => [SOURCES[key].title, SOURCES[key].url] as const)];
  const blocks: readonly Block[] = [
    list(pages.map(([title, url]) => [link(title, url)])),
    paragraph(
      t`Made by servicenow-connector-toolkit from ~spec.json~; changes in this file are lost. The project is independent: neither made nor endorsed by Microsoft or ServiceNow.`,
    ),
  ];
  return section('sources', 'Sources', blocks);
}
