import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/unknown-member',
  aliases: ['AdditionalPropertyNotAllowed', 'ExtensionNameNotValid'],
  title: 'The definition has a member that Swagger 2.0 does not know',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2', 'ppc-issue-3930'],
  why: 'The service refuses a definition with members that are neither Swagger 2.0 nor extensions whose name begins with "x-".',
  remedy: 'Remove the member, move it to the object it belongs to, or give an extension a name that begins with "x-".',
  symptoms: [{ at: 'upload', text: 'If this property is an extension, its name must begin with "x-"' }],

  check({ connector }, report) {
    for (const fault of connector.definition?.faults ?? []) {
      if (fault.fault !== 'unknown-member') continue;
      const isNamed = fault.in.kind === 'paths' || fault.in.kind === 'responses';
      report({
        at: { in: 'key', node: fault.at },
        code: isNamed ? 'ExtensionNameNotValid' : 'AdditionalPropertyNotAllowed',
        message: `"${fault.at.key}" is not a member of the ${fault.in.kind} object`,
      });
    }
  },
});
