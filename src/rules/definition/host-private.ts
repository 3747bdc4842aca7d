import { defineRule } from '../../engine/rule.js';
import { isPrivateHost } from '../../facts/sample-names.js';

export default defineRule({
  id: 'definition/host-private',
  title: 'The host lies in a private network',
  severity: 'warning',
  sources: ['rfc1918#3', 'learn-faq'],
  why: 'The platform calls the service from the cloud, where a private address or a name of the own network cannot be reached. Only a connector with the capability "gateway" goes through the on-premises data gateway.',
  remedy:
    'Enter a host that can be reached from the internet, or turn on "Connect via on-premises data gateway" (capabilities: "gateway") with another kind of authentication than OAuth.',
  symptoms: [{ at: 'api', status: 502 }],

  check({ connector }, report) {
    const host = connector.definition?.root.get('host');
    const name = host?.text?.trim() ?? '';
    // A name without a dot is a stand-in more often than a machine.
    if (!host || !name.includes('.') || !isPrivateHost(name)) return;
    const capabilities = connector.properties?.node?.get('capabilities')?.children() ?? [];
    if (capabilities.some(({ text }) => text?.toLowerCase() === 'gateway')) return;
    if (connector.policies.some(({ template }) => template === 'dynamichosturl')) return;
    report({ at: host, message: `"host" is "${name}"; expected a host that can be reached from the cloud` });
  },
});
