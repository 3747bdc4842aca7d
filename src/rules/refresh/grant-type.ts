import { shown } from '../../connector/addresses.js';
import { templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';
import { grantRefusals } from '../../exchange/grant-refusals.js';

export default defineRule({
  id: 'refresh/grant-type',
  title: 'The grant of the refresh request is not that of the refresh token, or not allowed',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker'],
  sources: ['rfc6749#6', 'sn-token-parameters', 'ppc-connectors'],
  why: 'The service looks at grant_type first. With another one it misses what that grant needs and refuses the request, so every connection dies when its first access token expires.',
  remedy: 'Write "grant_type=refresh_token" in refreshBodyTemplate.',
  symptoms: [
    { at: 'refresh', text: 'Failed to refresh access token for service' },
    { at: 'refresh', error: 'invalid_grant' },
    { at: 'refresh', error: 'unsupported_grant_type' },
  ],

  check({ connector }, report) {
    for (const template of templatesOf(connector, 'refreshBodyTemplate')) {
      if (template.isJson) continue;
      const parameter = template.parameter('grant_type');
      const value = parameter?.value.trim();
      if (value === 'refresh_token' || (value && /[{}@]/.test(value))) continue;
      if (!parameter) {
        const query = template.oauth.custom('refreshUrlQueryStringTemplate')?.text ?? '';
        const url = template.oauth.custom('refreshUrlTemplate')?.text ?? '';
        if (/grant_?type/i.test(`${query}${url}${template.text}`)) continue;
      }
      report({
        at: parameter ? template.valuePlace(parameter) : template.node,
        message: parameter
          ? `${template.key} has grant_type ${shown(value ?? '')}; expected "refresh_token"`
          : `${template.key} is ${shown(template.text)}; expected "grant_type=refresh_token" in it`,
        // A service may have an address for refreshing alone that needs no word about it.
        ...(parameter ? {} : { severity: 'warning' as const }),
        fix: {
          title: `${parameter ? 'set' : 'add'} "grant_type=refresh_token"`,
          applicability: 'safe',
          changes: [
            parameter ? template.withValue(parameter, 'refresh_token') : template.adding('grant_type=refresh_token'),
          ],
        },
      });
    }
  },

  diagnose(flow, see) {
    const key = flow.oauth?.custom('refreshBodyTemplate');
    for (const refusal of grantRefusals(flow, 'refresh', 'refresh_token')) see({ ...refusal, key });
  },
});
