import { addressesOf, shown } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { instanceHostMeant } from '../../facts/servicenow.js';
import { misspellingIn } from '../../facts/url-misspellings.js';

export default defineRule({
  id: 'endpoint/misspelt-url',
  title: 'An OAuth endpoint looks misspelt',
  severity: 'warning',
  sources: ['ppc-connectors', 'learn-troubleshoot-oauth2'],
  why: 'One letter too many or a host name pasted twice leads to a page or host that does not exist; some published connectors had to be repaired for such a slip.',
  remedy: 'Compare the address with the documentation of the service and correct it.',
  symptoms: [
    { at: 'authorize', status: 404 },
    { at: 'token', status: 404 },
    { at: 'refresh', status: 404 },
  ],

  check({ connector }, report) {
    for (const { key, node, text } of addressesOf(connector)) {
      const url = looseUrl(text);
      if (!url || instanceHostMeant(url.host)) continue;
      const start = text.indexOf('://') + 3;
      const found = misspellingIn(url.host, url.path);
      if (!found) continue;
      const place = partOf(node, [start + found.from, start + found.to]);
      const wrong = text.slice(start + found.from, start + found.to);
      report({
        at: place,
        message: `${key} is ${shown(text)}, in which "${wrong}" looks misspelt; expected "${found.meant}"`,
        confidence: 'low',
        fix: {
          title: `replace "${wrong}" by "${found.meant}"`,
          applicability: 'unsafe',
          changes: [{ change: 'replace', place, text: found.meant }],
        },
      });
    }
  },
});
