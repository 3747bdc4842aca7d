import { isByMicrosoft } from '../../connector/oauth-client.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'client/certificate-provider',
  title: "A provider of Microsoft's own connectors is used",
  severity: 'error',
  sources: ['ppc-properties-schema', 'learn-aad-auth', 'ppc-connectors'],
  why: 'aadcertificate signs in with a certificate that only first-party applications of Microsoft have. In a connector of anybody else no sign-in is possible.',
  remedy: 'Set identityProvider to "aad" and use a client secret.',
  symptoms: [{ at: 'authorize', error: 'AADSTS700030', text: 'OAuth2Certificate Authorization Flow failed' }],

  check({ connector, profile }, report) {
    const isMicrosoft = isByMicrosoft(connector);
    // A connector that pac or paconn uploads is nobody's first-party connector, whatever its publisher is called.
    if (profile !== 'deploy' && isMicrosoft !== false) return;
    for (const oauth of connector.oauthSettings) {
      const provider = oauth.node.get('identityProvider');
      if (!provider || oauth.provider?.toLowerCase() !== 'aadcertificate') continue;
      report({ at: provider, message: `identityProvider is "${oauth.provider}"; expected "aad"` });
    }
  },
});
