import { shown } from '../../connector/addresses.js';
import { templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';
import { grantRefusals } from '../../exchange/grant-refusals.js';

export default defineRule({
  id: 'exchange/grant-type',
  title: 'The grant of the token request is not that of the code, or not allowed',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'servicenow-admin', 'provider-admin'],
  sources: ['rfc6749#4.1.3', 'learn-troubleshoot-oauth2', 'sn-token-parameters', 'ppc-connectors'],
  why: 'The platform signs people in by the authorization code grant only. With another grant_type the service refuses the request, or ignores the code and gives a token that belongs to nobody.',
  remedy: 'Write "grant_type=authorization_code" in tokenBodyTemplate.',
  symptoms: [
    { at: 'token', error: 'unsupported_grant_type' },
    { at: 'token', text: 'OAuth 2 sign in failed to exchange code for access token' },
  ],

  check({ connector }, report) {
    for (const template of templatesOf(connector, 'tokenBodyTemplate')) {
      if (template.isJson) continue;
      const parameter = template.parameter('grant_type');
      const value = parameter?.value.trim();
      if (value === 'authorization_code' || (value && /[{}@]/.test(value))) continue;
      if (!parameter) {
        const query = template.oauth.custom('tokenUrlQueryStringTemplate')?.text ?? '';
        const url = template.oauth.custom('tokenUrlTemplate')?.text ?? '';
        if (/grant_?type/i.test(`${query}${url}${template.text}`)) continue;
      }
      report({
        at: parameter ? template.valuePlace(parameter) : template.node,
        message: parameter
          ? `${template.key} has grant_type ${shown(value ?? '')}; expected "authorization_code"`
          : `${template.key} is ${shown(template.text)}; expected "grant_type=authorization_code" in it`,
        // Some services take a code without a word about the grant.
        ...(parameter ? {} : { severity: 'warning' as const }),
        fix: {
          title: `${parameter ? 'set' : 'add'} "grant_type=authorization_code"`,
          applicability: 'safe',
          changes: [
            parameter
              ? template.withValue(parameter, 'authorization_code')
              : template.adding('grant_type=authorization_code'),
          ],
        },
      });
    }
  },

  diagnose(flow, see) {
    const key = flow.oauth?.custom('tokenBodyTemplate');
    for (const refusal of grantRefusals(flow, 'token', 'authorization_code')) see({ ...refusal, key });
  },
});
