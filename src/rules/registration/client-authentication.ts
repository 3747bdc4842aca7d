import { defineRule } from '../../engine/rule.js';
import { CREDENTIAL_PLACES } from '../../facts/registry.js';
import { outboundOf } from '../../registration/judged.js';
import { outboundAddresses } from '../../registration/outbound-addresses.js';

export default defineRule({
  id: 'registration/client-authentication',
  title: 'The outbound record sends its credentials in two ways, or in none',
  severity: 'error',
  sources: ['rfc6749#2.3', 'rfc6749#2.3.1', 'oltu'],
  why: 'A client proves who it is in one way: in the Authorization header or in the body. With a second set in the address ServiceNow itself refuses, "Multiple client credentials cannot be specified", and addresses end up in logs.',
  remedy:
    'Remove client_id and client_secret from "Token URL", and set "Send Credentials" to "In Request Body (Form URL-Encoded)" or "As Basic Authorization Header", whichever the provider documents.',
  symptoms: [{ at: 'token', text: 'Multiple client credentials cannot be specified.' }],

  check(folder, report) {
    for (const registration of outboundOf(folder)) {
      const { record } = registration;
      const how = record.field('send_client_credentials_as');
      for (const { column, field, text, path } of outboundAddresses(registration)) {
        if (column === 'auth_url') continue;
        const query = /[?&](client_id|client_secret)=/i.exec(text);
        if (query)
          report({
            at: field.at,
            message: `${column} has ${query[1]?.toLowerCase()} in its query; expected the address alone`,
            related: [{ at: how?.at ?? record.place('client_id'), message: 'how the credentials are sent' }],
          });
        else if (/\/oauth_token\.do$/i.test(path) && how?.value === 'basic_authorization_header')
          report({
            at: how.at,
            severity: 'info',
            confidence: 'low',
            message:
              'send_client_credentials_as is "basic_authorization_header"; ServiceNow as a provider documents "request_body_parameter" only',
            related: [{ at: field.at, message: 'an instance of ServiceNow' }],
          });
      }
      const value = how?.value.trim() ?? '';
      const isKnown = CREDENTIAL_PLACES.includes(value) || /^(?:as basic|in request body)/i.test(value);
      if (how && value !== '' && !isKnown)
        report({
          at: how.at,
          severity: 'warning',
          confidence: 'low',
          message: `send_client_credentials_as is "${value}"; expected "request_body_parameter" or "basic_authorization_header"`,
          related: [{ at: record.place('token_url'), message: 'where they are sent' }],
        });
    }
  },
});
