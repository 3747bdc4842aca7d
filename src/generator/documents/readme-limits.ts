import { SOURCES } from '../../facts/sources.js';
import type { IdentityProvider } from '../spec.js';
import { type Block, heading, list, paragraph, type Section, section } from './blocks.js';
import type { ConnectorFacts } from './connector-facts.js';
import { link, type Rich, t } from './rich-text.js';

/** What does not work, what may not, and what nobody has tried. */
export function limitSection(facts: ConnectorFacts): Section {
  const { spec, operations } = facts;
  // What was imported alone has rules of its own.
  const hasPacks = spec.imported === undefined || spec.apis.length > 0;
  return section(
    'limits',
    'Known Issues and Limitations',
    paragraph(
      t`No live tenant and instance has confirmed this connector. It follows the documentation and what public connectors do.`,
    ),
    ...(operations.some(({ isTrigger }) => isTrigger) ? triggers(facts) : []),
    heading(t`Sign-in and refresh`),
    list(signIn(facts)),
    heading(t`Actions`),
    list([
      ...(hasPacks
        ? [
            t`Lists return at most *Limit* records. For more, repeat with *Offset* and end the query in ~^ORDERBYsys_id~.`,
          ]
        : []),
      ...(spec.nextLinks
        ? [t`Next-page links are not verified: turn on *Pagination* in the action and compare counts.`]
        : []),
      ...(hasPacks
        ? [
            t`ServiceNow ignores parts of a query that it does not understand, unless the property ~glide.invalid_query.returns_no_rows~ is ~true~. Test a query in ServiceNow first.`,
            t`Choices and columns are those of a standard instance${Object.keys(spec.dictionary).length > 0 ? ' or of your export' : ''}; yours may have others.`,
          ]
        : []),
      ...(spec.imported === undefined
        ? []
        : [
            t`Operations that were imported do what their documents say; where a document is silent, the answer is offered as a whole.`,
          ]),
      ...(spec.anyTable
        ? [
            t`The columns of any table are read by ~script.csx~ while a flow is designed. That needs rights that ordinary users do not have, see ~servicenow-setup.md~.`,
          ]
        : []),
      t`One connection may send 500 requests a minute. Rate limits of the instance come on top and answer ~429~.`,
      t`On-premises data gateways do not carry OAuth.`,
    ]),
  );
}

function triggers({ spec }: ConnectorFacts): readonly Block[] {
  const filtered = Object.keys(spec.triggerFilters);
  return [
    heading(t`Triggers`),
    paragraph(
      t`Triggers poll: the platform remembers the time of the newest record and asks for later ones. What that misses:`,
    ),
    list([
      t`*Same second:* times have a resolution of one second. A record that is saved later within the second of the newest one is missed, also one whose change is committed late with an earlier time.`,
      t`*Overflow:* a poll returns at most 1000 records, newest first. When more change between two polls, the oldest are lost. Poll often enough.`,
      t`*Deletes* and attachments change no record's time and fire nothing. Imports that keep the system fields fire nothing either.`,
      t`*Loops:* a flow that changes the record that started it starts itself again. Add a trigger condition on ~sys_updated_by~, or generate with a filter that excludes the account of the flow.`,
      t`*First poll:* it fires nothing and only notes where to go on from. On an empty table there is nothing to note; what happens with the first record after that is not documented. Create one record first.`,
      t`*Silent stop:* when the refresh token has ended (100 days by default), polls fail and no flow starts until somebody signs in again.`,
      t`*Rights:* the limit of a poll is applied before access rules. The person of the connection must be able to read ~sys_created_on~ and ~sys_updated_on~.`,
      t`*Filters:* what is typed into the query of a trigger would be lost after the first poll, so filters are fixed when the connector is generated${
        filtered.length === 0 ? '' : `; this one limits ${filtered.join(', ')}`
      }. Or use trigger conditions in the flow.`,
      t`*Parents:* a trigger on a table such as ~task~ sees the records of its children with the columns of the parent only.`,
    ]),
    paragraph(
      t`Test a trigger on a small table first. Whether the platform sends ~>~ and ~^~ of the query in the right form is proven by no public connector. If it does not, ServiceNow may ignore the condition and return every record at every poll; ~glide.invalid_query.returns_no_rows~ set to ~true~ prevents that. Use one flow per table and an interval of 3 to 5 minutes or more.`,
    ),
  ];
}

function signIn({ spec }: ConnectorFacts): readonly Rich[] {
  const issue = link('issue 3127', SOURCES['ppc-issue-3127'].url);
  const provider: Readonly<Record<IdentityProvider, readonly Rich[]>> = {
    oauth2: [
      t`This connector uses the identity provider ~oauth2~: short, and used by most public connectors. Whether its refresh request carries the client secret, which ServiceNow needs, is not documented, and reports differ. If the connection dies after 30 minutes, generate with ~--identity-provider oauth2generic~.`,
    ],
    oauth2generic: spec.anyInstance
      ? [
          t`This connector uses the identity provider ~oauth2generic~: it states the refresh request in full, with the client secret of the connection. That the secret of a connection is put in there is plausible and not proven; ${issue} reports that a fixed one was not with ~paconn~.`,
        ]
      : [
          t`This connector uses the identity provider ~oauth2generic~: it states the refresh request in full, with the client secret. With ~paconn --secret~ the text ~{ClientSecret}~ is reported to be sent as it stands (${issue}, open). Then enter the secret in the *Security* tab and make a new connection.`,
        ],
    oauth2pkce: [
      t`This connector uses the identity provider ~oauth2pkce~: it sends PKCE, and its refresh request is reported to carry the client secret. It is new, and no public connector shows it with ServiceNow.`,
    ],
  };
  return [
    ...provider[spec.identityProvider],
    t`The refresh token most likely ends at a fixed time after the sign-in, 100 days by default. Then everybody signs in again.`,
    t`The redirect URL exists only after the connector was created and differs per environment. It has to be added to the OAuth record each time.`,
    ...(spec.anyInstance
      ? [t`No check of the typed host is possible. The client secret goes to whatever host a person enters.`]
      : [t`Import of a solution and download carry no client secret. Enter it again afterwards.`]),
  ];
}
