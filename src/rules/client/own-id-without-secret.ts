import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'client/own-id-without-secret',
  title: 'Users bring a client ID but no secret, or a secret but no ID',
  severity: 'warning',
  sources: ['ppc-pr-1644', 'rfc6749#2.3.1', 'ppc-connectors'],
  why: 'token:ClientId and token:ClientSecret replace the client of the connector together. With one of them alone the platform pairs the ID of one application with the secret of another, and the token endpoint refuses it.',
  remedy: 'Declare both: token:ClientId of type string and token:ClientSecret of type securestring.',
  symptoms: [{ at: 'token', status: 401, error: 'invalid_client' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const id = oauth.sibling('token:ClientId');
      const secret = oauth.sibling('token:ClientSecret');
      const one = id ?? secret;
      // Clients with PKCE may be public: they have no secret.
      if (!one || (id && secret) || oauth.provider?.toLowerCase().startsWith('oauth2pkce')) continue;
      if (id && oauth.templates.some(({ text }) => /client_secret=\{(?!ClientSecret\})/i.test(text))) continue;
      const missing = id ? 'token:ClientSecret' : 'token:ClientId';
      report({
        at: keyOf(one.node),
        message: `"${one.name}" is declared without "${missing}"; expected both`,
      });
    }
  },
});
