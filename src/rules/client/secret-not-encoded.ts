import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'client/secret-not-encoded',
  title: 'The client secret is sent without percent-encoding',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'servicenow-admin'],
  sources: ['rfc6749#2.3.1', 'sn-token-parameters'],
  why: 'The signs + & % and ; mean something in a form. A secret that holds one of them arrives as another one, or cut, and is refused although it was entered rightly. The secrets that ServiceNow makes hold such signs often.',
  remedy:
    'Let the platform fill {ClientSecret} in tokenBodyTemplate and refreshBodyTemplate, which encodes it, and enter the secret as it is. In curl use --data-urlencode. Or give the registry record a "Client Secret" of letters and digits.',
  symptoms: [
    { at: 'token', status: 401, error: 'invalid_client' },
    { at: 'token', status: 401, error: 'server_error' },
  ],

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'secret-not-encoded')) {
      const place = exchange.request?.body?.includes('client_secret=')
        ? 'client_secret'
        : 'the secret in the header Authorization';
      see({
        exchange,
        part: 'request',
        message: `${place} holds one of the signs + & % ; as it is, and the client is refused with ${answered}; expected a percent-encoded secret`,
      });
    }
  },
});
