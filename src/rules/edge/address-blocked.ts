import { defineRule } from '../../engine/rule.js';
import { askedInWords, foreignAnswer, foreignAnswers, partOfAnswer } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'edge/address-blocked',
  title: 'The instance does not let the address of the caller in',
  severity: 'error',
  layer: 'http',
  repairBy: ['servicenow-admin', 'network-admin'],
  sources: ['learn-certification-ip', 'learn-troubleshoot-oauth2'],
  why: 'An instance, or a firewall before it, can be open to some IP addresses only. Power Platform calls from the outbound addresses of Microsoft, a browser and this tool from that of your network: one can be let in and the other not. A pass from here does not exclude it for the cloud.',
  remedy:
    'In ServiceNow, System Security, IP Address Access Control, allow the outbound addresses of Microsoft for your region; the same in a firewall before the instance.',
  symptoms: [
    { at: 'token', status: 403 },
    { at: 'api', status: 403 },
  ],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'address-blocked', 'refused-page')) {
      const isSure = foreignAnswer(exchange) === 'address-blocked';
      const status = exchange.response?.status;
      const isFromHere = flow.isLive;
      see({
        exchange,
        part: partOfAnswer(exchange),
        confidence: isSure ? 'high' : 'low',
        ...(isFromHere && { remedy: FROM_HERE }),
        message: isSure
          ? `${askedInWords(exchange)} is answered with status ${status}: the address of the caller is not let in`
          : `${askedInWords(exchange)} is answered with status ${status} and a page that gives no reason: the address control of the instance, or a firewall`,
      });
    }
  },
});

/** Who was refused in a live run is this computer, not yet the platform. */
const FROM_HERE =
  'It is this computer that is not let in. In ServiceNow, System Security, IP Address Access Control, allow its public address to see the flow pass from here, and for the connector the outbound addresses of Microsoft for your region; the same in a firewall before the instance.';
