import { isUrlList, perConnectorFix, redirectHost, redirectOf } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';
import { redirectName } from '../../facts/redirects.js';

export default defineRule({
  id: 'redirect/mode-global-with-own-url',
  title: 'redirectMode says shared, redirectUrl says own',
  severity: 'warning',
  sources: ['ppc-pr-3162', 'ppc-issue-3266', 'ppc-connectors'],
  why: 'With mode Global the platform sends the shared redirect URL, whatever stands in redirectUrl. A provider that knows only the URL of this connector refuses the sign-in.',
  remedy: 'Set redirectMode to "GlobalPerConnector" and remove redirectUrl.',
  symptoms: [
    { at: 'authorize', text: "The redirect_uri doesn't match the client registered redirect_uri" },
    { at: 'authorize', error: 'AADSTS50011' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const redirect = redirectOf(oauth);
      const { mode, modeNode, url, urlNode } = redirect;
      if (mode !== 'global' || !modeNode || !urlNode || url === undefined || isUrlList(url)) continue;
      const name = redirectName(url);
      if (name === undefined || redirectHost(url) === 'foreign') continue;
      report({
        at: modeNode,
        message: `redirectMode is "${modeNode.text}" and redirectUrl ends with "/${name}", the URL of one connector; expected "GlobalPerConnector"`,
        related: [{ at: urlNode, message: 'a URL of its own' }],
        fix: perConnectorFix(redirect),
      });
    }
  },
});
