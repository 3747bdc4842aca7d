import { defineRule } from '../../engine/rule.js';
import { securityMembers } from '../../facts/security-members.js';

export default defineRule({
  id: 'definition/security-member-missing',
  aliases: ['SecuritySchemePropertyRequired'],
  title: 'A security definition lacks a member that its type needs',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-security'],
  why: 'An API key needs "name" and "in", OAuth needs "flow" and the addresses of that flow. The service refuses a definition without them, and the form of the connection cannot be built from it.',
  remedy: 'Add the member in the tab "Security" or in securityDefinitions.',
  symptoms: [{ at: 'upload', text: 'is required for definitions of type' }],

  check({ connector: { definition } }, report) {
    for (const scheme of definition?.securitySchemes ?? []) {
      const type = scheme.string('type');
      const flow = scheme.string('flow');
      const missing = (securityMembers(type, flow)?.required ?? []).filter((key) => !scheme.has(key));
      for (const key of missing)
        report({
          at: scheme,
          message: `"${scheme.key}" is of type "${type}"${flow === undefined ? '' : ` with flow "${flow.slice(0, 40)}"`} and has no "${key}"; it is required`,
        });
    }
  },
});
