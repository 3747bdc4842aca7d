import { shown } from '../../connector/addresses.js';
import { defineRule } from '../../engine/rule.js';
import { outboundOf } from '../../registration/judged.js';
import { addressIn, outboundAddresses, tenantFault } from '../../registration/outbound-addresses.js';

export default defineRule({
  id: 'registration/tenants-differ',
  title: 'The authorization URL and the token URL of the record belong to different issuers',
  severity: 'error',
  sources: ['learn-entra-code-flow', 'rfc6749#4.1.3', 'sn-authorization-server'],
  why: 'A code is redeemed where it was given. Another tenant, or another instance, does not know it; and versions 1 and 2 of the endpoints of Entra ID name in different ways what a token is for.',
  remedy: 'Write the same tenant and the same version into "Authorization URL" and "Token URL".',
  symptoms: [
    { at: 'token', text: 'invalid_grant' },
    { at: 'token', text: 'AADSTS70000' },
  ],

  check(folder, report) {
    for (const registration of outboundOf(folder)) {
      const addresses = outboundAddresses(registration);
      const authorization = addressIn(addresses, 'auth_url');
      const first = authorization?.known;
      // What is no authorization endpoint, or of another cloud, has a finding of its own.
      if (
        !authorization ||
        addresses.some(tenantFault) ||
        first?.kind !== 'authorization' ||
        first.issuer === undefined
      )
        continue;
      for (const { column, field, text, host, known, entra } of addresses) {
        if (column === 'auth_url' || known?.kind !== 'token' || known.issuer === undefined) continue;
        const isOtherTenant =
          known.issuer !== first.issuer && (host === authorization.host || known.product !== first.product);
        const isOtherVersion = entra?.version !== authorization.entra?.version;
        if (!isOtherTenant && !isOtherVersion) continue;
        report({
          at: field.at,
          message: `${column} is ${shown(text)}; expected ${shown(first.counterpart)}, ${isOtherTenant ? 'the tenant' : 'the version'} of auth_url`,
          related: [{ at: authorization.field.at, message: 'the authorization URL' }],
        });
      }
    }
  },
});
