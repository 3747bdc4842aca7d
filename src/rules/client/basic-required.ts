import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'client/basic-required',
  title: 'The service wants the secret by HTTP Basic',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'servicenow-admin', 'provider-admin'],
  sources: ['rfc6749#2.3.1', 'coe-646', 'troy-pkce'],
  why: 'The platform sends client ID and secret in the form first and tries HTTP Basic with the same code only after that failed. A sign-in can work by the second attempt; whether the refresh is tried twice too is not known, and with provider oauth2pkce there is no second attempt.',
  remedy:
    'Let the registration take the secret in the request body (client_secret_post). Where it cannot, test the refresh before people rely on the connector: a connection that dies with its first access token has this cause.',
  symptoms: [
    { at: 'token', status: 401, error: 'invalid_client' },
    { at: 'token', status: 403, error: 'unauthorized_client' },
  ],

  diagnose(flow, see) {
    if (flow.worksByBasicOnly)
      for (const exchange of flow.of('token').filter(({ attempt }) => attempt === 'form'))
        see({
          exchange,
          part: 'status',
          message: `the secret in the form is refused with ${exchange.response?.status || 'an error'}, and accepted by HTTP Basic; expected an endpoint that takes both`,
          severity: 'warning',
        });
    if (flow.worksByBasicOnly)
      for (const { exchange, answered } of refusalsAbout(flow, 'not-told', 'refresh'))
        see({
          exchange,
          part: 'response',
          message: `the refresh with the secret in the form is refused with ${answered}; the exchange of the code was refused so too, and accepted by HTTP Basic`,
        });
    for (const { exchange, answered, kinds } of refusalsAbout(flow, 'basic-required'))
      see({
        exchange,
        part: 'response',
        message: `the client is refused with ${answered}, and HTTP Basic is wanted${kinds.length > 1 ? ': the secret was sent in the form, or it is wrong' : ''}; expected an endpoint that takes the secret in the form`,
        ...(kinds.length > 1 && { confidence: 'low' }),
      });
  },
});
