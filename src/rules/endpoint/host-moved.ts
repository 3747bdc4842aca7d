import { defineRule } from '../../engine/rule.js';
import { plainName } from '../../exchange/broken-ways.js';
import { askedInWords, foreignAnswers, redirectHost } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'endpoint/host-moved',
  title: 'The address has moved',
  severity: 'error',
  layer: 'http',
  repairBy: ['maker', 'servicenow-admin'],
  sources: ['rfc9110#15.4', 'learn-plugin-authentication'],
  why: 'A renamed instance or a custom URL answers under its old name with a redirect. A browser follows it; a request with a code and a secret should not, and Teams documents that it does not take 307 from a token endpoint.',
  remedy:
    'Write the final address, the one the browser shows after the redirect, in "Host" and in "Authorization URL", "Token URL" and "Refresh URL", and create the connection anew.',
  symptoms: [
    { at: 'token', status: 301 },
    { at: 'token', status: 307 },
  ],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'moved')) {
      const host = redirectHost(exchange);
      see({
        exchange,
        part: 'status',
        message: `${askedInWords(exchange)} is answered with ${exchange.response?.status} to ${host === undefined ? 'another address of the same host' : `"${plainName(host)}"`}; expected the final address`,
      });
    }
  },
});
