import { shown } from '../../connector/addresses.js';
import { isSharedUrl } from '../../connector/redirects.js';
import type { Place } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { redirectName } from '../../facts/redirects.js';
import { type ExpectedRedirect, expectedRedirects, isHeld } from '../../registration/expected-redirects.js';
import { inboundPairs } from '../../registration/pairs.js';
import { isOutboundRedirect, type RedirectEntry, redirectEntries } from '../../registration/redirect-list.js';
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
    const wanted = [
      ...inboundPairs(connector).map((pair) => ({ of: pair.registration, redirects: expectedRedirects(pair) })),
      ...(teamsApp ? registrations.map((of) => ({ of, redirects: teamsRedirects(teamsApp, of) })) : []),
    ];
    for (const { of, redirects } of wanted) {
      const { record } = of;
      const field = record.field('redirect_url');
      // An export without the column says nothing about it.
      if (!field) continue;
      const entries = redirectEntries(record);
      for (const expected of redirects) {
        if (isHeld(expected, entries)) continue;
        // The entry that stands there instead has a finding of its own.
        if (entries.some(({ meant, slip }) => isOutboundRedirect(meant) || slip?.startsWith('holds several'))) continue;
        const nearest = expected.url === undefined ? undefined : nearestTo(expected.url, entries);
        report({
          at: nearest?.at ?? field.at,
          message: messageOf(expected, entries, nearest?.words),
          related: [{ at: expected.at, message: `what ${expected.whose} sends` }],
        });
      }
    }
  },
});

function messageOf({ url, whose }: ExpectedRedirect, entries: readonly RedirectEntry[], difference = ''): string {
  const wanted =
    url === undefined ? `the connector's own URL, as ${whose} sends it` : `${shown(url)}, which ${whose} sends`;
  if (entries.length === 0) return `redirect_url is empty; expected ${wanted}`;
  const isOfConnector = url === undefined || redirectName(url) !== undefined;
  const shared = !isOfConnector ? undefined : entries.find(({ meant }) => isSharedUrl(meant));
  const held = shared
    ? `holds ${shown(shared.meant)}, the URL that all connectors shared`
    : `is ${shown(entries.map(({ text }) => text.trim()).join(','))}`;
  return `redirect_url ${held}; expected ${wanted}${difference}`;
}

/** The entry with the longest beginning in common, and from which character on it differs. */
function nearestTo(
  url: string,
  entries: readonly RedirectEntry[],
): { readonly at: Place; readonly words: string } | undefined {
  // The URL of one connector and the one that all share are different things, not slips of each other.
  const [first] = entries
    .filter(({ meant }) => (redirectName(meant) === undefined) === (redirectName(url) === undefined))
    .map((entry) => ({ entry, common: commonLength(entry.meant, url) }))
    .sort((a, b) => b.common - a.common);
  // Less in common is another host, of which every character differs.
  if (!first || first.common < 40 || first.common >= url.length + 1) return undefined;
  const { entry, common } = first;
  const [there, here] = [entry.meant[common], url[common]];
  const what =
    there === undefined
      ? `"${here}" and what follows is missing`
      : here === undefined
        ? `"${there}" is too much`
        : `"${there}" in place of "${here}"`;
  return { at: entry.from(common), words: `; character ${common + 1} differs: ${what}` };
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
