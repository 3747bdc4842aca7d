import type { Connector } from '../../connector/connector.js';
import { looseUrl } from '../../connector/endpoints.js';
import { type Node, partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nonProductionLabelIn } from '../../facts/hosts.js';

export default defineRule({
  id: 'definition/host-not-production',
  title: 'The definition has an address of a development, test or sandbox system',
  severity: { repository: 'info', deploy: 'info', certified: 'warning' },
  sources: ['learn-certification', 'ppc-pr-1970', 'ppc-pr-4076'],
  why: 'Accounts and OAuth clients of the production system do not exist in a test system: users of the published connector cannot sign in, or see test data. Reviewers refuse development, staging and test hosts.',
  remedy: 'Replace the address with that of the production system, in the definition and in apiProperties.json alike.',
  symptoms: [
    { at: 'authorize', text: 'Unable to find client by that client_id' },
    { at: 'review', text: 'Provide a production version of the host URL' },
  ],

  check({ connector }, report) {
    for (const { node, host } of addressesOf(connector)) {
      const label = nonProductionLabelIn(host);
      if (label === undefined) continue;
      const from = node.text?.toLowerCase().indexOf(host) ?? -1;
      report({
        at: from < 0 ? node : partOf(node, [from, from + host.length]),
        message: `the host is "${host}", by "${label}" not a production system; expected the production host`,
      });
    }
  },
});

/** The host of the definition and those of its security definitions; endpoint/test-host reads apiProperties.json. */
function addressesOf(connector: Connector): { node: Node; host: string }[] {
  const { definition, policies } = connector;
  const found: { node: Node; host: string }[] = [];
  const host = definition?.root.get('host');
  // Behind "Set host URL" the host is a stand-in.
  if (host?.text && !policies.some(({ template }) => template === 'dynamichosturl'))
    found.push({ node: host, host: host.text.toLowerCase() });
  const nodes = (definition?.securitySchemes ?? []).flatMap((scheme) => [
    scheme.get('authorizationUrl'),
    scheme.get('tokenUrl'),
  ]);
  for (const node of nodes) {
    const url = node?.text === undefined ? undefined : looseUrl(node.text);
    if (node && url) found.push({ node, host: url.host });
  }
  return found;
}
