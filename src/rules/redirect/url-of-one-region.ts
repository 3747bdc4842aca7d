import { isUrlList, redirectHost, redirectOf, redirectUrlFix } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';
import { SHARED_REDIRECT_URL } from '../../facts/redirects.js';

export default defineRule({
  id: 'redirect/url-of-one-region',
  title: 'The redirect URL is that of a regional consent host',
  severity: 'warning',
  sources: ['learn-certification', 'ppc-pr-232', 'ppc-pr-525'],
  why: 'Hosts such as europe-001 or msmanaged-na date from the years before the global consent host. The platform computes another URL today, so a provider that knows only the regional one refuses the sign-in.',
  remedy:
    'Remove redirectUrl and set redirectMode to "GlobalPerConnector"; register the "Redirect URL" that the Security tab shows.',
  symptoms: [
    { at: 'authorize', text: 'Invalid redirect_uri' },
    { at: 'authorize', error: 'AADSTS50011' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const redirect = redirectOf(oauth);
      const { urlNode, url } = redirect;
      if (!urlNode || url === undefined || isUrlList(url) || redirectHost(url) !== 'regional') continue;
      report({
        at: urlNode,
        message: `redirectUrl is "${url}", a host of one region; expected no redirectUrl or "${SHARED_REDIRECT_URL}"`,
        fix: redirectUrlFix(redirect),
      });
    }
  },
});
