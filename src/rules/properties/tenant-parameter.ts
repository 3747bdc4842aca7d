import { plainText } from '../../connector/json-types.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { TENANT_SOURCE } from '../../facts/connection-parameters.js';

const isOfOwnApp = (parameters: Node | undefined): boolean =>
  plainText(
    parameters?.at('token', 'oAuthSettings', 'customParameters')?.getIgnoringCase('grantType')?.get('value')?.value,
  ).toLowerCase() === 'client_credentials' && parameters?.getIgnoringCase('token:clientSecret') !== undefined;

export default defineRule({
  id: 'properties/tenant-parameter',
  title: 'The parameter token:TenantId is not filled from the sign-in',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'ppc-pr-1421', 'ppc-pr-877'],
  why: 'The platform fills token:TenantId with the tenant of the person who signs in when its metadata names that source. Otherwise users are asked for a tenant ID that few of them know.',
  remedy:
    'Give token:TenantId the type "string", "metadata": {"sourceType": "AzureActiveDirectoryTenant"}, and the constraints "hidden": "true" and "required": "false".',
  symptoms: [{ at: 'authorize' }, { at: 'review' }],

  check({ connector }, report) {
    for (const { node, name, type, constraints } of connector.connectionParameters) {
      if (name.toLowerCase() !== 'token:tenantid') continue;
      const source = node.at('metadata', 'sourceType');
      if (source?.text !== TENANT_SOURCE) {
        // Nobody signs in there: users give an app of their own with its secret and its tenant.
        if (!source && isOfOwnApp(node.parent)) continue;
        report({
          at: source ?? keyOf(node),
          message: source
            ? `the source of "${name}" is "${source.text}"; expected "${TENANT_SOURCE}"`
            : `"${name}" has no metadata.sourceType "${TENANT_SOURCE}"`,
          fix: node.has('metadata')
            ? undefined
            : {
                title: 'add the metadata',
                applicability: 'unsafe',
                changes: [{ change: 'add', to: node, key: 'metadata', value: { sourceType: TENANT_SOURCE } }],
              },
        });
        continue;
      }
      if (type !== undefined && type.toLowerCase() !== 'string')
        report({ at: node.get('type') ?? node, message: `the type of "${name}" is "${type}"; expected "string"` });
      const isHidden = plainText(constraints?.get('hidden')?.value).toLowerCase() === 'true';
      const required = constraints?.get('required');
      if (isHidden && required && plainText(required.value).toLowerCase() === 'true')
        report({
          at: required,
          message: `"${name}" is hidden and required; expected "required": "false"`,
          fix: {
            title: 'set it to "false"',
            applicability: 'safe',
            changes: [{ change: 'set', node: required, value: 'false' }],
          },
        });
    }
  },
});
