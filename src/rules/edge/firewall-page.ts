import { defineRule } from '../../engine/rule.js';
import { askedInWords, foreignAnswer, foreignAnswers, partOfAnswer } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'edge/firewall-page',
  title: 'A firewall before the server refuses the request',
  severity: 'error',
  layer: 'http',
  repairBy: ['network-admin'],
  sources: ['learn-troubleshoot-oauth2', 'learn-certification-ip'],
  why: 'A web application firewall or a proxy reads requests before the instance does and answers with a page of its own. The request never reached the OAuth endpoint or the API.',
  remedy:
    'Give the support ID on the page to the administrator of the network before the instance, and let requests of the connector through: POST to the token URL, and the calls of the API, from the outbound addresses of Microsoft for your region.',
  symptoms: [
    { at: 'token', status: 403, text: 'Request Rejected' },
    { at: 'api', status: 403, text: 'Your support ID is' },
  ],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'firewall', 'refused-page')) {
      const isSure = foreignAnswer(exchange) === 'firewall';
      const status = exchange.response?.status;
      see({
        exchange,
        part: partOfAnswer(exchange),
        confidence: isSure ? 'high' : 'low',
        ...(flow.isLive && { remedy: FROM_HERE }),
        message: isSure
          ? `${askedInWords(exchange)} is answered with the page of a firewall, status ${status}`
          : `${askedInWords(exchange)} is answered with status ${status} and a page that gives no reason: a firewall, or the address control of the instance`,
      });
    }
  },
});

/** Who was refused in a live run is this computer, not yet the platform. */
const FROM_HERE =
  'It is a request of this computer that was refused. Give the support ID on the page to the administrator of the network before the instance, who lets it through to see the flow pass from here; and for the connector POST to the token URL and the calls of the API from the outbound addresses of Microsoft for your region.';
