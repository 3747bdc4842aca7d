import { redirectOf, redirectUrlFix } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'redirect/url-not-a-string',
  title: 'The redirect URL is not a string',
  severity: 'error',
  sources: ['ppc-properties-schema', 'ppc-issue-146', 'ppc-connectors'],
  why: 'redirectUrl holds one address that the platform computes and shows. A list or an object cannot be read as one, and whoever copies it to the provider registers a URL that the sign-in does not use.',
  remedy:
    'Remove redirectUrl: with redirectMode "GlobalPerConnector" the platform computes the URL and shows it as "Redirect URL" on the Security tab.',
  symptoms: [{ at: 'authorize', text: 'Invalid redirect_uri' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const redirect = redirectOf(oauth);
      const { urlNode } = redirect;
      if (!urlNode || urlNode.text !== undefined) continue;
      const kind = urlNode.isArray
        ? `a list of ${(urlNode.value as unknown[]).length}`
        : `of type ${typeof urlNode.value}`;
      report({
        at: urlNode,
        message: `redirectUrl is ${kind}; expected one string or no redirectUrl`,
        fix: redirectUrlFix(redirect),
      });
    }
  },
});
