import { shown } from '../../connector/addresses.js';
import { serviceNowAddresses } from '../../connector/servicenow.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isServiceNowHost, isServiceNowPath, MISTAKEN_PATHS, SERVICENOW_PATHS } from '../../facts/servicenow.js';

export default defineRule({
  id: 'servicenow/wrong-endpoint',
  title: 'An OAuth address of ServiceNow is none of its two endpoints',
  severity: 'error',
  sources: ['sn-authorization-code', 'sn-token-parameters', 'sn-authorization-server'],
  why: 'An instance signs people in at oauth_auth.do and issues tokens at oauth_token.do, and nowhere else. Other paths answer with a page for people, with 404, or belong to ServiceNow as a client of others.',
  remedy:
    'Set "Authorization URL" to https://<instance>.service-now.com/oauth_auth.do, "Token URL" and "Refresh URL" to https://<instance>.service-now.com/oauth_token.do.',
  symptoms: [
    { at: 'authorize', status: 404 },
    { at: 'token', status: 404 },
    { at: 'refresh', status: 404 },
    { at: 'token', text: 'OAuth 2 sign in failed to exchange code for access token' },
  ],

  check({ connector }, report) {
    for (const { name, key, node, text, url, endpoint } of serviceNowAddresses(connector)) {
      const expected = SERVICENOW_PATHS[name];
      const isKnown = isServiceNowPath(endpoint);
      // A server of one's own before the instance may add a path.
      const known = isServiceNowHost(url.host) ? endpoint.slice(endpoint.lastIndexOf('/')) : endpoint;
      if (/[{}<>[\]@]/.test(url.path) || (isKnown && url.path === known)) continue;
      // Equal up to case and slashes: servers differ in how strictly they take it.
      const isNearly = isKnown && endpoint.replace(/^\/+/, '/') === known;
      const meaning = MISTAKEN_PATHS.get(endpoint);
      const right = isKnown ? known : expected;
      const from = text.indexOf('://') + 3 + url.host.length;
      const at = url.path === '' ? node : partOf(node, [from, from + url.path.length]);
      // A scripted REST API may stand in for an endpoint.
      const isScripted = endpoint.startsWith('/api/');
      report({
        at,
        ...(isNearly || isScripted ? { severity: 'warning' as const } : {}),
        message: `${key} is ${shown(text)}${meaning ? `, ${meaning}` : ''}; expected the path "${right}"`,
        fix: isScripted
          ? undefined
          : {
              title: `set the path to "${right}"`,
              applicability: isNearly ? 'safe' : 'unsafe',
              changes: [
                { change: 'set', node, value: text.slice(0, from) + right + text.slice(from + url.path.length) },
              ],
            },
      });
    }
  },
});
