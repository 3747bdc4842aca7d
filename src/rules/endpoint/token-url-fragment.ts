import { addressesOf, shown } from '../../connector/addresses.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'endpoint/token-url-fragment',
  title: 'A token or refresh URL has a fragment',
  severity: 'error',
  sources: ['rfc6749#3.2', 'rfc3986#3'],
  why: 'What follows "#" is for browsers and never sent to a server. The request for a token reaches the page before it, which answers with HTML; OAuth forbids a fragment here. Only the authorization URL, which a browser opens, may have one.',
  remedy: 'Enter the address that issues tokens, without "#".',
  symptoms: [{ at: 'token', text: 'OAuth 2 sign in failed to exchange code for access token' }],

  check({ connector }, report) {
    for (const { name, key, node, text } of addressesOf(connector)) {
      const from = text.indexOf('#');
      if (name === 'authorization' || from < 0 || text[from + 1] === '{') continue;
      report({
        at: partOf(node, [from, text.length]),
        message: `${key} is ${shown(text)}; expected an address without "${text.slice(from)}"`,
      });
    }
  },
});
