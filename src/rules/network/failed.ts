import { defineRule } from '../../engine/rule.js';
import { causesOf, hostInWords, plainName } from '../../exchange/broken-ways.js';
import { addressParts, type Phase } from '../../exchange/exchange.js';

export default defineRule({
  id: 'network/failed',
  title: 'A request fails for a reason that is not known here',
  severity: 'error',
  layer: 'rest',
  repairBy: ['network-admin'],
  sources: ['node-errors', 'node-certificates'],
  why: 'No usable answer came, and the code of the error is none of those whose cause is known. The code is that of Node.js or OpenSSL, which document it.',
  remedy:
    'Look the code up among the errors of Node.js, and those that begin with ERR_SSL_ among those of OpenSSL. Then try the same address with "curl -v", which tells how far it comes.',
  symptoms: [],

  diagnose(flow, see) {
    for (const exchange of flow.exchanges) {
      const { failure, request } = exchange;
      if (!failure || causesOf(exchange).length > 0) continue;
      see({
        exchange,
        message: `the request to ${hostInWords(addressParts(request?.url ?? '')?.host)} fails ${failure.phase ? WHERE[failure.phase] : 'on its way'} (${plainName(failure.code)})`,
        confidence: 'low',
      });
    }
  },
});

const WHERE: Readonly<Record<Phase, string>> = {
  resolve: 'before anything is sent',
  connect: 'while the connection is made',
  tls: 'in the TLS handshake',
  headers: 'before an answer comes',
  body: 'in the middle of the answer',
};
