import { shown } from '../../connector/addresses.js';
import { isUrlList, redirectHost, redirectOf, redirectUrlFix } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';
import { isToFillIn } from '../../facts/client-placeholders.js';
import { SHARED_REDIRECT_URL } from '../../facts/redirects.js';

export default defineRule({
  id: 'redirect/url-not-consent-host',
  title: 'The redirect URL does not lead to the consent host of the platform',
  severity: 'error',
  sources: ['learn-certification', 'learn-overview', 'ppc-discussion-3252'],
  why: 'The provider sends the authorization code to the redirect URL, and only the consent host of the platform can redeem it. With any other host, also with one of the provider or of ServiceNow, the sign-in window ends at the wrong address.',
  remedy:
    'Remove redirectUrl: with redirectMode "GlobalPerConnector" the platform computes the URL and shows it as "Redirect URL" on the Security tab.',
  symptoms: [
    { at: 'authorize', text: 'Invalid redirect_uri' },
    { at: 'authorize', error: 'AADSTS50011' },
  ],

  check({ connector, profile }, report) {
    for (const oauth of connector.oauthSettings) {
      const redirect = redirectOf(oauth);
      const { urlNode, url } = redirect;
      if (!urlNode || url === undefined || isUrlList(url) || redirectHost(url) !== 'foreign') continue;
      // In a repository a value that is to be filled in is normal.
      const isGap = profile === 'repository' && isToFillIn(url);
      const isPlatforms = /oauth_redirect\.do/i.test(url);
      report({
        at: urlNode,
        ...(isGap ? { severity: 'warning' as const } : {}),
        message: `redirectUrl is ${shown(url)}${isPlatforms ? ', the address to which ServiceNow itself comes back as a client' : ''}; expected no redirectUrl or one below "${SHARED_REDIRECT_URL}"`,
        fix: redirectUrlFix(redirect),
      });
    }
  },
});
