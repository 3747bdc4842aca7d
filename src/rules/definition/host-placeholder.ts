import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isHost, placeholderIn } from '../../facts/hosts.js';

export default defineRule({
  id: 'definition/host-placeholder',
  title: '"host" is a placeholder',
  severity: { repository: 'off', deploy: 'error', certified: 'warning' },
  sources: ['ppc-connectors', 'ppc-servicenow', 'learn-policy'],
  why: 'Without the policy "Set host URL" every request goes to the host of the definition. A placeholder there means that no operation works, although the connection can be created.',
  remedy:
    'Set "Host" (host) to the host of your instance, or add the policy "Set host URL" (dynamichosturl) that takes the host from a connection parameter.',
  symptoms: [{ at: 'api', status: 502 }],

  check({ connector }, report) {
    const host = connector.definition?.root.get('host');
    // What is no host name at all is the business of definition/host-not-valid.
    const placeholder = host?.text && isHost(host.text) ? placeholderIn(host.text) : undefined;
    if (!host || placeholder === undefined) return;
    const policies = connector.policies.filter(({ template }) => template === 'dynamichosturl');
    const missed = connector.operations.find(({ id }) => !policies.some((policy) => policy.appliesTo(id ?? '')));
    if (policies.length > 0 && !missed) return;
    // A script may send the request elsewhere.
    const isUnsure = policies.length > 0 || connector.document('script') !== undefined;
    const hint = policies.length > 0 && missed ? `; the policy "Set host URL" does not act on "${missed.label}"` : '';
    report({
      at: partOf(host, placeholder),
      message: `"host" is "${host.text}"; expected the host of the service in place of "${placeholder}"${hint}`,
      ...(isUnsure ? { severity: 'warning', confidence: 'low' } : {}),
    });
  },
});
