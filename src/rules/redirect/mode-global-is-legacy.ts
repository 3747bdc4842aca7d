import { isByMicrosoft, saysFirstParty } from '../../connector/oauth-client.js';
import { perConnectorFix, redirectOf } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';
import { redirectName } from '../../facts/redirects.js';

export default defineRule({
  id: 'redirect/mode-global-is-legacy',
  title: 'The connector uses the redirect URL that all connectors share',
  severity: { repository: 'info', deploy: 'warning', certified: 'warning' },
  sources: ['learn-overview', 'ppc-pr-3035', 'ppc-pr-3255', 'ppc-pr-3510', 'ppc-discussion-3252'],
  why: 'New OAuth connectors get a redirect URL of their own, and existing ones had to move by 17 February 2024. Whoever registers the shared URL at the provider then sees an error about the redirect URL at sign-in; reviewers ask for GlobalPerConnector.',
  remedy:
    'Set redirectMode to "GlobalPerConnector", remove redirectUrl, save the connector, and register the "Redirect URL" that the Security tab shows; ServiceNow takes several, separated by commas.',
  symptoms: [
    { at: 'authorize', text: 'Invalid redirect_uri' },
    { at: 'authorize', error: 'AADSTS50011' },
    { at: 'review', text: 'GlobalPerConnector' },
  ],

  check({ connector }, report) {
    const isMicrosoft = isByMicrosoft(connector) !== false;
    for (const oauth of connector.oauthSettings) {
      const redirect = redirectOf(oauth);
      if (redirect.mode !== 'global' || !redirect.modeNode || (isMicrosoft && saysFirstParty(oauth))) continue;
      if (redirect.url !== undefined && redirectName(redirect.url) !== undefined) continue;
      report({
        at: redirect.modeNode,
        message: `redirectMode is "${redirect.modeNode.text}", the shared redirect URL; expected "GlobalPerConnector"`,
        fix: perConnectorFix(redirect),
      });
    }
  },
});
