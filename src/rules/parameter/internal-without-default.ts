import type { Connector } from '../../connector/connector.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/internal-without-default',
  title: 'A required parameter is hidden and has no default',
  severity: 'error',
  sources: ['learn-extensions', 'rwilson-skill', 'ppc-connectors'],
  why: 'Nobody can fill in an internal parameter, so its only value is the default. Without one the request lacks what the service requires, and every call fails. Of 357 published connectors none has such a parameter.',
  remedy:
    'Add "default" with the value to send, or set "x-ms-visibility" to "important" or "advanced" so that users can enter it.',
  symptoms: [{ at: 'api', status: 400 }],

  check({ connector }, report) {
    let filled: Set<string> | undefined;
    const seen = new Set<unknown>();
    for (const operation of connector.operations) {
      // An internal operation is called by others, which pass its parameters.
      if (operation.node.string('x-ms-visibility') === 'internal') continue;
      for (const { node, name, in: place, isRequired } of operation.parameters) {
        if (!isRequired || place === 'body' || node.string('x-ms-visibility') !== 'internal') continue;
        if (node.has('default') || node.has('x-ms-trigger-value') || seen.has(node.value)) continue;
        seen.add(node.value);
        filled ??= filledByPolicies(connector);
        if (filled.has(name.toLowerCase())) continue;
        report({
          at: node.get('x-ms-visibility') ?? node,
          message: `${place} parameter "${name}" is required and internal, and has no default`,
          related: [{ at: node.get('name') ?? node, message: 'the parameter' }],
        });
      }
    }
  },
});

/** The names of headers and query parameters that policies write. */
function filledByPolicies(connector: Connector): Set<string> {
  const names = new Set<string>();
  for (const policy of connector.policies) {
    const name = policy.parameter('name')?.text;
    if (name !== undefined) names.add(name.toLowerCase());
  }
  return names;
}
