import { defineRule } from '../../engine/rule.js';
import { outboundOf } from '../../registration/judged.js';
import { addressIn, outboundAddresses } from '../../registration/outbound-addresses.js';

export default defineRule({
  id: 'registration/scope-not-mapped',
  title: 'The profile of the outbound record asks for no scope',
  severity: 'error',
  sources: ['sn-kb-scope', 'learn-entra-code-flow', 'entra-scopes'],
  why: 'ServiceNow sends the scopes that are mapped to the profile, not those that the record merely lists. Microsoft Entra ID refuses a request without one: AADSTS90014, the required field scope is missing.',
  remedy:
    'Open the profile in "OAuth Entity Profiles" of the record and add each scope to "OAuth Entity Profile Scopes"; scopes themselves are added in "OAuth Entity Scopes" of the record.',
  symptoms: [{ at: 'authorize', error: 'AADSTS90014' }],

  check(folder, report) {
    for (const registration of outboundOf(folder)) {
      const { record, scopes, profiles } = registration;
      const addresses = outboundAddresses(registration);
      const needsScope = (addressIn(addresses, 'token_url') ?? addresses[0])?.entra?.version === 2;
      const [profile] = profiles;
      if (scopes.length === 0) {
        // A record alone says nothing of what belongs to it.
        if (!profile || !needsScope) continue;
        report({
          at: profile.at,
          ...(registration.exports('oauth_entity_scope') ? {} : { confidence: 'low' as const }),
          message: 'the record has no scope in this export; expected one at least, mapped to the profile',
          related: [{ at: record.place('token_url'), message: 'the provider that demands one' }],
        });
        continue;
      }
      for (const one of profiles) {
        if (
          registration.scopesOf(one).length > 0 ||
          (!needsScope && !registration.exports('oauth_entity_profile_scope'))
        )
          continue;
        const names = scopes.slice(0, 5).map(({ name }) => `"${name}"`);
        report({
          at: one.at,
          ...(registration.exports('oauth_entity_profile_scope') ? {} : { confidence: 'low' as const }),
          message: `no scope is mapped to the profile${one.text('name') === '' ? '' : ` "${one.text('name')}"`} in this export; expected ${names.join(', ')} of the record`,
          related: [{ at: scopes[0]?.at ?? record.at, message: 'a scope that is not mapped' }],
        });
      }
    }
  },
});
