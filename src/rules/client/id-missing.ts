import { ownCredential } from '../../connector/oauth-client.js';
import { defineRule } from '../../engine/rule.js';

/** Providers that get their client ID elsewhere: from Microsoft, or by registering themselves. */
const WITHOUT_ID = new Set(['aadcertificate', 'oauth2pkcewithprm']);

export default defineRule({
  id: 'client/id-missing',
  title: 'The client ID is missing',
  severity: { repository: 'off', deploy: 'error', certified: 'off' },
  sources: ['learn-troubleshoot-oauth2', 'ppc-pr-713', 'rfc6749#4.1.1', 'entra-error-codes'],
  why: 'Without a client ID the authorization request names no application, and the provider refuses it. In public files the value is left out on purpose; the files that are uploaded need it.',
  remedy:
    'Put the client ID into "Client ID" (oAuthSettings.clientId), or ask for it with the connection parameters token:ClientId and token:ClientSecret.',
  symptoms: [
    { at: 'authorize', error: 'invalid_request' },
    { at: 'authorize', error: 'AADSTS900144' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (WITHOUT_ID.has(oauth.provider?.toLowerCase() ?? '') || ownCredential(oauth, 'ClientId')) continue;
      const id = oauth.node.getIgnoringCase('clientId');
      const value = id?.value ?? '';
      if (value !== '' && (typeof value !== 'string' || value.trim() !== '')) continue;
      report({
        at: id ?? oauth.node,
        message: `clientId is ${id ? (id.value === null ? 'null' : 'empty') : 'missing'}; expected the client ID of the registered application`,
      });
    }
  },
});
