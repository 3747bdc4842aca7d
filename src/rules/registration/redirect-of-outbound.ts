import { shown } from '../../connector/addresses.js';
import { defineRule } from '../../engine/rule.js';
import { expectedRedirects } from '../../registration/expected-redirects.js';
import { inboundOf } from '../../registration/judged.js';
import { isOutboundRedirect, redirectEntries } from '../../registration/redirect-list.js';

export default defineRule({
  id: 'registration/redirect-of-outbound',
  title: 'An inbound record holds the redirect URL of the other direction',
  severity: 'error',
  sources: ['sn-authorization-server', 'sn-kb-redirect', 'ppc-discussion-3252'],
  why: 'The address that ends in /oauth_redirect.do is where ServiceNow comes back to when it signs in elsewhere. The help of the field gives it as an example, but a connector comes back to the consent host of Power Platform, so its sign-in is refused.',
  remedy:
    'Replace it in "Redirect URL" by the redirect URL that the Security tab of the connector shows. Keep it only where another instance of ServiceNow signs in with this record.',
  symptoms: [{ at: 'authorize', text: 'Invalid redirect_uri' }],

  check(folder, report) {
    for (const { registration, pair } of inboundOf(folder)) {
      const entries = redirectEntries(registration.record);
      // Beside others it may be there for another instance.
      const isAlone = entries.every(({ meant }) => isOutboundRedirect(meant));
      for (const { meant, at } of entries) {
        if (!isOutboundRedirect(meant)) continue;
        const [expected] = pair ? expectedRedirects(pair) : [];
        const wanted = expected?.url === undefined ? "the connector's own redirect URL" : shown(expected.url);
        report({
          at,
          message: `redirect_url holds ${shown(meant)}, where ServiceNow as a client comes back to; expected ${wanted}`,
          ...(isAlone ? {} : { severity: 'info' as const }),
          related: expected ? [{ at: expected.at, message: `what ${expected.whose} sends` }] : [],
        });
      }
    }
  },
});
