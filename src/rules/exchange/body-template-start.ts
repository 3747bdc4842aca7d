import { shown } from '../../connector/addresses.js';
import { BODY_TEMPLATES, templatesOf } from '../../connector/oauth-templates.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'exchange/body-template-start',
  title: 'A body template begins with a separator',
  severity: 'error',
  sources: ['rfc6749#4.1.3', 'rfc6749#6', 'ppc-connectors'],
  why: 'A form has no leading "?" or "&". The sign becomes part of the first parameter, so the service sees "?grant_type" and misses grant_type.',
  remedy: 'Begin tokenBodyTemplate and refreshBodyTemplate with the name of the first parameter.',
  symptoms: [
    { at: 'token', error: 'unsupported_grant_type' },
    { at: 'token', error: 'invalid_request' },
  ],

  check({ connector }, report) {
    for (const { key, node, text } of templatesOf(connector, ...BODY_TEMPLATES)) {
      const sign = /^\s*[?&]+/.exec(text)?.[0];
      if (!sign) continue;
      const place = partOf(node, [0, sign.length]);
      report({
        at: place,
        message: `${key} is ${shown(text)}; expected no "${sign.trim()}" at its beginning`,
        // An empty first parameter does no harm at most servers.
        ...(sign.includes('?') ? {} : { severity: 'warning' as const }),
        fix: {
          title: `remove "${sign.trim()}" from the beginning of ${key}`,
          applicability: 'safe',
          changes: [{ change: 'replace', place, text: '' }],
        },
      });
    }
  },
});
