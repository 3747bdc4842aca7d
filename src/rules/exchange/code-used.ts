import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'exchange/code-used',
  title: 'The code was exchanged before',
  severity: 'error',
  layer: 'error',
  repairBy: ['user', 'maker', 'provider-admin'],
  sources: ['rfc6749#4.1.2', 'coe-646'],
  why: 'A code is good for one exchange; who brings it again is refused, and some services then also end the tokens of the first exchange. The platform brings it twice when its first attempt got no token, so the second refusal says nothing about the cause.',
  remedy:
    'Where two attempts are told, repair what the answer to the first one says. Otherwise sign in again: a page that was loaded anew, or a test that used the code, has spent it.',
  symptoms: [
    { at: 'token', status: 400, error: 'invalid_grant' },
    { at: 'token', status: 403, error: 'invalid_code' },
  ],

  diagnose(flow, see) {
    for (const { exchange, answered, kinds, isSecond } of refusalsAbout(flow, 'code-used', 'token')) {
      if (isSecond) {
        const message = `the second attempt is refused with ${answered}, as the first one used the code; the answer to the first one decides`;
        see({ exchange, part: 'response', message, severity: 'warning' });
        continue;
      }
      const isSure = kinds.length === 1;
      see({
        exchange,
        part: 'response',
        message: `the code is refused with ${answered} as used${isSure ? '' : ' or expired'}; expected a code that nobody exchanged before`,
        ...(!isSure && { confidence: 'low' }),
      });
    }
  },
});
