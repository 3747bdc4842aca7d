import { shown } from '../../connector/addresses.js';
import { missingCredentials } from '../../connector/client-credentials.js';
import { templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'exchange/client-authentication-missing',
  title: 'The token request does not authenticate the client',
  severity: 'warning',
  layer: 'error',
  repairBy: ['maker'],
  sources: ['rfc6749#4.1.3', 'rfc6749#2.3.1', 'sn-authorization-code', 'ppc-connectors'],
  why: 'Provider oauth2generic sends exactly what the template says. Services that know the client by a secret refuse the exchange when id or secret is missing; only clients without a secret, which use PKCE, send none.',
  remedy: 'Write "client_id={ClientId}&client_secret={ClientSecret}" in tokenBodyTemplate.',
  symptoms: [{ at: 'token', status: 401, error: 'invalid_client' }],

  check({ connector }, report) {
    for (const template of templatesOf(connector, 'tokenBodyTemplate')) {
      const missing = missingCredentials(template, 'tokenUrlQueryStringTemplate');
      if (missing.length === 0) continue;
      report({
        at: template.node,
        message: `${template.key} is ${shown(template.text)}; expected "${missing.join('&')}" in it`,
        fix: {
          title: `add "${missing.join('&')}"`,
          applicability: 'safe',
          changes: [template.adding(missing.join('&'))],
        },
      });
    }
  },

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'client-missing', 'token'))
      see({
        exchange,
        part: 'request',
        severity: 'error',
        key: flow.oauth?.custom('tokenBodyTemplate'),
        message: `the exchange is refused with ${answered} without a client secret; expected client_id and client_secret in the form`,
      });
  },
});
