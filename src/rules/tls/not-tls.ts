import { defineRule } from '../../engine/rule.js';
import { brokenWays, hostInWords, plainName } from '../../exchange/broken-ways.js';
import { addressParts } from '../../exchange/exchange.js';
import { foreignAnswers } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'tls/not-tls',
  title: 'One side speaks https, the other plain http',
  severity: 'error',
  layer: 'tls',
  repairBy: ['maker', 'network-admin'],
  sources: ['node-errors', 'curl-errors', 'chromium-errors'],
  why: 'https to a port for plain http gets an answer that is no TLS; plain http to a port for https is refused or cut. Mostly the port in the address is wrong, or the scheme.',
  remedy:
    'Leave the port out of "Host" and of the OAuth addresses, or give that of https, and begin the addresses with https://. Behind a proxy, HTTPS_PROXY itself begins with http://.',
  symptoms: [
    { at: 'token', text: 'wrong version number' },
    { at: 'token', status: 400 },
  ],

  diagnose(flow, see) {
    for (const { exchange, failure, host, confidence } of brokenWays(flow, 'not-tls')) {
      const isPlain = /^http:/i.test(exchange.request?.url ?? '');
      see({
        exchange,
        confidence,
        message: isPlain
          ? `plain http was sent to ${hostInWords(host)}, whose port is one for https (${plainName(failure.code)})${confidence === 'low' ? '; a connection that is cut looks the same' : ''}`
          : `https was spoken to ${hostInWords(host)}, and what came back is no TLS (${plainName(failure.code)})${confidence === 'low' ? '; a server with old versions of TLS looks the same' : ''}`,
      });
    }
    for (const exchange of foreignAnswers(flow, 'plain-http-refused')) {
      const host = addressParts(exchange.request?.url ?? '')?.host;
      see({
        exchange,
        part: 'status',
        message: `${hostInWords(host)} answers ${exchange.response?.status}: plain http was sent to a port for https`,
      });
    }
  },
});
