import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'exchange/escaped-ampersand',
  title: 'An ampersand is written as in HTML',
  severity: 'error',
  sources: ['rfc6749#4.1.3', 'rfc3986#3'],
  why: 'JSON knows no "&amp;". The platform sends it as it stands, so the next parameter is called "amp;client_id" and the service misses client_id.',
  remedy: 'Write "&" between the parameters.',
  symptoms: [
    { at: 'authorize', error: 'invalid_request' },
    { at: 'token', error: 'invalid_request' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (!oauth.customParameters?.isObject) continue;
      for (const entry of oauth.customParameters.children()) {
        const node = entry.get('value');
        const text = node?.text;
        const from = text?.indexOf('&amp;') ?? -1;
        if (!node || text === undefined || from < 0) continue;
        report({
          at: partOf(node, [from, from + '&amp;'.length]),
          message: `${entry.key} holds "&amp;"; expected "&"`,
          fix: {
            title: 'replace "&amp;" by "&"',
            applicability: 'safe',
            changes: [{ change: 'set', node, value: text.replaceAll('&amp;', '&') }],
          },
        });
      }
    }
  },
});
