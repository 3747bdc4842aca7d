import { isFirstParty } from '../../connector/oauth-client.js';
import { perConnectorFix, redirectOf } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'redirect/mode-direct',
  title: 'redirectMode Direct in a connector that is not from Microsoft',
  severity: 'warning',
  sources: ['ppc-pr-232', 'ppc-pr-3255', 'ppc-connectors'],
  why: 'With Direct the sign-in comes back to the consent host of one region. Published connectors with this mode are old or of Microsoft; others were moved to the global host, because a provider that knows only the global URL refuses the regional one.',
  remedy: 'Set redirectMode to "GlobalPerConnector" and remove redirectUrl.',
  symptoms: [
    { at: 'authorize', text: 'Invalid redirect_uri' },
    { at: 'authorize', error: 'AADSTS50011' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const redirect = redirectOf(oauth);
      if (redirect.mode !== 'direct' || !redirect.modeNode || isFirstParty(oauth, connector)) continue;
      report({
        at: redirect.modeNode,
        message: `redirectMode is "${redirect.modeNode.text}"; expected "GlobalPerConnector"`,
        fix: perConnectorFix(redirect),
      });
    }
  },
});
