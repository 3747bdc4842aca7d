import { isUrlList, redirectHost, redirectOf, redirectUrlFix } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'redirect/url-of-test-host',
  title: "The redirect URL is that of Microsoft's test environment",
  severity: 'warning',
  sources: ['learn-certification', 'rfc6749#3.1.2'],
  why: 'The host global-test answers only while Microsoft tests a connector before certification. It has to be registered at the provider beside the productive URL; in redirectUrl it names an address that users never come back to.',
  remedy: 'Remove redirectUrl; register both the productive and the global-test URL at the provider.',
  symptoms: [{ at: 'authorize', text: 'Invalid redirect_uri' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const redirect = redirectOf(oauth);
      const { urlNode, url } = redirect;
      if (!urlNode || url === undefined || isUrlList(url) || redirectHost(url) !== 'test') continue;
      report({
        at: urlNode,
        message: `redirectUrl is "${url}", the address of certification tests; expected no redirectUrl`,
        fix: redirectUrlFix(redirect),
      });
    }
  },
});
