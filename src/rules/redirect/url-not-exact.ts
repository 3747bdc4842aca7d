import { exactRedirectUrl, isUrlList, redirectHost, redirectOf } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';

/** What is wrong with a redirect URL of the consent host, in words; undefined when it is exact. */
function faultOf(url: string, exact: string | undefined): string | undefined {
  if (url === exact) return undefined;
  const text = url.trim();
  if (/^https?%3a/i.test(text)) return 'is percent-encoded';
  if (/^http:/i.test(text)) return 'begins with http';
  if (/oauth_redirect\.do/i.test(text)) return 'ends with /oauth_redirect.do';
  if (text.includes('#')) return 'has a fragment';
  if (text.includes('?') || /&$/.test(text)) return 'has a query';
  if (/^https:\/\/[^/]*:\d/i.test(text)) return 'has a port';
  if (text === exact) return 'has a blank at an end';
  if (text.endsWith('/') && exact !== undefined) return 'has a slash at the end';
  return text.toLowerCase() === exact?.toLowerCase() ? 'differs in case' : 'has another path than /redirect';
}

export default defineRule({
  id: 'redirect/url-not-exact',
  title: 'The redirect URL differs in a detail from the one the platform sends',
  severity: 'warning',
  sources: ['rfc6749#3.1.2', 'ppc-discussion-3252', 'ppc-issue-3266'],
  why: 'Providers compare the redirect URL as text, ServiceNow included: one slash, a blank or an escape too many and the sign-in is refused. Administrators copy the URL from here.',
  remedy: 'Remove redirectUrl, or write the URL exactly as the Security tab shows it.',
  symptoms: [
    { at: 'authorize', text: 'Invalid redirect_uri' },
    { at: 'authorize', error: 'AADSTS50011' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const { urlNode, url } = redirectOf(oauth);
      if (!urlNode || url === undefined || isUrlList(url) || redirectHost(url) === 'foreign') continue;
      const exact = exactRedirectUrl(url);
      const fault = faultOf(url, exact);
      if (!fault) continue;
      report({
        at: urlNode,
        message: `redirectUrl "${url}" ${fault}; expected ${exact ? `"${exact}"` : 'a URL that ends in /redirect or in /redirect and the name of the connector'}`,
        fix: exact
          ? {
              title: `set redirectUrl to "${exact}"`,
              applicability: 'safe',
              changes: [{ change: 'set', node: urlNode, value: exact }],
            }
          : undefined,
      });
    }
  },
});
