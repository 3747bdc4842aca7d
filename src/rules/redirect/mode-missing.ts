import { isSharedUrl, perConnectorFix, redirectOf } from '../../connector/redirects.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'redirect/mode-missing',
  title: 'redirectMode is missing',
  severity: { repository: 'info', deploy: 'warning', certified: 'warning' },
  sources: ['learn-overview', 'ppc-pr-3255', 'ppc-connectors'],
  why: 'Without redirectMode the service chooses: the shared redirect URL for old connectors, one of its own for new ones. The URL that must be registered at the provider then cannot be read from the files.',
  remedy: 'Add "redirectMode": "GlobalPerConnector" to oAuthSettings and register the URL shown after saving.',
  symptoms: [
    { at: 'authorize', text: 'Invalid redirect_uri' },
    { at: 'authorize', error: 'AADSTS50011' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const redirect = redirectOf(oauth);
      if (redirect.modeNode || oauth.provider?.toLowerCase() === 'aadcertificate') continue;
      const canMove = redirect.url === undefined || isSharedUrl(redirect.url);
      report({
        at: keyOf(oauth.node),
        message: 'oAuthSettings has no redirectMode; expected "GlobalPerConnector"',
        fix: canMove ? perConnectorFix({ ...redirect, modeNode: oauth.node.get('redirectMode') }) : undefined,
      });
    }
  },
});
