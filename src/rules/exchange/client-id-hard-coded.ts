import { allTemplatesOf, isLiteral } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'exchange/client-id-hard-coded',
  title: 'A template holds a fixed client id',
  severity: 'warning',
  sources: ['rfc6749#4.1.3', 'ppc-connectors'],
  why: 'The id in the template wins over the one that is entered for the connector. Whoever enters another id and its secret sends two that do not belong together, and the service refuses them.',
  remedy: 'Write "client_id={ClientId}" and enter the id in "Client ID" (oAuthSettings.clientId).',
  symptoms: [{ at: 'token', status: 401, error: 'invalid_client' }],

  check({ connector }, report) {
    for (const template of allTemplatesOf(connector)) {
      const parameter = template.parameter('client_id');
      if (!parameter || !isLiteral(parameter.value)) continue;
      const value = parameter.value.trim();
      const isSame = template.oauth.node.string('clientId')?.trim() === value;
      report({
        at: template.valuePlace(parameter),
        message: `${template.key} holds the client id "${value}"; expected "{ClientId}"`,
        fix: {
          title: 'set client_id to "{ClientId}"',
          applicability: isSame ? 'safe' : 'unsafe',
          changes: [template.withValue(parameter, '{ClientId}')],
        },
      });
    }
  },
});
