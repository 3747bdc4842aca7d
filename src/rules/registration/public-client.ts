import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { inboundOf } from '../../registration/judged.js';

export default defineRule({
  id: 'registration/public-client',
  title: 'The record is a public client',
  severity: 'error',
  sources: ['sn-authorization-code', 'sn-oauth-inbound', 'sn-copilot-studio'],
  why: 'A public client has no secret, must send PKCE, and gets no new token by refresh: ServiceNow refreshes for clients with a secret only. The connector sends its secret, and every connection would end with its first access token.',
  remedy: 'Switch "This is a public client" off in the record, and put its client secret into the connector.',
  symptoms: [
    { at: 'token', status: 401, text: 'access_denied' },
    { at: 'refresh', text: 'Missing refresh token' },
  ],

  check(folder, report) {
    for (const { registration, pair } of inboundOf(folder)) {
      const { record } = registration;
      if (!pair || record.flag('public_client') !== true) continue;
      const { oauth } = pair;
      report({
        at: record.place('public_client'),
        message: `public_client is "${record.text('public_client')}"; expected "false" for identityProvider "${oauth.provider ?? ''}"`,
        related: [
          { at: oauth.node.get('identityProvider') ?? keyOf(oauth.node), message: 'the provider of the connector' },
        ],
      });
    }
  },
});
