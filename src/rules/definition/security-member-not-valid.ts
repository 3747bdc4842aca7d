import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { SECURITY_MEMBERS, securityMembers } from '../../facts/security-members.js';

export default defineRule({
  id: 'definition/security-member-not-valid',
  aliases: ['SecuritySchemePropertyNotValid'],
  title: 'A security definition has a member of another type',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-security'],
  why: 'Each type of security definition has its own members, and so has each flow of OAuth: the implicit flow has no token URL, an API key has no scopes. The service refuses members that do not fit.',
  remedy: 'Remove the member, or correct "type" or "flow" if that is what is wrong.',
  symptoms: [{ at: 'upload', text: 'is not valid for definitions of type' }],

  check({ connector: { definition } }, report) {
    for (const scheme of definition?.securitySchemes ?? []) {
      const type = scheme.string('type');
      const flow = scheme.string('flow');
      const fitting = securityMembers(type, flow);
      if (!fitting) continue;
      for (const member of scheme.children()) {
        const key = String(member.key);
        // Members that no type has are the business of definition/unknown-member.
        if (fitting.allowed.includes(key) || !SECURITY_MEMBERS.has(key)) continue;
        const suffix = type === 'oauth2' && flow !== undefined ? ` with flow "${flow}"` : '';
        report({
          at: keyOf(member),
          message: `"${key}" does not fit "${scheme.key}", which is of type "${type}"${suffix}`,
          fix: { title: `remove "${key}"`, applicability: 'unsafe', changes: [{ change: 'remove', node: member }] },
        });
      }
    }
  },
});
