import { defineRule } from '../../engine/rule.js';
import { brokenWays, hostInWords, plainName } from '../../exchange/broken-ways.js';

export default defineRule({
  id: 'network/broken-answer',
  title: 'What comes back is no HTTP, or is packed wrongly',
  severity: 'error',
  layer: 'network',
  repairBy: ['maker', 'network-admin'],
  sources: ['node-errors', 'chromium-errors', 'rfc9110#8.4'],
  why: 'Something answered, and a client of HTTP cannot read it: another service listens at the port, the headers are larger than any client takes, or the body is not packed as Content-Encoding says. Proxies and firewalls that rewrite answers do the latter.',
  remedy:
    'See that the port in the address is that of the web server; best leave it out. Where the body is packed wrongly, let the administrator of what stands before the instance repair or switch off compression there.',
  symptoms: [{ at: 'token', text: 'ERR_CONTENT_DECODING_FAILED' }, { at: 'api' }],

  diagnose(flow, see) {
    for (const { exchange, failure, host, confidence } of brokenWays(flow, 'broken-answer')) {
      see({
        exchange,
        confidence,
        message: `${hostInWords(host)} ${toldOf(failure.code)} (${plainName(failure.code)})`,
      });
    }
  },
});

const toldOf = (code: string): string =>
  /HEADER_OVERFLOW|HEADERS_TOO_BIG/.test(code)
    ? 'sends larger headers than a client takes'
    : /^Z_|^ERR__|DECODING/.test(code)
      ? 'sends a body that is not packed as its Content-Encoding says'
      : 'answers with something that is no HTTP';
