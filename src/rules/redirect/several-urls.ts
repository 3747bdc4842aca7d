import { isUrlList, redirectOf, redirectUrlFix } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'redirect/several-urls',
  title: 'The redirect URL holds several URLs',
  severity: 'error',
  sources: ['ppc-properties-schema', 'ppc-issue-146', 'rfc6749#3.1.2'],
  why: 'redirectUrl holds exactly one URL. Several joined by a comma or a semicolon are no valid URL, and the provider compares the whole text with the URLs registered for the client.',
  remedy:
    'Remove redirectUrl and let redirectMode decide; register further URLs at the provider, not here. A ServiceNow registry record takes several, separated by commas.',
  symptoms: [{ at: 'authorize', text: 'Invalid redirect_uri' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const redirect = redirectOf(oauth);
      if (!redirect.urlNode || redirect.url === undefined || !isUrlList(redirect.url)) continue;
      report({
        at: redirect.urlNode,
        message: `redirectUrl is "${redirect.url}"; expected one URL or no redirectUrl`,
        fix: redirectUrlFix(redirect),
      });
    }
  },
});
