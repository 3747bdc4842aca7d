import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'exchange/code-expired',
  title: 'The code expired before it was exchanged',
  severity: 'error',
  layer: 'error',
  repairBy: ['user', 'servicenow-admin', 'provider-admin'],
  sources: ['rfc6749#4.1.2', 'rfc6749#5.2'],
  why: 'A code lives for minutes at most. The platform exchanges it at once, so it expires only when the sign-in stood still after the code was given, when a code was kept for a test, or when the service gives codes too short a life.',
  remedy:
    'Sign in again without a pause, and do not use the code of an old address. If it happens each time, let the administrator of the service look at the lifetime of codes and at the clocks of its servers.',
  symptoms: [{ at: 'token', status: 400, error: 'invalid_grant' }],

  diagnose(flow, see) {
    for (const { exchange, answered, kinds } of refusalsAbout(flow, 'code-expired', 'token')) {
      const isSure = kinds.length === 1;
      see({
        exchange,
        part: 'response',
        message: `the code is refused with ${answered} as expired${isSure ? '' : ' or used'}; expected a code that is exchanged at once`,
        ...(!isSure && { confidence: 'low' }),
      });
    }
  },
});
