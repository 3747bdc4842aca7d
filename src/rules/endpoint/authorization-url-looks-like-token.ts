import { fixedAddressesOf, isSameAddress, shown } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';
import { foreignAnswers, isPage } from '../../exchange/foreign-answer.js';
import { knownEndpoint, spokenOf } from '../../facts/oauth-servers.js';
import { isServiceNowHost } from '../../facts/servicenow.js';

export default defineRule({
  id: 'endpoint/authorization-url-looks-like-token',
  title: 'The authorization URL looks like a token endpoint',
  severity: 'error',
  layer: 'http',
  repairBy: ['maker'],
  sources: ['learn-verify-oauth', 'rfc6749#3.1', 'ppc-connectors'],
  why: 'People are sent to the authorization URL with their browser. A token endpoint answers a browser with an error, and no sign-in page appears.',
  remedy: 'Enter the address of the sign-in page as "Authorization URL" (customParameters.authorizationUrl).',
  symptoms: [
    { at: 'authorize', status: 405 },
    { at: 'authorize', status: 404 },
  ],

  check({ connector }, report) {
    for (const { oauth, name, key, node, text } of fixedAddressesOf(connector)) {
      const url = name === 'authorization' ? looseUrl(text) : undefined;
      if (!url || spokenOf(url.path) !== 'token') continue;
      const token = oauth.endpoint('token')?.text;
      // Equal and exchanged URLs are reported as such.
      if (isSameAddress(text, token) || spokenOf(looseUrl(token ?? '')?.path ?? '') === 'authorization') continue;
      const known = knownEndpoint(text, url.host, url.path);
      if (known?.product === 'ServiceNow' || isServiceNowHost(url.host)) continue;
      report({
        at: node,
        message: `${key} is ${shown(text)}, ${known ? `the token endpoint of ${known.product}` : 'which looks like a token endpoint'}; expected ${known ? `"${known.counterpart}"` : 'the address of the sign-in page'}`,
        ...(known ? {} : ({ severity: 'warning', confidence: 'low' } as const)),
        fix: known
          ? {
              title: `set ${key} to "${known.counterpart}"`,
              applicability: 'safe',
              changes: [{ change: 'set', node, value: known.counterpart }],
            }
          : undefined,
      });
    }
  },

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'token-endpoint')) {
      const { status, body } = exchange.response ?? {};
      see({
        exchange,
        part: 'status',
        message: `the authorization URL is answered with status ${status}${isPage(body) ? '' : ' and no page'}, as a token endpoint answers a browser; expected the sign-in page`,
      });
    }
  },
});
