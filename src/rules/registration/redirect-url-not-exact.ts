import { shown } from '../../connector/addresses.js';
import { redirectHost } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';
import { expectedRedirects, isHeld } from '../../registration/expected-redirects.js';
import { inboundOf } from '../../registration/judged.js';
import { isOutboundRedirect, redirectEntries, slipBetween } from '../../registration/redirect-list.js';
import { teamsRedirects } from '../../registration/teams-redirects.js';

/** Whether ServiceNow takes a blank or another case for a difference is not documented. */
const UNSURE = /^(?:has a blank|has a line break|differs in case)/;

export default defineRule({
  id: 'registration/redirect-url-not-exact',
  title: 'A redirect URL in the record differs in a detail from the one that is sent',
  severity: 'error',
  sources: ['sn-kb-redirect', 'ppc-discussion-3252', 'rfc6749#3.1.2', 'learn-teams-oauth'],
  why: 'ServiceNow compares redirect URLs as texts. A slash at the end, a blank beside the comma, percent-encoding or http in place of https make another text of the same address, and the sign-in ends on a page.',
  remedy:
    'Write the address into "Redirect URL" of the record exactly as the Security tab of the connector shows it; several are separated by a comma alone.',
  symptoms: [{ at: 'authorize', text: 'Invalid redirect_uri' }],

  check(folder, report) {
    for (const { registration, pair } of inboundOf(folder)) {
      const ofTeams = folder.teamsApp ? teamsRedirects(folder.teamsApp, registration.clientId) : [];
      const expected = [...(pair ? expectedRedirects(pair) : []), ...ofTeams];
      for (const entry of redirectEntries(registration.record)) {
        const { text, at, meant, slip: found } = entry;
        const sent = expected.find(({ url }) => url?.toLowerCase() === meant.toLowerCase());
        const slip = found ?? (sent?.url === undefined ? undefined : slipBetween(meant, sent.url));
        if (slip === undefined || isOutboundRedirect(meant)) continue;
        const isUnsure = UNSURE.test(slip);
        const isList = slip.startsWith('holds several');
        // What the connector does not send anyway is missing as another address, and a slip of it is beside the point.
        const isBeside =
          expected.length > 0 &&
          !isList &&
          redirectHost(meant) !== 'foreign' &&
          !expected.some((one) => isHeld(one, [entry]));
        const related = sent ?? expected[0];
        report({
          at,
          message: `redirect_url holds ${shown(text)}, which ${slip}; expected ${
            isList ? 'a comma between them' : shown(sent?.url ?? meant)
          }`,
          ...(isBeside ? { severity: 'info' as const } : isUnsure ? { severity: 'warning' as const } : {}),
          confidence: isUnsure ? 'low' : 'high',
          related: related ? [{ at: related.at, message: `what ${related.whose} sends` }] : [],
        });
      }
    }
  },
});
