import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { scopesIn } from '../../facts/scope-syntax.js';

export default defineRule({
  id: 'scope/duplicate',
  title: 'A scope is asked for twice',
  severity: 'info',
  sources: ['rfc6749#3.3', 'ppc-pr-2528'],
  why: 'Providers ignore the repetition or refuse the request; often a list was pasted twice and another scope is missing.',
  remedy: 'Remove the second mention.',
  symptoms: [{ at: 'authorize', error: 'invalid_scope' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const seen = new Set<string>();
      for (const entry of oauth.scopes) {
        // Entries of several words may be one scope each: "View Surveys".
        const words = entry.text === undefined ? [] : scopesIn(entry.text);
        const names = words.length > 1 && oauth.scopes.length > 1 ? [entry.text as string] : words;
        for (const name of names) {
          if (!seen.has(name)) {
            seen.add(name);
            continue;
          }
          const text = entry.text as string;
          const from = text.lastIndexOf(name);
          report({
            at: names.length === 1 ? entry : partOf(entry, [from, from + name.length]),
            message: `the scope "${name}" stands here a second time; expected it once`,
            fix:
              names.length === 1
                ? {
                    title: 'remove the repetition',
                    applicability: 'safe',
                    changes: [{ change: 'remove', node: entry }],
                  }
                : undefined,
          });
        }
      }
    }
  },
});
