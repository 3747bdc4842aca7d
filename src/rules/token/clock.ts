import { defineRule } from '../../engine/rule.js';
import { clockDifference } from '../../exchange/clock.js';

/** Smaller differences are allowed for by most readers of tokens. */
const MINUTES = 5;

export default defineRule({
  id: 'token/clock',
  title: 'The clock of the service is wrong',
  severity: 'warning',
  layer: 'token',
  repairBy: ['servicenow-admin', 'provider-admin'],
  sources: ['rfc9110#6.6.1', 'rfc6749#5.1'],
  why: 'Tokens are valid from one moment to another, by the clock of who made them. Where clocks differ by more than some minutes, a fresh token is not valid yet or is over already, and calls fail with 401 although everything else is right.',
  remedy:
    'Let the administrator of the service set its clock by NTP. If the other clock is that of this computer, set that one; the platform has its own and is not touched by it.',
  symptoms: [{ at: 'api', status: 401 }],

  diagnose(flow, see) {
    const difference = clockDifference(flow, MINUTES * 60_000);
    if (!difference) return;
    const { exchange, by, measuredAt } = difference;
    const minutes = Math.round(Math.abs(by) / 60_000);
    see({
      exchange,
      part: 'headers',
      message: `its header Date is ${minutes} minutes ${by > 0 ? 'ahead of' : 'behind'} ${measuredAt}; expected the same time`,
      ...(measuredAt !== 'the clock of who asked' && { confidence: 'low' }),
    });
  },
});
