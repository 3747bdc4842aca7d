import { isSameAddress, shown } from '../../connector/addresses.js';
import { defineRule } from '../../engine/rule.js';
import { outboundOf } from '../../registration/judged.js';
import { addressIn, outboundAddresses } from '../../registration/outbound-addresses.js';

export default defineRule({
  id: 'registration/token-url-is-authorize',
  title: 'The token URL of the record is an authorization endpoint',
  severity: 'error',
  sources: ['qna-5821510', 'sn-kb-client', 'oltu', 'rfc6749#3.2'],
  why: 'ServiceNow sends the code to the token URL and reads access_token from the answer. An authorization endpoint answers with a sign-in page, in which there is none: "invalid_request, Missing parameters: access_token".',
  remedy:
    'Put the token endpoint of the provider into "Token URL" and "Refresh Token URL". For Microsoft Entra ID that is https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token.',
  symptoms: [{ at: 'token', text: 'invalid_request, Missing parameters: access_token' }],

  check(folder, report) {
    for (const registration of outboundOf(folder)) {
      const addresses = outboundAddresses(registration);
      const authorization = addressIn(addresses, 'auth_url');
      for (const { column, field, text, kind, known } of addresses) {
        if (column === 'auth_url') continue;
        const isSame = authorization !== undefined && isSameAddress(text, authorization.text);
        // Two equal addresses that end as token endpoints are another fault.
        if (kind !== 'authorization' && !(isSame && kind !== 'token')) continue;
        const wanted = known ? shown(known.counterpart) : 'the token endpoint of the provider';
        report({
          at: field.at,
          message: `${column} is ${shown(text)}, ${isSame ? 'the same address as auth_url' : 'an authorization endpoint'}; expected ${wanted}`,
          related: authorization ? [{ at: authorization.field.at, message: 'the authorization URL' }] : [],
        });
      }
    }
  },
});
