import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'client/secret-refused',
  title: 'The service refuses the client secret',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'servicenow-admin', 'entra-admin'],
  sources: ['rfc6749#5.2', 'coe-646', 'entra-error-codes', 'ppc-issue-1113'],
  why: 'The client ID is known and its secret does not fit: it was mistyped, renewed, has expired, or is the ID of the secret and not its value. A download of the connector never holds the secret, so an update with downloaded files can lose it. Nobody can sign in until it is right.',
  remedy:
    'Enter the value of the secret again in "Client secret" of the security page and save. In Entra it is the column "Value", not "Secret ID". Give it to every update of the connector too, in paconn with --secret.',
  symptoms: [
    { at: 'token', status: 401, error: 'invalid_client' },
    { at: 'token', status: 403, error: 'unauthorized_client' },
    { at: 'token', status: 401, error: 'server_error' },
    { at: 'token', text: 'AADSTS7000215: Invalid client secret is provided' },
  ],

  diagnose(flow, see) {
    for (const { exchange, answered, kinds, isDenied, isSure } of refusalsAbout(flow, 'client-secret')) {
      const other = isDenied
        ? ', with which ServiceNow refuses a wrong client ID or secret, and in the same words a person who may not sign in'
        : kinds.includes('basic-required')
          ? ', and wants HTTP Basic: the secret is wrong, or it was sent in the form'
          : '';
      see({
        exchange,
        part: 'response',
        message: `the client is refused with ${answered}${other}; expected the secret of the registration`,
        ...(!isSure && { confidence: 'low' }),
      });
    }
  },
});
