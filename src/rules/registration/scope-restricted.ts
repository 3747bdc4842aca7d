import { askedScopes } from '../../connector/scopes.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { inboundOf } from '../../registration/judged.js';

export default defineRule({
  id: 'registration/scope-restricted',
  title: 'The record allows only the APIs of chosen scopes',
  severity: 'error',
  sources: ['sn-scope-troubleshooting', 'sn-inbound-oauth', 'sn-setup-scripts'],
  why: 'The newer console saves records restricted: only APIs that a chosen auth scope covers may be called. The sign-in works, and every other call is refused with 403.',
  remedy:
    'Open the record again, switch "Allow access only to APIs in selected scope" off and save. It is reported to come back on when the record is made, so look once more.',
  symptoms: [{ at: 'api', status: 403, text: 'Missing required api access scope' }],

  check(folder, report) {
    for (const { registration, pair } of inboundOf(folder)) {
      const { record } = registration;
      const status = record.text('scope_restriction_status');
      if (!pair || !/^restricted$|^allow access only/i.test(status.trim())) continue;
      const scopes = askedScopes(pair.oauth).filter((scope) => scope !== 'useraccount');
      const list = pair.oauth.node.getIgnoringCase('scopes');
      report({
        at: record.place('scope_restriction_status'),
        message: `scope_restriction_status is "${status}"; expected "unrestricted"${
          scopes.length === 0
            ? ', since the connector asks for no auth scope'
            : ', or auth scopes that cover every operation'
        }`,
        ...(scopes.length === 0 ? {} : { severity: 'info' as const }),
        related: [{ at: keyOf(list ?? pair.oauth.node), message: 'the scopes of the connector' }],
      });
    }
  },
});
