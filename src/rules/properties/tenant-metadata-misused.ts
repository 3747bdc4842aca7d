import { defineRule } from '../../engine/rule.js';
import { TENANT_SOURCE } from '../../facts/connection-parameters.js';

export default defineRule({
  id: 'properties/tenant-metadata-misused',
  title: 'Another parameter is filled with the tenant of the user',
  severity: 'warning',
  sources: ['ppc-pr-2878', 'ppc-properties-schema'],
  why: 'The source AzureActiveDirectoryTenant puts the tenant ID of the person who signs in into the parameter. In a client ID or a secret that is a wrong value.',
  remedy: 'Remove "metadata" from this parameter; only token:TenantId has it.',
  symptoms: [{ at: 'authorize' }, { at: 'review' }],

  check({ connector }, report) {
    for (const { node, name } of connector.connectionParameters) {
      const metadata = node.get('metadata');
      const source = metadata?.get('sourceType');
      if (!metadata || source?.text !== TENANT_SOURCE || /tenant/i.test(name)) continue;
      const isAlone = Object.keys(metadata.value as object).length === 1;
      report({
        at: source,
        message: `"${name}" is filled with the tenant of the user; expected that only for "token:TenantId"`,
        fix: isAlone
          ? { title: 'remove the metadata', applicability: 'safe', changes: [{ change: 'remove', node: metadata }] }
          : undefined,
      });
    }
  },
});
