import { redirectOf } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';
import { plainInternalName, redirectName } from '../../facts/redirects.js';

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export default defineRule({
  id: 'redirect/url-of-another-connector',
  title: 'The redirect URL names another connector',
  severity: 'info',
  sources: ['ppc-pr-3162', 'ppc-issue-3266', 'ppc-connectors'],
  why: 'The last part of a per-connector redirect URL is the internal name of the connector, made of its title. A name that has nothing in common with the title was probably copied from another connector, and whoever registers it at the provider registers the wrong address.',
  remedy: 'Remove redirectUrl; take the URL from the Security tab of this connector once it exists.',
  symptoms: [{ at: 'authorize', text: "The redirect_uri doesn't match the client registered redirect_uri" }],

  check({ connector }, report) {
    const titleNode = connector.definition?.root.at('info', 'title');
    if (!titleNode) return;
    for (const oauth of connector.oauthSettings) {
      const { urlNode, url } = redirectOf(oauth);
      const name = url === undefined ? undefined : redirectName(url);
      if (!urlNode || name === undefined) continue;
      const title = letters(titleNode.text ?? '');
      if (title.length < 3) return;
      const plain = plainInternalName(name);
      const words = (titleNode.text ?? '').split(/[^\p{L}\p{N}]+/u).map(letters);
      if (words.some((word) => word.length > 2 && letters(plain).includes(word)) || title.includes(letters(plain)))
        continue;
      report({
        at: urlNode,
        confidence: 'low',
        message: `redirectUrl ends with "${name}"; the title of this connector is "${titleNode.text}"`,
        related: [{ at: titleNode, message: 'the title' }],
      });
    }
  },
});
