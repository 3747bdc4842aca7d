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
      ...outboundOf(folder).map((registration) => ({ registration, client: undefined })),
    ];
    for (const { registration, client } of judged) {
      const { record } = registration;
      if (record.flag('active') !== false) continue;
      report({
        at: record.place('active'),
        message: `active is "${record.text('active')}"; expected "true"`,
        // A record that nothing here uses may be off on purpose.
        ...(client ? {} : { severity: 'warning' as const }),
        related: client
          ? [{ at: client, message: 'signs in with this record' }]
          : [{ at: record.place('name'), message: 'the record' }],
      });
    }
  },
});
