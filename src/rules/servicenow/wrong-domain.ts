import { addressesOf } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { type Node, partOf } from '../../document/node.js';
import { defineRule, type Report } from '../../engine/rule.js';
import { instanceHostMeant, isServiceNowPath } from '../../facts/servicenow.js';

function check(report: Report, name: string, node: Node, host: string, isSure: boolean): void {
  const meant = instanceHostMeant(host);
  if (!meant) return;
  const place = partOf(node, host);
  report({
    at: place,
    ...(isSure ? {} : { severity: 'warning' as const, confidence: 'low' as const }),
    message: `${name} has the host "${host}"; expected "${meant}"`,
    fix: {
      title: `write "${meant}"`,
      applicability: isSure ? 'safe' : 'unsafe',
      changes: [{ change: 'replace', place, text: meant }],
    },
  });
}

export default defineRule({
  id: 'servicenow/wrong-domain',
  title: 'The host of an instance is misspelt',
  severity: 'error',
  sources: ['sn-table-api', 'sn-authorization-code'],
  why: 'Instances live at <instance>.service-now.com, for the US government at <instance>.servicenowservices.com. The documentation prints servicenow.com in its examples; that domain is the website of the company, and no instance answers there.',
  remedy: 'Write the host of the instance as the browser shows it: <instance>.service-now.com.',
  symptoms: [
    { at: 'authorize', status: 404 },
    { at: 'api', status: 404 },
  ],

  check({ connector }, report) {
    for (const { key, node, text } of addressesOf(connector)) {
      const url = looseUrl(text);
      const start = text.indexOf('://') + 3;
      if (url)
        check(
          report,
          key,
          node,
          text.slice(start, start + url.host.length).replace(/:\d*$/, ''),
          isServiceNowPath(url.path),
        );
    }
    const host = connector.definition?.root.get('host');
    if (host?.text !== undefined) {
      const isApi = connector.operations.some(({ path }) => /^\/?(?:api\/)?now\//i.test(path));
      check(report, 'the definition', host, host.text.trim().replace(/:\d*$/, ''), isApi);
    }
  },
});
