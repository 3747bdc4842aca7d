import { fixedAddressesOf, shown } from '../../connector/addresses.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { templateParameters } from '../../facts/oauth.js';

const OWN = new Set(['response_type', 'client_id', 'redirect_uri', 'state', 'scope']);

export default defineRule({
  id: 'endpoint/oauth-parameter-in-url',
  title: 'The authorization URL carries parameters that the platform adds itself',
  severity: 'warning',
  sources: ['rfc6749#3.1', 'rfc6749#4.1.1', 'learn-troubleshoot-oauth2'],
  why: 'The platform appends response_type, client_id, redirect_uri, scope and state to the authorization URL. OAuth forbids that one of them occurs twice, and a server that takes the first one sees the wrong redirect URL or state.',
  remedy: 'Remove the parameter from the URL; client id and scopes have boxes of their own.',
  symptoms: [{ at: 'authorize', error: 'invalid_request' }],

  check({ connector }, report) {
    for (const { oauth, name, key, node, text } of fixedAddressesOf(connector)) {
      const mark = text.indexOf('?');
      if (name !== 'authorization' || mark < 0 || oauth.family !== 'plain') continue;
      for (const { name: parameter, from, to } of templateParameters(text)) {
        if (!OWN.has(parameter.toLowerCase())) continue;
        report({
          at: partOf(node, [from, to]),
          message: `${key} is ${shown(text)}; expected no "${parameter}" in it`,
          fix: {
            title: `remove "${parameter}" from ${key}`,
            applicability: 'unsafe',
            changes: [{ change: 'set', node, value: without(text, from, to) }],
          },
        });
      }
    }
  },
});

/** The address without one parameter, and without the separator it leaves behind. */
function without(text: string, from: number, to: number): string {
  const end = text[to] === '&' ? to + 1 : to;
  const rest = text.slice(0, from) + text.slice(end);
  return rest.replace(/[?&](?=#|$)/, '');
}
