import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { inboundOf } from '../../registration/judged.js';

export default defineRule({
  id: 'registration/grant-not-authorization-code',
  title: 'The record is for another grant',
  severity: 'error',
  sources: ['sn-inbound-oauth', 'learn-troubleshoot-oauth2', 'sn-setup-scripts', 'qna-5821510'],
  why: 'Connectors and Teams apps sign people in with the authorization code grant only. A record of the newer console is made for one grant, and refuses the others.',
  remedy:
    'Make a new record in the Machine Identity Console with "OAuth - Authorization code grant", and put its client ID and secret into the connector.',
  symptoms: [{ at: 'token', status: 401, text: 'access_denied' }],

  check(folder, report) {
    for (const { registration, pair, client } of inboundOf(folder)) {
      const field = registration.record.field('inbound_grant_type');
      const grant = registration.grant('inbound_grant_type');
      if (!field || grant === undefined || grant === 'authorization_code') continue;
      // Where nothing signs in with it, a record may well be for something else.
      if (!client && grant !== 'implicit' && grant !== 'password') continue;
      const allowed = registration.profiles.map((profile) => profile.text('grant_type'));
      if (grant === 'multiple' && (allowed.length === 0 || allowed.some((text) => /^auth\w*[_ ]code$/i.test(text))))
        continue;
      const found = grant === 'multiple' ? `"${field.value}", without a profile for it` : `"${field.value}"`;
      report({
        at: field.at,
        message: `inbound_grant_type is ${found}; expected "authz_code"`,
        related: client
          ? [{ at: pair ? keyOf(pair.oauth.node) : client, message: 'signs people in with an authorization code' }]
          : [],
      });
    }
  },
});
