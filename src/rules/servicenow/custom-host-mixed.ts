import { shown } from '../../connector/addresses.js';
import { isLiteralHost, serviceNowAddressesOf } from '../../connector/servicenow.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isServiceNowHost } from '../../facts/servicenow.js';

export default defineRule({
  id: 'servicenow/custom-host-mixed',
  title: 'A custom host and the host of the instance are mixed',
  severity: 'warning',
  sources: ['sn-authorization-server', 'sn-authorization-code'],
  why: 'An instance may be reached by a custom URL and by <instance>.service-now.com. The session of one is not valid on the other, so a sign-in that changes between them may ask again, lose its cookies, or end in a redirect error.',
  remedy: 'Use one of the two hosts in all three addresses.',
  symptoms: [{ at: 'authorize', text: 'Invalid redirect_uri' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const own = serviceNowAddressesOf(connector, oauth).filter(({ url }) => isLiteralHost(url.host));
      const custom = own.find(({ url }) => !isServiceNowHost(url.host));
      const native = own.find(({ url }) => isServiceNowHost(url.host));
      if (!custom || !native) continue;
      const from = native.text.indexOf('://') + 3;
      report({
        at: partOf(native.node, [from, from + native.url.host.length]),
        confidence: 'low',
        message: `${native.key} is ${shown(native.text)}, ${custom.key} ${shown(custom.text)}; expected the same host`,
        related: [{ at: custom.node, message: 'the custom host' }],
      });
    }
  },
});
