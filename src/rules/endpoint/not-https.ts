import { addressesOf, shown } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { brokenWays, plainName } from '../../exchange/broken-ways.js';
import { askedInWords } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'endpoint/not-https',
  title: 'An OAuth endpoint is not encrypted',
  severity: 'error',
  layer: 'network',
  repairBy: ['maker'],
  sources: ['rfc6749#3.1', 'rfc6749#3.2', 'rfc6749#1.6', 'ppc-connectors'],
  why: 'Codes, tokens and the client secret would travel in clear text. OAuth forbids it, servers refuse it or answer with a redirect that drops the posted form, and no published connector does it.',
  remedy: 'Enter the address with "https://".',
  symptoms: [{ at: 'token', status: 301 }],

  check({ connector }, report) {
    for (const { key, node, text } of addressesOf(connector)) {
      const url = looseUrl(text);
      if (url?.scheme !== 'http') continue;
      const from = text.search(/http:/i);
      const place = partOf(node, [from, from + 'http'.length]);
      report({
        at: place,
        message: `${key} is ${shown(text)}; expected "https"`,
        // Another port speaks another protocol; which one is not known here.
        fix: /:\d+$/.test(url.host)
          ? undefined
          : {
              title: 'replace "http" by "https"',
              applicability: 'unsafe',
              changes: [{ change: 'replace', place, text: 'https' }],
            },
      });
    }
  },

  diagnose(flow, see) {
    for (const { exchange, failure } of brokenWays(flow, 'plain-http'))
      see({
        exchange,
        message: `${askedInWords(exchange)} begins with http, and a secret would have gone over the network in plain text; nothing was sent (${plainName(failure.code)}); expected "https"`,
      });
  },
});
