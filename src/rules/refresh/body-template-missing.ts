import { templateOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'refresh/body-template-missing',
  title: 'Provider oauth2generic has no template for the refresh request',
  severity: 'info',
  sources: ['ppc-connectors', 'troy-pkce', 'rfc6749#6'],
  why: 'The platform then uses a body of its own, which a dozen published connectors rely on. It is reported that this body does not hold the client secret, and services that need it, such as ServiceNow and Salesforce, would refuse the refresh.',
  remedy:
    'Test that a connection survives the lifetime of its access token, or add refreshBodyTemplate: "grant_type=refresh_token&refresh_token={RefreshToken}&client_id={ClientId}&client_secret={ClientSecret}".',
  symptoms: [{ at: 'refresh', text: 'Failed to refresh access token for service' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.family !== 'template' || !oauth.endpoint('refresh')?.text?.trim()) continue;
      const entry = oauth.customParameters?.getIgnoringCase('refreshBodyTemplate');
      const value = entry?.get('value');
      if (value?.text?.trim() || (entry && !value)) continue;
      const query = templateOf(oauth, 'refreshUrlQueryStringTemplate');
      if (query?.has('RefreshToken')) continue;
      const to = oauth.customParameters;
      const text =
        'grant_type=refresh_token&refresh_token={RefreshToken}&client_id={ClientId}&client_secret={ClientSecret}';
      const usesOwnClient = /\{(?!client)\w*client/i.test(oauth.custom('tokenBodyTemplate')?.text ?? '');
      report({
        at: value ?? oauth.missingAt,
        message: `refreshBodyTemplate is ${value ? 'empty' : 'missing'}; expected a template that sends refresh token, client id and secret`,
        confidence: 'low',
        fix:
          to && !usesOwnClient
            ? {
                title: 'add refreshBodyTemplate with refresh token, client id and secret',
                applicability: 'unsafe',
                changes: value
                  ? [{ change: 'set', node: value, value: text }]
                  : [{ change: 'add', to, key: 'refreshBodyTemplate', value: { value: text } }],
              }
            : undefined,
      });
    }
  },
});
