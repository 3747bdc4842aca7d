import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { placeholdersIn } from '../../facts/oauth.js';

export default defineRule({
  id: 'endpoint/secret-in-browser',
  title: 'The client secret is put into an address',
  severity: 'error',
  sources: ['rfc6749#2.3.1', 'rfc6749#4.1.1', 'ppc-connectors'],
  why: 'The authorization address is opened in the browser of everybody who signs in, so everybody can read the secret there; addresses of the other requests are kept in the logs of servers and proxies. OAuth allows the secret in the body only.',
  remedy:
    'Remove the secret from the query and URL templates; send it in tokenBodyTemplate and refreshBodyTemplate, and have the service issue a new secret.',
  symptoms: [{ at: 'authorize' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.family !== 'template') continue;
      for (const { key, node, text } of oauth.templates) {
        if (/BodyTemplate$/i.test(key)) continue;
        const isInBrowser = /^authorization/i.test(key);
        for (const { name, from, to } of placeholdersIn(text)) {
          if (!/secret/i.test(name)) continue;
          const before = /(?:[?&]|^)[\w.-]*=$/.exec(text.slice(0, from));
          const start = before ? before.index + (/^[?&]/.test(before[0]) ? 1 : 0) : from;
          const end = text[to] === '&' ? to + 1 : to;
          report({
            at: partOf(node, [from, to]),
            message: `${key} holds "{${name}}"; expected the secret in ${/^refresh/i.test(key) ? 'refreshBodyTemplate' : 'tokenBodyTemplate'}`,
            ...(isInBrowser ? {} : { severity: 'warning' as const }),
            fix:
              before && isInBrowser
                ? {
                    title: `remove "${text.slice(start, to)}"`,
                    applicability: 'unsafe',
                    changes: [
                      {
                        change: 'replace',
                        place: partOf(node, end > to ? [start, end] : [Math.max(start - 1, 0), to]),
                        text: end > to || start > 1 ? '' : '?',
                      },
                    ],
                  }
                : undefined,
          });
        }
      }
    }
  },
});
