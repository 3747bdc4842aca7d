import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'scope/blanks-at-the-ends',
  title: 'A scope has blanks too many',
  severity: 'warning',
  sources: ['rfc6749#3.3', 'learn-verify-oauth'],
  why: 'Scopes are separated by exactly one blank. A blank at an end, two in a row, a tab or a line break make an empty or another scope, which strict providers refuse.',
  remedy: 'Remove the blanks at the ends and write one blank between two scopes.',
  symptoms: [{ at: 'authorize', error: 'invalid_scope' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      for (const scope of oauth.scopes) {
        const text = scope.text;
        if (!text?.trim()) continue;
        const clean = text.trim().split(/\s+/).join(' ');
        if (clean === text) continue;
        report({
          at: scope,
          message: `the scope is ${JSON.stringify(text)}; expected "${clean}"`,
          fix: {
            title: 'remove the blanks',
            applicability: 'safe',
            changes: [{ change: 'set', node: scope, value: clean }],
          },
        });
      }
    }
  },
});
