import { LIFESPANS } from '../../facts/registry.js';
import { type Block, flow, type Message, type Party, paragraph, type Section, section } from './blocks.js';
import type { ConnectorFacts } from './connector-facts.js';
import { type Rich, t } from './rich-text.js';

const WIDTH = 720;
const COLUMNS = [110, 360, 610] as const;
const HEAD = 74;
const STEP = 44;
/** Characters of a host that fit under a name. */
const HOST_LENGTH = 30;
const HOST_LINES = 3;

/** Who calls whom from the first sign-in to the last refresh. */
export const flowSection = (facts: ConnectorFacts): Section =>
  section('flow', 'Who calls whom', paragraph(t`Numbers in the drawing are those of the list below it.`), drawn(facts));

type Step = readonly [from: string, to: string, short: string, text: Rich, isAnswer?: boolean];

function drawn({ host, consentHost, authorizationUrl, tokenUrl, spec }: ConnectorFacts): Block {
  const pkce = spec.identityProvider === 'oauth2pkce';
  const scope: Rich = spec.scopes.length === 0 ? [] : t`, the scope ~${spec.scopes.join(' ')}~`;
  const steps: readonly Step[] = [
    ['browser', 'platform', 'New connection', t`The person makes a connection in Power Platform.`],
    [
      'platform',
      'browser',
      'Sign-in window',
      t`Power Platform opens ~${authorizationUrl}~ with ~response_type=code~, the client ID, the redirect URL, a state${scope}${pkce ? ' and a code challenge' : ''}.`,
      true,
    ],
    [
      'browser',
      'servicenow',
      'Sign in, Allow',
      t`The person signs in, with single sign-on where it is set up, and allows access.`,
    ],
    [
      'servicenow',
      'platform',
      'Code to the redirect URL',
      t`ServiceNow sends the browser to the redirect URL at ~${consentHost}~ with a code and the state.`,
      true,
    ],
    [
      'platform',
      'servicenow',
      'POST oauth_token.do, code',
      t`Power Platform sends ~POST ${tokenUrl}~ with ~grant_type=authorization_code~, the code, the redirect URL, client ID and client secret${pkce ? ', and the code verifier' : ''}.`,
    ],
    [
      'servicenow',
      'platform',
      'Access and refresh token',
      t`ServiceNow answers with an access token for ${LIFESPANS.access} seconds and a refresh token for ${LIFESPANS.refresh}, unless the record says otherwise.`,
      true,
    ],
    [
      'platform',
      'servicenow',
      'API call, Bearer token',
      t`Every operation calls ~https://${host}/api/~ with the access token in the header ~Authorization~.`,
    ],
    [
      'platform',
      'servicenow',
      'POST oauth_token.do, refresh',
      t`When the access token has ended: ~POST ${tokenUrl}~ with ~grant_type=refresh_token~, the refresh token, client ID and client secret${spec.identityProvider === 'oauth2' ? '; that the platform sends the secret here is not documented' : ''}.`,
    ],
    ['servicenow', 'platform', 'New access token', t`ServiceNow answers with a new access token. Calls go on.`, true],
    [
      'servicenow',
      'platform',
      'Refused at the end',
      t`When the refresh token has ended, ServiceNow refuses. The person signs in again, from 1.`,
      true,
    ],
  ];
  const parties = [
    party('browser', "Person's browser", '', 0),
    party('platform', 'Power Platform', consentHost, 1),
    party('servicenow', 'ServiceNow', host, 2),
  ];
  const xOf = (id: string): number => parties.find((one) => one.id === id)?.x ?? 0;
  const messages = steps.map(([from, to, short, text, isAnswer = false], index): Message => {
    const y = HEAD + STEP * (index + 1);
    const [start, end] = [xOf(from), xOf(to)];
    return {
      number: index + 1,
      from,
      to,
      short,
      text,
      isAnswer,
      start,
      end,
      y,
      labelX: (start + end) / 2,
      labelY: y - 7,
      numberY: y + 4,
    };
  });
  const bottom = HEAD + STEP * (steps.length + 1) - 14;
  return flow({
    title: 'Sign-in, calls and refresh between the browser, Power Platform and ServiceNow',
    parties,
    messages,
    width: WIDTH,
    height: bottom + 6,
    bottom,
  });
}

function party(id: string, name: string, host: string, column: 0 | 1 | 2): Party {
  const x = COLUMNS[column];
  const hostLines = wrapped(host).map((text, index) => ({ text, y: 42 + index * 13 }));
  return { id, name, host, hostLines, nameY: host === '' ? 46 : 25, x, left: x - 105 };
}

/** A host in lines, cut where its parts end when it is too long for one; the list has it in full. */
function wrapped(host: string): readonly string[] {
  const lines: string[] = [];
  for (const part of host.match(/[^.]*\.?/g) ?? [])
    for (let rest = part; rest !== ''; rest = rest.slice(HOST_LENGTH)) {
      const piece = rest.slice(0, HOST_LENGTH);
      const last = lines.at(-1);
      if (last !== undefined && last.length + piece.length <= HOST_LENGTH) lines[lines.length - 1] = last + piece;
      else lines.push(piece);
    }
  if (lines.length <= HOST_LINES) return lines;
  return [...lines.slice(0, HOST_LINES - 1), '…'];
}
