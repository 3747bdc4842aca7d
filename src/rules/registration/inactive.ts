import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { inboundOf, outboundOf } from '../../registration/judged.js';

export default defineRule({
  id: 'registration/inactive',
  title: 'The record is not active',
  severity: 'error',
  sources: ['sn-create-endpoint', 'sn-setup-scripts'],
  why: 'ServiceNow knows an inactive record neither as a client nor as a provider: every sign-in and every refresh is refused.',
  remedy: 'Switch "Active" on in the record.',
  symptoms: [
    { at: 'authorize', error: 'invalid_client' },
    { at: 'token', status: 401, text: 'access_denied' },
  ],

  check(folder, report) {
    const judged = [
      ...inboundOf(folder),
      ...outboundOf(folder).map((registration) => ({ registration, pair: undefined })),
    ];
    for (const { registration, pair } of judged) {
      const { record } = registration;
      if (record.flag('active') !== false) continue;
      report({
        at: record.place('active'),
        message: `active is "${record.text('active')}"; expected "true"`,
        // A record that no connector here uses may be off on purpose.
        ...(pair ? {} : { severity: 'warning' as const }),
        related: pair
          ? [{ at: pair.clientId ?? keyOf(pair.oauth.node), message: 'signs in with this record' }]
          : [{ at: record.place('name'), message: 'the record' }],
      });
    }
  },
});
