import { shown } from '../../connector/addresses.js';
import { QUERY_TEMPLATES, templatesOf } from '../../connector/oauth-templates.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'endpoint/query-template-start',
  title: 'A query template does not begin with a question mark',
  severity: 'error',
  sources: ['ppc-connectors', 'rfc3986#3'],
  why: 'The platform puts the query template right behind the URL: a published connector even begins it with a path. Without "?" the parameters become part of the path, and the service shows a page "not found" instead of its sign-in page. All published connectors have the "?", and one had to be repaired for want of it.',
  remedy: 'Put a "?" at the beginning of the query template; "&" where the URL template has a query of its own.',
  symptoms: [{ at: 'authorize', status: 404 }],

  check({ connector }, report) {
    for (const { oauth, key, node, text } of templatesOf(connector, ...QUERY_TEMPLATES)) {
      const url = oauth.custom(key.replace('QueryString', ''))?.text ?? '';
      const start = text.trimStart();
      const offset = text.length - start.length;
      const hasQuery = url.includes('?');
      const needed = !hasQuery ? '?' : /[?&]\s*$/.test(url) ? '' : '&';
      // A path before the question mark belongs to the address: "/new?client_id=...".
      const mark = start.indexOf('?');
      const isPath = mark > 0 && /^[/\w{}.-]*$/.test(start.slice(0, mark)) && !start.slice(0, mark).includes('=');
      const sign = /^[?&]*/.exec(start)?.[0] ?? '';
      const isFilled = /^\{[^{}]*\}/.test(start);
      if (sign === needed || (!hasQuery && isPath) || isFilled) continue;
      const place = partOf(node, [offset, offset + Math.max(sign.length, 1)]);
      report({
        at: place,
        message: `${key} is ${shown(text)}; expected ${needed ? `"${needed}" at its beginning` : `no "${sign}" at its beginning`}${hasQuery ? `, because the URL has a query already` : ''}`,
        fix: {
          title: needed ? `begin ${key} with "${needed}"` : `remove "${sign}" from the beginning of ${key}`,
          applicability: 'safe',
          changes: [
            {
              change: 'replace',
              place,
              text: needed + text.slice(offset + sign.length, offset + Math.max(sign.length, 1)),
            },
          ],
        },
      });
    }
  },
});
