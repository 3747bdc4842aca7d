import { LIFESPANS } from '../../facts/registry.js';
import type { IdentityProvider } from '../spec.js';
import { type Block, paragraph, type Section, section, table } from './blocks.js';
import type { ConnectorFacts } from './connector-facts.js';
import { type Rich, t } from './rich-text.js';

/** Who does what, in order. */
export function stepSection(facts: ConnectorFacts): Section {
  const rows = facts.spec.anyInstance ? stepsOfAny(facts) : stepsOfOne(facts);
  return section(
    'steps',
    'The steps in order',
    table(
      t`Administrator and maker take turns`,
      ['Step', 'Who', 'What'],
      rows.map(([who, what], index) => [t`${index + 1}`, t`${who}`, what]),
      'steps',
    ),
    laterFailure(facts),
  );
}

type Step = readonly [who: 'Administrator' | 'Maker' | 'Maker, then administrator' | 'Person who connects', what: Rich];

const HAND_OVER = t`by a password manager or a link that opens once. Not by chat, mail or ticket, and never into a file of the connector.`;

function stepsOfOne({ registrations, hasScript }: ConnectorFacts): readonly Step[] {
  const hasClient = registrations.every(({ clientId }) => clientId !== undefined);
  const hasConnector = registrations.every(({ redirectUrls }) => redirectUrls.length > 0);
  const isComplete = hasConnector && registrations.every(({ waiting }) => waiting.length === 0);
  return [
    [
      'Administrator',
      recordStep(
        hasClient,
        hasConnector,
        registrations.some(({ appUrls }) => appUrls.length > 0),
      ),
    ],
    ['Administrator', t`Hand client ID and client secret to the maker, ${HAND_OVER}`],
    [
      'Maker',
      hasConnector
        ? t`Done: the connector exists.`
        : t`${hasClient ? t`Create` : t`Generate again with ~--client-id~, then create`} the connector with ~pac connector create~ or ~paconn create~${hasScript ? ', with its script' : ''}. The commands are in ~readme.md~ under *Deployment Instructions*.`,
    ],
    [
      'Maker, then administrator',
      isComplete
        ? t`The redirect URL is in this sheet. The administrator enters it and saves. A further environment has its own: the same once more.`
        : t`Copy the redirect URL from the *Security* tab of the connector. Run ~sn-connector redirect~ with it (see ~readme.md~) and send this sheet again; it then holds the address. The administrator enters it and saves.`,
    ],
    ['Maker', TEST],
    ['Maker', RETEST],
  ];
}

function recordStep(hasClient: boolean, hasConnector: boolean, hasTeams: boolean): Rich {
  if (hasClient)
    return t`The record exists. Compare it with the values below${hasConnector ? ' and add what is missing in its redirect URL' : ''}.`;
  return hasConnector
    ? t`Create the record as described below, or add the redirect URL to the one that exists.`
    : t`Create the record as described below. Its redirect URL ${hasTeams ? t`is that of Teams alone` : t`stays empty`} for now.`;
}

function stepsOfAny({ registrations, hasScript }: ConnectorFacts): readonly Step[] {
  const isKnown = registrations.every(({ redirectUrls }) => redirectUrls.length > 0);
  const script = hasScript ? ' with its script' : '';
  return [
    [
      'Maker',
      isKnown
        ? t`Done: the connector exists, and its redirect URL is in this sheet.`
        : t`Create the connector${script} as ~readme.md~ says; it needs no client ID. Copy the redirect URL from its *Security* tab, run ~sn-connector redirect~ with it and send this sheet to the administrator of every instance.`,
    ],
    ['Administrator', t`Create the record on your instance as described below.`],
    ['Administrator', t`Hand client ID and client secret to the person who makes the connection, ${HAND_OVER}`],
    [
      'Person who connects',
      t`Sign out of the instance or use a private window, because the sign-in reuses whoever is signed in there. Create a connection: enter the host of the instance in full, for example ~mycompany.service-now.com~, then client ID and client secret. The secret goes to the host that is typed in, so check it letter by letter. Sign in as the person who will use the connection, not as an administrator.`,
    ],
    ['Person who connects', t`Run one operation.`],
    ['Person who connects', RETEST],
  ];
}

const TEST = t`Sign out of the instance or use a private window, because the sign-in reuses whoever is signed in there. Create a connection and sign in as the person who will use it, not as an administrator. Run one operation.`;
const RETEST = t`Run the same operation again after 31 minutes. The first access token has ended by then (~${LIFESPANS.access}~ seconds), so this proves the refresh.`;

function laterFailure({ spec }: ConnectorFacts): Block {
  const provider: Readonly<Record<IdentityProvider, Rich>> = {
    oauth2: t`Whether the request for a new token carries the client secret with the provider ~oauth2~ is not documented. If it does not, the maker generates with ~--identity-provider oauth2generic~, which states it in full, and updates the connector.`,
    oauth2generic: spec.anyInstance
      ? t`The person checks host, client ID and client secret.`
      : t`The maker enters the client secret again in the *Security* tab; given by ~paconn~ it is reported not to arrive in the refresh request.`,
    oauth2pkce: t`The maker enters the client secret again in the *Security* tab.`,
  };
  return paragraph(
    t`*When step 6 fails but step 5 worked,* the connection cannot renew its token and dies every 30 minutes. Do not raise the lifespan; read the system log (*When it fails*). ${provider[spec.identityProvider]} Then everybody makes a new connection, because a connection keeps the settings it was made with.`,
  );
}
