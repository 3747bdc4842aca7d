import { shown } from '../../connector/addresses.js';
import { isSharedUrl } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';
import { redirectName } from '../../facts/redirects.js';
import { type ExpectedRedirect, expectedRedirects, isHeld } from '../../registration/expected-redirects.js';
import { type Near, nearestTo } from '../../registration/nearest-redirect.js';
import { inboundPairs } from '../../registration/pairs.js';
import { isOutboundRedirect, type RedirectEntry, redirectEntries } from '../../registration/redirect-list.js';
import type { Registration } from '../../registration/registration.js';
import { teamsRedirects } from '../../registration/teams-redirects.js';

export default defineRule({
  id: 'registration/redirect-url-missing',
  title: 'The record does not hold the redirect URL of the connector or of the Teams app',
  severity: 'error',
  sources: ['sn-kb-redirect', 'ppc-discussion-3252', 'rfc6749#3.1.2', 'ppc-pr-3162', 'learn-teams-oauth'],
  why: 'ServiceNow compares the redirect URL of a sign-in with the list of the record, character by character, and shows a page when it finds none. One page of its documentation says that it falls back to the first URL; nobody has seen that.',
  remedy:
    'Copy "Redirect URL" from the Security tab of the saved connector and add it to "Redirect URL" of the record, and that of Teams where an app for it signs in with the same record: a comma between several, no blank, no slash at the end.',
  symptoms: [{ at: 'authorize', text: 'Invalid redirect_uri' }],

  check({ connector, registrations, teamsApp }, report) {
    const pairs = inboundPairs(connector);
    for (const registration of new Set([...pairs.map((pair) => pair.registration), ...registrations])) {
      const { record } = registration;
      const field = record.field('redirect_url');
      // An export without the column says nothing about it; a record for another grant is to be made anew.
      if (!field || !registration.isForPeople) continue;
      const own = pairs.filter((pair) => pair.registration === registration).flatMap(expectedRedirects);
      const entries = redirectEntries(record);
      // The entry that stands there instead has a finding of its own.
      const isTold = entries.some(({ meant, slip }) => isOutboundRedirect(meant) || slip?.startsWith('holds several'));
      const ofTeams = teamsApp && hasClientId(registration) ? teamsRedirects(teamsApp, registration.clientId) : [];
      const wanted = [...own, ...ofTeams];
      const missing = isTold ? [] : wanted.filter((expected) => !isHeld(expected, entries));
      const [first] = missing;
      if (first && entries.length === 0)
        report({
          at: field.at,
          message: `redirect_url is empty; expected ${missing.map(sentBy).join(', and ')}`,
          related: missing.map(placeOf),
        });
      else
        for (const expected of missing) {
          const near = expected.url === undefined ? undefined : nearestTo(expected.url, entries);
          report({
            at: near ? near.entry.from(near.difference.from) : field.at,
            message: messageOf(expected, entries, near),
            related: [placeOf(expected)],
          });
        }
    }
  },
});

const hasClientId = ({ clientId, direction }: Registration): boolean =>
  direction === 'inbound' && clientId.trim() !== '';

const sentBy = ({ url, whose }: ExpectedRedirect): string =>
  url === undefined ? `the connector's own URL, as ${whose} sends it` : `${shown(url)}, which ${whose} sends`;

const placeOf = ({ at, whose }: ExpectedRedirect) => ({ at, message: `what ${whose} sends` });

function messageOf(expected: ExpectedRedirect, entries: readonly RedirectEntry[], near: Near | undefined): string {
  const { url } = expected;
  if (near)
    return `redirect_url holds ${shown(near.entry.text.trim())}; expected ${sentBy(expected)}; ${near.difference.words}`;
  const isOfConnector = url === undefined || redirectName(url) !== undefined;
  const shared = !isOfConnector ? undefined : entries.find(({ meant }) => isSharedUrl(meant));
  const held = shared
    ? `holds ${shown(shared.meant)}, the URL that all connectors shared`
    : `is ${shown(entries.map(({ text }) => text.trim()).join(','))}`;
  return `redirect_url ${held}; expected ${sentBy(expected)}`;
}
