import { fixedAddressesOf, formOf, shown, trustedTokenUrl } from '../../connector/addresses.js';
import { defineRule } from '../../engine/rule.js';
import { brokenWays, plainName } from '../../exchange/broken-ways.js';
import { askedInWords } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'endpoint/not-a-url',
  title: 'The value of an OAuth endpoint is no address at all',
  severity: 'error',
  layer: 'network',
  repairBy: ['maker'],
  sources: ['learn-connection-parameters', 'learn-troubleshoot-oauth2', 'ppc-connectors'],
  why: 'Something else was entered in the box of the address, such as the client id. The platform has nothing to call: the sign-in does not start, or every connection dies at its first refresh.',
  remedy: 'Enter the address of the endpoint; as Refresh URL the token URL where the service has no other.',
  symptoms: [{ at: 'authorize' }, { at: 'refresh', text: 'Failed to refresh access token for service' }],

  check({ connector }, report) {
    for (const { oauth, name, key, node, text } of fixedAddressesOf(connector)) {
      if (formOf(text) !== 'word') continue;
      const token = name === 'refresh' ? trustedTokenUrl(oauth) : undefined;
      report({
        at: node,
        message: `${key} is ${shown(text)}; expected ${token ? shown(token) : 'an absolute URL that begins with "https://"'}`,
        fix: token
          ? {
              title: `set ${key} to ${shown(token)}`,
              applicability: 'safe',
              changes: [{ change: 'set', node, value: token }],
            }
          : undefined,
      });
    }
  },

  diagnose(flow, see) {
    for (const { exchange, failure } of brokenWays(flow, 'not-an-address'))
      see({
        exchange,
        message: `${askedInWords(exchange)} is no address of http or https; nothing was sent (${plainName(failure.code)})`,
        // What is wrong with it the files say better.
        confidence: 'low',
      });
  },
});
