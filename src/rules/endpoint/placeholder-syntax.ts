import { isEnvironmentVariable } from '../../connector/addresses.js';
import { sourceOf } from '../../connector/oauth-placeholders.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

const OTHER_SYNTAX = /\{\{\s*([^{}]*?)\s*\}\}|[$#]\{\s*([^{}]*?)\s*\}/g;

export default defineRule({
  id: 'endpoint/placeholder-syntax',
  title: 'A placeholder of an OAuth template is written as in another product',
  severity: 'error',
  sources: ['ppc-connectors', 'ppc-properties-schema'],
  why: 'A placeholder is a name in one pair of braces. Of double braces, or braces after a dollar or number sign, the inner part may be filled, but the signs around it are sent too, and the host or the value is wrong.',
  remedy: 'Write the placeholder as {name}.',
  symptoms: [{ at: 'authorize' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.family !== 'template') continue;
      for (const { key, node, text } of oauth.templates) {
        if (!/\{\{|[$#]\{/.test(text) || isEnvironmentVariable(text)) continue;
        for (const match of text.matchAll(OTHER_SYNTAX)) {
          const name = (match[1] ?? match[2] ?? '').replace(/^token:/i, '');
          // A name that nothing fills is text of a pipeline or of an example, which other rules report.
          if (!sourceOf(connector, oauth, name)) continue;
          const place = partOf(node, [match.index, match.index + match[0].length]);
          report({
            at: place,
            message: `${key} holds "${match[0]}"; expected "{${name}}"`,
            // With a sign before it, it may be a token that a pipeline replaces.
            ...(match[1] === undefined ? ({ severity: 'warning', confidence: 'low' } as const) : {}),
            fix: {
              title: `replace "${match[0]}" by "{${name}}"`,
              applicability: match[1] === undefined ? 'unsafe' : 'safe',
              changes: [{ change: 'replace', place, text: `{${name}}` }],
            },
          });
        }
      }
    }
  },
});
