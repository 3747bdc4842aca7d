import { allTemplatesOf } from '../../connector/oauth-templates.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'exchange/blank-in-template',
  title: 'A template has blanks in it',
  severity: 'warning',
  sources: ['rfc6749#4.1.3', 'rfc3986#3', 'sn-token-responses'],
  why: 'The template is sent as it stands. A blank beside "=" or "&" becomes part of the name or the value, so the service reads "grant_type " and misses grant_type; ServiceNow then answers 401 with access_denied.',
  remedy: 'Remove the blanks, or write "%20" for one that belongs to a value.',
  symptoms: [{ at: 'token', status: 401, error: 'server_error', text: 'access_denied' }],

  check({ connector }, report) {
    for (const { key, node, text, isJson } of allTemplatesOf(connector)) {
      // Blanks inside braces belong to the name of a placeholder.
      const match = isJson ? null : /\s+/.exec(text.replace(/\{[^{}]*\}/g, (found) => 'x'.repeat(found.length)));
      if (!match) continue;
      const clean = text
        .trim()
        .replace(/([?&=])\s+/g, '$1')
        .replace(/(?<!\s)\s+([?&=])/g, '$1')
        .replace(/[\r\n]+\s*/g, '')
        .replace(/\{[^{}]*\}|\s/g, (found) => (found.length > 1 || found === '{' ? found : '%20'));
      report({
        at: partOf(node, [match.index, match.index + match[0].length]),
        message: `${key} has ${/[\r\n]/.test(match[0]) ? 'a line break' : 'a blank'} in it; expected none`,
        fix: {
          title: `take the blanks out of ${key}`,
          applicability: 'safe',
          changes: [{ change: 'set', node, value: clean }],
        },
      });
    }
  },
});
