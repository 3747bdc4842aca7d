import { defineRule } from '../../engine/rule.js';
import { type BrokenWay, brokenWays, hostInWords, plainName } from '../../exchange/broken-ways.js';
import { askedInWords, foreignAnswers, partOfAnswer } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'tls/client-certificate',
  title: 'The server wants a certificate of the client',
  severity: 'error',
  layer: 'tls',
  repairBy: ['network-admin', 'servicenow-admin'],
  sources: [
    'rfc8446#4.3.2',
    'learn-connection-parameters',
    'ppc-issue-41',
    'sn-certificate-authentication',
    'node-errors',
  ],
  why: 'With mutual TLS a server lets in only who shows a certificate that it trusts, before it reads a request. The ways to authenticate that Microsoft documents for custom connectors have no client certificate, and a request for one was closed; so neither the exchange of the code nor a call comes through. A gateway before the instance often asks for one, and an instance that is set up for certificate-based authentication can.',
  remedy:
    'Let the administrator of the gateway or load balancer take the paths /oauth_auth.do, /oauth_token.do and /api/ out of mutual TLS, or give the connector a host without it. Where the certificate must stay, put a gateway of your own between that presents it, such as Azure API Management, and enter its host in the connector.',
  symptoms: [
    { at: 'token', text: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' },
    { at: 'token', status: 400, text: 'No required SSL certificate was sent' },
    { at: 'api', status: 403, text: 'Client certificate required' },
  ],

  diagnose(flow, see) {
    for (const { exchange, failure, host, confidence } of brokenWays(flow, 'client-certificate')) {
      see({
        exchange,
        confidence,
        message: `${hostInWords(host)} ${toldOf(failure, confidence)} (${plainName(failure.code)})`,
      });
    }
    for (const exchange of foreignAnswers(flow, 'client-certificate')) {
      see({
        exchange,
        part: partOfAnswer(exchange),
        layer: 'http',
        message: `${askedInWords(exchange)} is answered with status ${exchange.response?.status}: the server wants a certificate of the client that it trusts`,
      });
    }
  },
});

function toldOf({ code, wantsCertificate }: BrokenWay['failure'], confidence: BrokenWay['confidence']): string {
  if (wantsCertificate || /CERT(?:IFICATE)?_(?:REQUIRED|NEEDED)$/.test(code))
    return 'wants a certificate of the client, and ends the connection without one';
  return confidence === 'low'
    ? 'ends the handshake, as a server does that wants a certificate of the client; one without a version of TLS or a cipher in common does the same'
    : 'refuses the certificate of the client, or that there is none';
}
