import { serviceNowAddresses } from '../../connector/servicenow.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isDeveloperInstance } from '../../facts/servicenow.js';

export default defineRule({
  id: 'servicenow/developer-instance',
  title: 'The connector uses a developer instance',
  // People learn on developer instances: only what is published must not depend on one.
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['ppc-pr-1970', 'sn-rest-api'],
  why: 'A developer instance falls asleep when nobody uses it and then answers every request with a page instead of JSON. It is reclaimed after some time; its clients and tokens go with it.',
  remedy: 'Write the host of the productive instance before others use the connector.',
  symptoms: [
    { at: 'token', status: 200, text: 'Your instance is hibernating' },
    { at: 'api', status: 200, text: 'Instance Hibernating page' },
  ],

  check({ connector }, report) {
    const host = connector.definition?.root.get('host');
    if (host?.text && isDeveloperInstance(host.text.trim())) {
      report({ at: host, message: `the host is "${host.text.trim()}", a developer instance` });
      return;
    }
    const address = serviceNowAddresses(connector).find(({ url }) => isDeveloperInstance(url.host));
    if (!address) return;
    const from = address.text.indexOf('://') + 3;
    report({
      at: partOf(address.node, [from, from + address.url.host.length]),
      message: `${address.key} names "${address.url.host}", a developer instance`,
    });
  },
});
