import { PERSON } from './oauth/client.js';
import type { Sandbox } from './sandbox.js';
import { DEFAULTS } from './settings.js';

/** How to write a command that can be copied. No text here holds a quotation mark. */
const SHELLS = {
  posix: { title: 'In a POSIX shell', curl: 'curl', quote: (text: string): string => `'${text}'` },
  windows: {
    title: 'In PowerShell or the Windows command prompt',
    curl: 'curl.exe',
    quote: (text: string): string => `"${text}"`,
  },
} as const;
type Shell = keyof typeof SHELLS;

export interface GuideOptions {
  /** How to write a command of the tool where it runs. */
  readonly command: (args: string) => string;
  /** What the steps by hand come back to, as verify does; a fault may leave it out of the record. */
  readonly redirectUrl?: string | undefined;
}

/** What a person has to know to use a sandbox that listens. */
export function guide(sandbox: Sandbox, origin: string, options: GuideOptions): string {
  const { client, settings, fault } = sandbox;
  const redirects = settings.redirectUrls.map(
    (url, index) => `${index === 0 ? 'Redirect URLs   ' : ' '.repeat(16)}${url}`,
  );
  return [
    `A sandbox that looks like ServiceNow to a connector. It is a teaching and testing aid, not ServiceNow.`,
    '',
    `Instance        ${origin}`,
    `Client ID       ${client.id}`,
    `Client secret   ${client.secret}   (made for this run, good for nothing else)`,
    ...redirects,
    `Person          ${PERSON.name}, user name ${PERSON.userName}, password ${PERSON.password}`,
    `Fault           ${fault ? `${fault.name}: ${fault.sentence}` : 'none; --list-faults shows what there is'}`,
    '',
    ...nextSteps(sandbox, origin, options),
    '',
    'Ctrl-C ends it. Each request is a line on standard error.',
    '',
  ].join('\n');
}

/** What to run against it: the whole flow, or its steps by hand. */
function nextSteps(sandbox: Sandbox, origin: string, { command, redirectUrl }: GuideOptions): string[] {
  const back = redirectUrl ?? DEFAULTS.redirectUrls[0] ?? '';
  return [
    'Run the whole flow of a connector, here connectors/servicenow, against it from another terminal. It asks for the client secret.',
    `  ${command(`verify connectors/servicenow --instance ${origin} --client-id ${sandbox.client.id}`)}`,
    '',
    'Or by hand:',
    '1 Open this address, sign in and allow. The browser comes back to the redirect URL, where nothing listens: copy',
    '  the code from the address bar.',
    `  ${authorizeUrl(sandbox, origin, back)}`,
    '',
    '2 Change the code into a token, then call the API with the token.',
    ...(Object.keys(SHELLS) as Shell[]).flatMap((shell) => [
      `  ${SHELLS[shell].title}:`,
      ...curls(sandbox, origin, shell, back).map((line) => `  ${line}`),
    ]),
  ];
}

function authorizeUrl({ client }: Sandbox, origin: string, redirectUri: string): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirectUri,
    state: 'any-text',
  });
  return `${origin}/oauth_auth.do?${query}`;
}

function curls({ client }: Sandbox, origin: string, shell: Shell, redirectUri: string): string[] {
  const { quote, curl } = SHELLS[shell];
  const form = {
    grant_type: 'authorization_code',
    code: 'CODE',
    redirect_uri: redirectUri,
    client_id: client.id,
    client_secret: client.secret,
  };
  const fields = Object.entries(form).map(([name, value]) => `--data-urlencode ${quote(`${name}=${value}`)}`);
  return [
    `${curl} -i ${fields.join(' ')} ${origin}/oauth_token.do`,
    `${curl} -i -H ${quote('Authorization: Bearer TOKEN')} ${quote(`${origin}/api/now/v2/table/incident?sysparm_limit=3`)}`,
  ];
}
