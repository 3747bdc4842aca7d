import { isEnvironmentVariable } from '../../connector/addresses.js';
import { isSentByTemplates, ownCredential } from '../../connector/oauth-client.js';
import { defineRule } from '../../engine/rule.js';
import { isPlaceholderText } from '../../facts/client-placeholders.js';

export default defineRule({
  id: 'client/id-placeholder',
  title: 'The client ID is a placeholder',
  severity: { repository: 'off', deploy: 'error', certified: 'off' },
  sources: ['learn-troubleshoot-oauth2', 'ppc-pr-713', 'rfc6749#4.1.1'],
  why: 'The platform sends the client ID as it stands to the authorization endpoint. No provider knows a placeholder, so nobody can sign in. In source control and in public files a placeholder is right.',
  remedy:
    'Put the client ID of the registered application into "Client ID" (oAuthSettings.clientId) before the upload.',
  symptoms: [
    { at: 'authorize', error: 'AADSTS700016' },
    { at: 'authorize', error: 'invalid_client' },
    { at: 'authorize', text: 'Unable to find client by that client_id' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const id = oauth.node.getIgnoringCase('clientId');
      if (!id?.text?.trim() || !isPlaceholderText(id.text) || isEnvironmentVariable(id.text)) continue;
      if (ownCredential(oauth, 'ClientId') || !isSentByTemplates(oauth, 'ClientId')) continue;
      report({ at: id, message: `clientId is "${id.text}"; expected the client ID of the registered application` });
    }
  },
});
