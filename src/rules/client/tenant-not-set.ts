import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'client/tenant-not-set',
  title: 'tenantId is empty',
  severity: { repository: 'warning', deploy: 'error', certified: 'warning' },
  sources: ['ppc-pr-877', 'learn-aad-auth', 'entra-error-codes'],
  why: 'The tenant is a part of the address of the sign-in page. With an empty one the page is not found. Without tenantId, or with "common", people of every organization can sign in.',
  remedy: 'Set "Tenant ID" (customParameters.tenantId) to "common" or to the ID of the tenant.',
  symptoms: [{ at: 'authorize', error: 'AADSTS90002' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const tenant = oauth.family === 'entra' ? oauth.custom('tenantId') : undefined;
      if (!tenant || oauth.sibling('token:TenantId')) continue;
      if (tenant.value !== null && tenant.text?.trim() !== '') continue;
      report({
        at: tenant,
        message: `tenantId is ${tenant.value === null ? 'null' : 'empty'}; expected "common" or the ID of a tenant`,
        fix: {
          title: 'set tenantId to "common"',
          applicability: 'unsafe',
          changes: [{ change: 'set', node: tenant, value: 'common' }],
        },
      });
    }
  },
});
