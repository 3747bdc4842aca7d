import { LIFESPANS } from '../../facts/registry.js';
import { type Block, box, list, listing, paragraph, type Section, section, table, valueCell } from './blocks.js';
import { type ConnectorFacts, type Registration, redirectField } from './connector-facts.js';
import { code, codes, type Rich, t } from './rich-text.js';

/** The record of the application registry, field by field. */
export function recordSections(facts: ConnectorFacts): readonly Section[] {
  return [
    section(
      'record',
      'The record, field by field',
      paragraph(
        t`Take the column of your release. If *New* is missing, elevate your role to ~security_admin~ first. Fields that are not named here stay as they are.`,
      ),
      where(),
      ...severalRecords(facts),
      ...linesToCopy(facts),
      ...(facts.registrations.every(isComplete) ? [] : [secondPass(facts)]),
      values(facts),
    ),
    section(
      'after-saving',
      'After saving',
      list([
        t`Open the record again and look at *Allow access only to APIs in selected scope*. It is reported to come back on after saving. Left on, calls end in ~403~.`,
        t`Look at the redirect URL once more: no blank, no line break, no slash at the end.`,
        t`Wait a minute before the first sign-in.`,
        t`Prefer a script? ~servicenow-setup.js~ beside this sheet makes the same record in *Scripts - Background*. It writes nothing until you set ~APPLY~ to ~true~, and it changes no field of a record that exists except for adding a redirect URL.`,
      ]),
    ),
  ];
}

const isComplete = ({ redirectUrls }: Registration): boolean => redirectUrls.length > 0;

const where = (): Block =>
  table(
    t`Where to create it`,
    ['Release', 'Path', 'Your role'],
    [
      [
        t`Up to Yokohama`,
        t`*All* › *System OAuth* › *Application Registry* › *New* › *Create an OAuth API endpoint for external clients*`,
        t`~admin~; some pages name ~oauth_admin~`,
      ],
      [
        t`Zurich`,
        t`*All* › *Machine Identity Console* › *Inbound integrations* › *New integration* › *OAuth - Authorization code grant*`,
        t`~admin~`,
      ],
      [t`Australia, Brazil`, t`The same path as Zurich`, t`~oauth_admin~, ~mi_admin~ or ~admin~`],
    ],
  );

/** More than one instance or client: what differs from record to record. */
function severalRecords({ registrations }: ConnectorFacts): readonly Block[] {
  if (registrations.length === 1) return [];
  return [
    paragraph(
      t`This connector is used with ${registrations.length} records. A record belongs to one instance; make each with the values of its row, and all other fields as in the table below.`,
    ),
    table(
      t`The records`,
      ['Instance', 'Environments', 'Name', 'Client ID', 'Redirect URL'],
      registrations.map((registration) => [
        [code(registration.host)],
        t`${registration.environments.join(', ')}`,
        [code(registration.name)],
        registration.clientId === undefined ? t`Not created yet` : valueCell(registration.clientId),
        redirectValue(registration),
      ]),
      'records',
    ),
  ];
}

function redirectValue(registration: Registration): Rich {
  const { redirectUrls, appUrls, formerUrls, waiting } = registration;
  if (!isComplete(registration))
    return appUrls.length === 0
      ? t`Leave empty for now: *second pass*`
      : t`${codes(appUrls)} for now. The connector's own comes before it, with a comma: *second pass*`;
  const count = redirectUrls.length + appUrls.length + formerUrls.length;
  const value: Rich = count === 1 ? [code(redirectField(registration))] : t`The line above, with ${count} addresses`;
  const former =
    formerUrls.length === 0
      ? []
      : t`. The last, ${codes(formerUrls)}, is the former one: keep it until the maker confirms the new one, then remove it`;
  const missing = waiting.length === 0 ? [] : t`. Still to come, after another comma: ${waiting.join(', ')}`;
  return [...value, ...former, ...missing];
}

/** The redirect URLs in lines of their own, since they are compared character by character. */
const linesToCopy = ({ registrations }: ConnectorFacts): readonly Block[] =>
  registrations
    .filter((registration) => redirectField(registration) !== '')
    .flatMap((registration) => [
      paragraph(
        registrations.length === 1
          ? t`Copy this line into *Redirect URL*:`
          : t`Copy this line into *Redirect URL* of ~${registration.name}~ on ~${registration.host}~:`,
      ),
      listing('text', redirectField(registration)),
    ]);

function values(facts: ConnectorFacts): Block {
  const { registrations, spec } = facts;
  const [first] = registrations;
  const isOne = registrations.length === 1;
  const perRecord = t`As in the table of records`;
  const row = (old: string, console: string, value: Rich, why: Rich): readonly Rich[] => [
    old === '' ? t`–` : old === RELATED_LIST ? t`– (related list *${old}*, if there is one)` : t`*${old}*`,
    console === '' ? t`–` : t`*${console}*`,
    value,
    why,
  ];
  return table(
    t`The values; a dash means that the form has no such field`,
    ['Old form (up to Yokohama)', 'Console (Zurich and later)', 'Value', 'Why'],
    [
      row(
        'Name',
        'Name of OAuth entity',
        isOne ? [code(first.name)] : perRecord,
        t`A record for this connector alone. Revoking or changing it then touches nothing else.`,
      ),
      row('', 'Provider name', t`~Microsoft~`, t`Mandatory: without it the record is not saved.`),
      row('Client ID', 'Client ID', clientId(facts, perRecord), t`32 characters, generated.`),
      row(
        'Client Secret',
        'Client Secret',
        t`Leave blank; ServiceNow generates one`,
        t`The lock icon shows it. Common slips: a blank copied along, the client ID pasted instead. In a test by hand its special characters need percent-encoding.`,
      ),
      row(
        'Redirect URL',
        'Redirect URL',
        isOne ? redirectValue(first) : perRecord,
        t`Compared character by character. Several: a comma between them, no blank. Never with ~/oauth_redirect.do~ at the end, although the help of the field says so: that is for ServiceNow calling ServiceNow. Never the shared address that ends in ~/redirect~. Not percent-encoded.${ofTeams(facts)}`,
      ),
      row('Active', 'Active', t`On`, t`Off refuses every request.`),
      row(
        'Access Token Lifespan',
        'Advanced › Access token lifespan',
        t`~${LIFESPANS.access}~ (30 minutes, the default)`,
        t`Test with this first: a longer one hides a broken refresh, it does not cure it. Microsoft recommends ~${LIFESPANS.accessOfMicrosoft}~ (12 hours) for its own connectors; raise it after step 6.`,
      ),
      row(
        'Refresh Token Lifespan',
        'Advanced › Refresh token lifespan',
        t`~${LIFESPANS.refresh}~ (100 days, the default) or ~${LIFESPANS.refreshOfMicrosoft}~ (a year, Microsoft's recommendation for its own connectors)`,
        t`Most likely counted from the sign-in and not extended by use. At its end every person has to sign in again, and triggers stop without a message.`,
      ),
      row(
        'Enforce Token Restrictions',
        'Advanced › Enforce token restriction',
        t`Off`,
        t`On only with a REST API access policy for this client. Without one all calls are refused.`,
      ),
      row('Client Type', '', t`Integration as a User`, t`The token is a person's.`),
      row('Mobile Client', '', t`Off`, t`It is none.`),
      row(
        '',
        'This is a public client',
        t`Off`,
        t`On means no secret and forced PKCE. The connector sends the secret.`,
      ),
      row('', 'Always use PKCE', t`Off`, pkceReason(spec.identityProvider)),
      ...scopeRows(spec.scopes, row),
      row('', 'Token Format', t`Opaque`, t`JWT is longer and of no use here.`),
      row('Login URL, Logo URL', 'Login URL, Logo URL', t`Empty`, t`Not needed.`),
    ],
    'values',
  );
}

/** Why there is an address that is not the connector's. */
const ofTeams = ({ registrations }: ConnectorFacts): Rich => {
  const urls = registrations.flatMap(({ appUrls }) => appUrls);
  return urls.length === 0
    ? []
    : t` ${codes(urls)} is for the Teams app, which signs in by itself; it is the same for all apps.`;
};

function clientId({ registrations, spec }: ConnectorFacts, perRecord: Rich): Rich {
  const [first] = registrations;
  if (spec.anyInstance) return t`Copy it for the person who makes the connection`;
  if (registrations.length > 1) return perRecord;
  return first.clientId === undefined
    ? t`Copy it for the maker`
    : t`~${first.clientId}~ is in the connector: this record must have it`;
}

const pkceReason = (provider: string): Rich =>
  provider === 'oauth2pkce'
    ? t`This connector sends PKCE (~S256~), so it may be turned on once the sign-in works. The column is ~use_pkce~.`
    : t`The connector sends no PKCE. Sign-in is refused when it is demanded. The column is ~use_pkce~.`;

type Row = (old: string, console: string, value: Rich, why: Rich) => readonly Rich[];

function scopeRows(scopes: readonly string[], row: Row): readonly (readonly Rich[])[] {
  const restriction = 'Allow access only to APIs in selected scope';
  if (scopes.length === 0)
    return [
      row(
        RELATED_LIST,
        'Auth scope',
        t`None`,
        t`The connector asks for no scope. That is proven for the old form only. APIs that an auth scope protects are refused.`,
      ),
      row('', restriction, t`Off`, t`On without a scope refuses every call.`),
    ];
  if (scopes.length === 1 && scopes[0] === 'useraccount')
    return [
      row(
        RELATED_LIST,
        'Auth scope',
        t`~useraccount~`,
        t`A new record has no scope. With this one it may call every API, also those that a scope protects, with the rights of the person who signed in.`,
      ),
      row('', restriction, t`Off`, t`On refuses calls with ~403~. It is reported to come back on after saving.`),
    ];
  return [
    row(
      RELATED_LIST,
      'Auth scope',
      codes(scopes),
      t`Exactly the names that the connector asks for. Together they must cover every API in the list of operations. Tying a scope to an API cuts off all other clients of that API until they get the scope.`,
    ),
    row(
      '',
      restriction,
      t`Off for the first test`,
      t`Turn it on only when the scopes cover all operations; what is missing is refused with ~403~.`,
    ),
  ];
}

/** Where releases from Washington DC on keep scopes beside the old form. */
const RELATED_LIST = 'Auth Scopes';

/** Before the connector exists nobody knows its redirect URL. */
const secondPass = ({ spec }: ConnectorFacts): Block =>
  box(
    t`Second pass: the redirect URL comes later`,
    spec.anyInstance
      ? t`The platform gives the connector its own redirect URL when it is created; nobody can know it before. Ask the maker for it and for a new copy of this sheet.`
      : t`The platform gives the connector its own redirect URL when it is created; nobody can know it before. Save the record with *Redirect URL* ${spec.targets.includes('teams') ? t`holding that of Teams alone` : t`empty`}. The maker needs its client ID and secret to create the connector.`,
    t`Then the maker sends you the address, and this sheet again with it. Paste it into *Redirect URL* character by character and save.`,
    t`It looks like ~https://global.consent.azure-apim.net/redirect/~ followed by the name of the connector. The same address without a name is the one that all connectors shared before 2024. Do not enter that one.`,
    t`Until then every sign-in ends in *Invalid redirect_uri*.`,
  );
