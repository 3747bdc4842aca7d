import { serviceNowAddressesOf } from '../../connector/servicenow.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/pkce-provider',
  title: 'ServiceNow with a PKCE provider depends on the registry record',
  severity: 'info',
  sources: ['sn-authorization-code', 'sn-oauth-inbound', 'sn-copilot-studio', 'troy-pkce'],
  why: 'ServiceNow refreshes tokens for clients with a secret only. A record that is a public client gives a first token and refuses the refresh, so connections end after 30 minutes; with provider "oauth2" the record must not require PKCE at all.',
  remedy:
    'In the registry record switch "This is a public client" off and enter the client secret in the connector; use provider "oauth2" unless "Always use PKCE" is on.',
  symptoms: [{ at: 'refresh', text: 'Missing refresh token' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const provider = oauth.node.get('identityProvider');
      if (!provider || !oauth.provider?.toLowerCase().startsWith('oauth2pkce')) continue;
      if (serviceNowAddressesOf(connector, oauth).length === 0) continue;
      report({
        at: provider,
        message: `identityProvider is "${oauth.provider}" for ServiceNow; "oauth2" is enough for a client with a secret`,
      });
    }
  },
});
