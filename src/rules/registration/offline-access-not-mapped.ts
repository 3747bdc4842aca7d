import { defineRule } from '../../engine/rule.js';
import { outboundOf } from '../../registration/judged.js';
import { addressIn, isForApplication, outboundAddresses } from '../../registration/outbound-addresses.js';

export default defineRule({
  id: 'registration/offline-access-not-mapped',
  title: 'The outbound record asks for no refresh token',
  severity: 'warning',
  sources: ['entra-scopes', 'learn-entra-code-flow', 'sn-community-3532967'],
  why: 'Version 2 of Microsoft Entra ID gives a refresh token only with the scope offline_access. Without one the integration works for an hour and then asks for a new sign-in.',
  remedy: 'Add the scope "offline_access" to the record and map it to the profile.',
  symptoms: [{ at: 'refresh', text: 'Could not retrieve a new access token with the refresh token' }],

  check(folder, report) {
    for (const registration of outboundOf(folder)) {
      const token = addressIn(outboundAddresses(registration), 'token_url');
      if (token?.entra?.version !== 2 || isForApplication(registration)) continue;
      for (const profile of registration.profiles) {
        const scopes = registration.scopesOf(profile);
        const [first] = scopes;
        if (!first || !/^auth\w*[_ ]code$/i.test(profile.text('grant_type'))) continue;
        if (scopes.some(({ name }) => name.split(/\s+/).includes('offline_access'))) continue;
        report({
          at: first.at,
          message: `the profile asks for ${scopes
            .slice(0, 5)
            .map(({ name }) => `"${name}"`)
            .join(', ')}; expected "offline_access" beside them`,
          related: [{ at: token.field.at, message: 'the provider' }],
        });
      }
    }
  },
});
