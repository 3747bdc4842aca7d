import { looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'teams/entra-provider',
  title: 'A registration names Microsoft Entra for a sign-in elsewhere',
  severity: 'error',
  sources: ['teamsapp-cli', 'learn-plugin-authentication'],
  why: 'With MicrosoftEntra the authorization URL has to be one of login.microsoftonline.com; the toolkit stops with OauthIdentityProviderInvalid. A token of Entra is none of ServiceNow.',
  remedy: 'In teamsapp.yml, under oauth/register, write identityProvider: Custom.',
  symptoms: [{ at: 'upload', text: 'OauthIdentityProviderInvalid' }],

  check({ teamsApp }, report) {
    for (const step of teamsApp?.registrations ?? []) {
      const provider = step.with?.get('identityProvider');
      if (provider?.text !== 'MicrosoftEntra') continue;
      const url = step.with?.get('authorizationUrl') ?? teamsApp?.schemeOf(step)?.codeFlow?.get('authorizationUrl');
      const host = looseUrl(url?.text ?? '')?.host;
      if (!url || host === undefined || /(?:^|\.)microsoftonline\.(?:com|us)$|microsoftonline/i.test(host)) continue;
      report({
        at: provider,
        message: `identityProvider is "MicrosoftEntra" and the sign-in is at ${host.slice(0, 100)}; expected "Custom"`,
        related: [{ at: url, message: 'the sign-in' }],
        fix: {
          title: 'write Custom',
          applicability: 'safe',
          changes: [{ change: 'set', node: provider, value: 'Custom' }],
        },
      });
    }
  },
});
