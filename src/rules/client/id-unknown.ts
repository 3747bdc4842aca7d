import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';
import { signInRefusals } from '../../exchange/sign-in-refusals.js';

export default defineRule({
  id: 'client/id-unknown',
  title: 'The service does not know the client ID',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'servicenow-admin', 'entra-admin'],
  sources: ['rfc6749#4.1.2.1', 'sn-inbound-oauth', 'ppc-issue-441'],
  why: 'The registration that the client ID names does not exist on this instance or in this tenant, is not active, or may not use codes. The service cannot trust the redirect URL then, so it shows a page and nobody gets back to the platform.',
  remedy:
    'Copy "Client ID" from the registry record of the very instance, or from the application of the very tenant, into "Client ID" of the security page (clientId). A record is not copied to other instances by itself. See that "Active" is set.',
  symptoms: [
    { at: 'authorize', status: 400, text: 'Invalid client_id' },
    { at: 'token', status: 401, error: 'invalid_client' },
  ],

  diagnose(flow, see) {
    const key = flow.oauth?.node.getIgnoringCase('clientId');
    for (const { exchange, part, answered } of signInRefusals(flow, 'client-id'))
      see({
        exchange,
        part,
        key,
        message: `the sign-in is refused with ${answered} for its client_id; expected a known client`,
      });
    for (const { exchange, answered } of refusalsAbout(flow, 'client-id'))
      see({
        exchange,
        part: 'response',
        key,
        message: `the client_id is refused with ${answered}; expected a known client`,
      });
  },
});
