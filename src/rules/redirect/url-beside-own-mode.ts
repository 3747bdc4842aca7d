import { isSharedUrl, isUrlList, redirectHost, redirectOf, redirectUrlFix } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'redirect/url-beside-own-mode',
  title: 'A redirect URL is written beside redirectMode GlobalPerConnector',
  severity: { repository: 'info', deploy: 'info', certified: 'warning' },
  sources: ['ppc-pr-3255', 'ppc-pr-3247', 'learn-overview'],
  why: 'With GlobalPerConnector the platform computes the redirect URL, another one in every environment, and ignores this value. The shared URL that is left here misleads administrators into registering it, and reviewers ask for its removal.',
  remedy: 'Remove redirectUrl; register the "Redirect URL" that the Security tab shows after saving.',
  symptoms: [{ at: 'authorize', text: 'Invalid redirect_uri' }, { at: 'review' }],

  check({ connector, profile }, report) {
    if (connector.layout === 'solution') return;
    for (const oauth of connector.oauthSettings) {
      const redirect = redirectOf(oauth);
      const { urlNode, url, mode } = redirect;
      if (!urlNode || url === undefined || mode !== 'globalperconnector' || isUrlList(url)) continue;
      const isShared = isSharedUrl(url);
      // A URL of one's own is right in the environment it was read from.
      if (!isShared && (profile !== 'deploy' || redirectHost(url) !== 'global')) continue;
      report({
        at: urlNode,
        message: `redirectMode is "GlobalPerConnector" and redirectUrl is ${isShared ? 'the shared URL' : 'that of one environment'}, "${url}"; expected no redirectUrl`,
        fix: redirectUrlFix(redirect),
      });
    }
  },
});
