import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isServiceNowHost, isServiceNowPath } from '../../facts/servicenow.js';

export default defineRule({
  id: 'teams/refresh-url-missing',
  title: 'A registration for Teams has no refresh URL',
  severity: 'warning',
  sources: ['teamsapp-cli', 'm365-spec-parser', 'learn-plugin-authentication'],
  why: 'The toolkit takes the refresh URL from the step or else from the OpenAPI document. OpenAPI 2.0 has no place for it, and without it people have to sign in again when the access token ends, with ServiceNow after 30 minutes.',
  remedy:
    'In teamsapp.yml, under oauth/register, set refreshUrl to the token endpoint, with ServiceNow …/oauth_token.do.',
  symptoms: [{ at: 'refresh' }],

  check({ teamsApp }, report) {
    for (const step of teamsApp?.registrations ?? []) {
      const { with: given, uses } = step;
      if (!given || uses !== 'oauth/register' || given.has('refreshUrl')) continue;
      const scheme = teamsApp?.schemeOf(step);
      if (!scheme || scheme.codeFlow?.has('refreshUrl')) continue;
      const token = scheme.codeFlow?.get('tokenUrl');
      const isServiceNow = isServiceNowHost(teamsApp?.hostOf(step) ?? '') || isServiceNowPath(token?.text ?? '');
      report({
        at: keyOf(given),
        ...(isServiceNow ? {} : { severity: 'info' }),
        message: 'refreshUrl is missing, and the OpenAPI document has none either',
        related: token ? [{ at: token, message: 'the token endpoint, which renews tokens too' }] : [],
        fix:
          token?.text === undefined
            ? undefined
            : {
                title: 'give the token URL as refresh URL',
                applicability: 'unsafe',
                changes: [{ change: 'add', to: given, key: 'refreshUrl', value: token.text }],
              },
      });
    }
  },
});
