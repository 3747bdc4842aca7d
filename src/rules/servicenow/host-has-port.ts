import { serviceNowAddresses } from '../../connector/servicenow.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isServiceNowHost } from '../../facts/servicenow.js';

export default defineRule({
  id: 'servicenow/host-has-port',
  title: 'A port is given for an instance of ServiceNow',
  severity: 'warning',
  sources: ['sn-authorization-code', 'sn-rest-api'],
  why: 'Instances at service-now.com answer at the standard port of https only.',
  remedy: 'Remove the colon and the number.',
  symptoms: [{ at: 'authorize' }],

  check({ connector }, report) {
    const hosts = serviceNowAddresses(connector).map(({ key, node, text, url }) => ({
      key,
      node,
      text,
      host: url.host,
    }));
    const host = connector.definition?.root.get('host');
    const named =
      host?.text === undefined ? [] : [{ key: 'the definition', node: host, text: host.text, host: host.text.trim() }];
    for (const { key, node, text, host: given } of [...hosts, ...named]) {
      const port = /:(\d+)$/.exec(given);
      if (!port || port[1] === '443' || !isServiceNowHost(given)) continue;
      const from = text.indexOf(port[0], text.includes('://') ? text.indexOf('://') + 3 : 0);
      const place = partOf(node, [from, from + port[0].length]);
      report({
        at: place,
        message: `${key} has the port ${port[1]}; expected none`,
        fix: { title: 'remove the port', applicability: 'unsafe', changes: [{ change: 'replace', place, text: '' }] },
      });
    }
  },
});
