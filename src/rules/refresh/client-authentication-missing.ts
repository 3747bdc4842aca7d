import { shown } from '../../connector/addresses.js';
import { missingCredentials } from '../../connector/client-credentials.js';
import { templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';
import { formOf } from '../../exchange/exchange.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'refresh/client-authentication-missing',
  title: 'The client is not authenticated at the refresh',
  severity: 'warning',
  layer: 'error',
  repairBy: ['maker'],
  sources: ['rfc6749#6', 'rfc6749#2.3.1', 'sn-authorization-code', 'ppc-connectors'],
  why: 'Whoever got a secret has to prove it when refreshing too. Services such as ServiceNow and Salesforce refuse the request otherwise, so connections work for half an hour or an hour and then fail until they are made anew.',
  remedy: 'Write "client_id={ClientId}&client_secret={ClientSecret}" in refreshBodyTemplate.',
  symptoms: [
    { at: 'refresh', text: 'Failed to refresh access token for service' },
    { at: 'refresh', status: 401, error: 'invalid_client' },
  ],

  check({ connector }, report) {
    for (const template of templatesOf(connector, 'refreshBodyTemplate')) {
      const missing = missingCredentials(template, 'refreshUrlQueryStringTemplate');
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
    for (const { exchange, answered } of refusalsAbout(flow, 'client-missing', 'refresh')) {
      const form = formOf(exchange);
      const isSent = Boolean(form.get('client_id') && form.get('client_secret'));
      see({
        exchange,
        part: 'request',
        severity: 'error',
        key: flow.oauth?.custom('refreshBodyTemplate'),
        message: isSent
          ? `the refresh is refused with ${answered} as one without a client, although client_id and client_secret are in the form; expected a server that reads them there`
          : `the refresh is refused with ${answered} without a client secret; expected client_id and client_secret in the form`,
        ...(isSent && { remedy: SENT, repairBy: ['servicenow-admin', 'provider-admin', 'maker'] as const }),
      });
    }
  },
});

const SENT =
  'This request is right. Let the registration take the secret in the request body (client_secret_post), and its administrator look at what arrives: something before the server may drop the body. Whether the platform sends the secret too is not documented for provider "oauth2"; "oauth2generic" with "client_id={ClientId}&client_secret={ClientSecret}" in refreshBodyTemplate makes it sure.';
