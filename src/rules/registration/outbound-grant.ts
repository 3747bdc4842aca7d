import { defineRule } from '../../engine/rule.js';
import { grantNamed } from '../../facts/registry.js';
import { outboundOf } from '../../registration/judged.js';
import { isElsewhere, isForApplication } from '../../registration/outbound-addresses.js';

export default defineRule({
  id: 'registration/outbound-grant',
  title: 'The grant of the outbound record is not the authorization code',
  severity: 'error',
  sources: ['qna-5821510', 'rfc6749#4.1.3', 'sn-code-flow'],
  why: 'With the implicit grant there is no token answer, with client credentials no person and no refresh token. A record that signs people in needs the authorization code grant in the record and in its profile: the profile decides what is sent.',
  remedy:
    'Set "Default Grant type" of the record and "Grant type" of its profile to "Authorization Code". Client credentials are right only for an application of its own, such as the bot of Virtual Agent.',
  symptoms: [{ at: 'token', text: 'invalid_request, Missing parameters: access_token' }],

  check(folder, report) {
    for (const registration of outboundOf(folder)) {
      const { record, profiles } = registration;
      const field = record.field('default_grant_type');
      const own = registration.grant('default_grant_type');
      const [profile] = profiles;
      const other = profile?.field('grant_type');
      const used = other ? grantNamed(other.value) : undefined;
      const isCode = used === 'authorization_code' || own === 'authorization_code';
      if (field && own && other && used && own !== used && isCode) {
        report({
          at: (used === 'authorization_code' ? field : other).at,
          message: `${used === 'authorization_code' ? 'default_grant_type' : 'grant_type of the profile'} is "${(used === 'authorization_code' ? field : other).value}"; expected "authorization_code", as in the ${used === 'authorization_code' ? 'profile' : 'record'}`,
          related: [{ at: (used === 'authorization_code' ? other : field).at, message: 'the other grant' }],
        });
        continue;
      }
      const grant = used ?? own;
      const at = other && used ? other : field;
      if (!grant || !at || grant === 'authorization_code' || grant === 'multiple') continue;
      const authorization = record.field('auth_url');
      const hasPeople = authorization !== undefined && authorization.value.trim() !== '';
      // Other providers have people consent to signed assertions at an address of their own.
      if (grant === 'jwt-bearer' && isElsewhere(registration)) continue;
      // An application without people is right with client credentials, and with a signed assertion.
      if ((grant === 'client_credentials' || grant === 'jwt-bearer') && (!hasPeople || isForApplication(registration)))
        continue;
      // A password is a way between two instances, though a discouraged one; of other providers nobody knows here what they take.
      const isMild = (grant === 'password' && !hasPeople) || isElsewhere(registration);
      report({
        ...(isMild ? { severity: 'info' as const } : {}),
        at: at.at,
        message: `${at.name} is "${at.value}"; expected "authorization_code"${hasPeople ? ', since the record has an authorization URL' : ''}`,
        related: hasPeople ? [{ at: authorization.at, message: 'where people sign in' }] : [],
      });
    }
  },
});
