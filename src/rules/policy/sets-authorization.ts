import type { Connector } from '../../connector/connector.js';
import { defineRule } from '../../engine/rule.js';
import { POLICY_SECTION } from '../../facts/policy-templates.js';

export default defineRule({
  id: 'policy/sets-authorization',
  title: 'A policy changes the Authorization header of a signed-in connection',
  severity: 'warning',
  sources: ['learn-policy', 'rfc6750#2.1', 'ppc-connectors'],
  why: 'The platform puts the access token, or the user name and password, into the header Authorization itself. A policy that overrides it throws the token away; one that appends sends two values. The service answers with 401. No published connector with OAuth has such a policy.',
  remedy: 'Remove the policy, or set another header.',
  symptoms: [{ at: 'api', status: 401 }],

  check({ connector }, report) {
    for (const policy of connector.policies) {
      if (policy.template !== 'setheader') continue;
      const name = policy.parameter('name');
      if (name?.text?.trim().toLowerCase() !== 'authorization') continue;
      const section = policy.node.get('parameters')?.getIgnoringCase(POLICY_SECTION)?.text ?? 'Request';
      const action = policy.parameter('existsAction')?.text?.toLowerCase() ?? 'override';
      const owner = ownerOf(connector, action);
      // A value made from the header itself is deliberate.
      const isDerived = /@\{?headers\(\s*'authorization'/i.test(policy.parameter('value')?.text ?? '');
      if (!owner || action === 'skip' || section.toLowerCase() !== 'request' || isDerived) continue;
      report({
        at: name,
        message:
          action === 'append'
            ? `the policy appends to the header Authorization, which ${owner} sets already; expected one value`
            : `the policy overrides the header Authorization, which ${owner} sets; expected that it is left alone`,
      });
    }
  },
});

/** Who else writes the header. An API key in that header is replaced on purpose, so only a second value is a fault. */
function ownerOf(connector: Connector, action: string): string | undefined {
  const { oauthSettings, properties } = connector;
  const sets = properties?.setsNode?.get('values');
  const isMixed = sets?.isArray && (sets.value as unknown[]).length > oauthSettings.length;
  if (oauthSettings.length > 0 && !isMixed) return 'the sign-in';
  const schemes = connector.definition?.securitySchemes ?? [];
  const isTaken = schemes.some(
    (scheme) =>
      scheme.string('type') === 'basic' ||
      (scheme.string('in') === 'header' && scheme.string('name')?.toLowerCase() === 'authorization'),
  );
  return action === 'append' && isTaken ? 'the security definition' : undefined;
}
