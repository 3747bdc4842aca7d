import { connectorStatus } from '../../connector/operation-families.js';
import { defineRule } from '../../engine/rule.js';

/** `beta` as a word of a host or path, with the versions of preview APIs such as `v1beta2`. */
const BETA = /(?:^|[./-])(?:v[0-9.]+)?beta[0-9]*(?=[./-]|$)/i;

export default defineRule({
  id: 'operation/production-on-beta-service',
  aliases: ['ProductionStatusOnBetaService'],
  title: 'The connector is in production on a service that calls itself beta',
  severity: 'info',
  sources: ['learn-swagger-validator', 'learn-versioning'],
  why: 'A beta service may change without notice, so a connector on it stays in preview. The files show a beta only by the name of the host or of the base path; the validator may know more.',
  remedy:
    'Point host and base path to the released service, or set "status" in x-ms-api-annotation of "info" to "Preview".',
  symptoms: [{ at: 'review', text: 'The connector cannot be in Production status on a beta service.' }],

  check({ connector }, report) {
    const status = connectorStatus(connector);
    if (status?.text !== 'Production') return;
    for (const key of ['host', 'basePath']) {
      const node = connector.definition?.root.get(key);
      if (!node?.text || !BETA.test(node.text)) continue;
      report({
        at: status,
        confidence: 'low',
        message: `the connector has the status "Production" on ${key} "${node.text}"; expected "Preview"`,
        related: [{ at: node, message: 'a beta service' }],
        fix: {
          title: 'set the status to "Preview"',
          applicability: 'unsafe',
          changes: [{ change: 'set', node: status, value: 'Preview' }],
        },
      });
      return;
    }
  },
});
