import { fixedAddressesOf, formOf, shown } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import type { OAuthSettings } from '../../connector/properties.js';
import { type Place, partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { testLabel } from '../../facts/sample-names.js';

export default defineRule({
  id: 'endpoint/test-host',
  title: 'An OAuth endpoint looks like that of a test system',
  severity: { repository: 'info', deploy: 'warning', certified: 'warning' },
  sources: ['ppc-pr-1970', 'ppc-issue-3203'],
  why: 'A client registered in production is unknown to the test system of a service and the other way round, so people see an error about an unknown client id; reviewers refuse connectors with test hosts.',
  remedy: 'Enter the addresses of the production system, and the client id that was registered there.',
  symptoms: [{ at: 'authorize', text: 'Unable to find client by that client_id' }, { at: 'review' }],

  check({ connector }, report) {
    const bySettings = new Map<OAuthSettings, Found[]>();
    for (const { oauth, key, node, text } of fixedAddressesOf(connector)) {
      const host = looseUrl(text)?.host;
      if (host === undefined || formOf(text) !== 'url' || host.endsWith('.service-now.com')) continue;
      const label = testLabel(host);
      if (!label) continue;
      const start = text.indexOf('://') + 3;
      const at = partOf(node, [start + label[0], start + label[1]]);
      const list = bySettings.get(oauth) ?? [];
      list.push({ at, word: host.slice(...label), message: `${key} is ${shown(text)}` });
      bySettings.set(oauth, list);
    }
    for (const [first, ...others] of bySettings.values()) {
      if (!first) continue;
      report({
        at: first.at,
        message: `${first.message}; expected the production host, unless "${first.word}" is meant`,
        confidence: 'low',
        related: others.map(({ at, word }) => ({ at, message: `"${word}" here too` })),
      });
    }
  },
});

interface Found {
  readonly at: Place;
  readonly word: string;
  readonly message: string;
}
