import { defineRule } from '../../engine/rule.js';
import { queryOf } from '../../exchange/exchange.js';
import { lengthBeforeMarks } from '../../exchange/masked.js';
import { waysBack } from '../../exchange/sign-ins.js';

export default defineRule({
  id: 'state/differs',
  title: 'The sign-in does not come back with the state that was sent',
  severity: 'error',
  layer: 'error',
  repairBy: ['servicenow-admin', 'provider-admin', 'user'],
  sources: ['rfc6749#4.1.2', 'rfc6749#10.12', 'sn-state'],
  why: 'The state has to come back as it was sent. When the service changes it, drops it or answers an older sign-in, the platform cannot tell whose code it is and refuses it.',
  remedy:
    'Close all sign-in windows and begin once more, in one window. If it happens again, something between browser and service changes the address: a proxy, single sign-on, or a rewrite of the instance.',
  symptoms: [{ at: 'callback' }],

  diagnose(flow, see) {
    for (const { exchange, parameters, asked } of waysBack(flow)) {
      const sent = asked && queryOf(asked).get('state');
      const came = parameters.get('state') ?? '';
      if (!asked || !sent || sent === came || parameters.has('error')) continue;
      // Without either it is no answer of a sign-in that a client could use.
      if (came === '' && !parameters.has('code')) continue;
      see({
        exchange,
        part: exchange.stage === 'callback' ? 'url' : 'headers',
        message:
          came === ''
            ? 'the sign-in comes back without the state that was sent; expected it beside the code'
            : `a state of ${lengthBeforeMarks(came)} characters came back for one of ${lengthBeforeMarks(sent)}; expected the state that was sent`,
        related: [{ at: asked.where.url ?? asked.where.exchange, message: 'the state that was sent' }],
      });
    }
  },
});
