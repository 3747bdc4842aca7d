import { authorizationHost } from '../../connector/scopes.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { hasCommas } from '../../exchange/asked-scope.js';
import { queryOf } from '../../exchange/exchange.js';
import { refusalsAbout } from '../../exchange/refusals.js';
import { signInRefusals } from '../../exchange/sign-in-refusals.js';
import { signInOf } from '../../exchange/sign-ins.js';
import { FORBIDDEN_IN_SCOPE, usesCommas } from '../../facts/scope-syntax.js';

export default defineRule({
  id: 'scope/separated-by-commas',
  title: 'Scopes are separated by commas',
  severity: 'warning',
  layer: 'error',
  repairBy: ['maker'],
  sources: ['rfc6749#3.3', 'learn-verify-oauth', 'ppc-connectors'],
  why: 'OAuth separates scopes by blanks. Most providers take a list with commas for one unknown scope and answer with invalid_scope.',
  remedy: 'Write the scopes as separate strings of the array, or separated by one blank.',
  symptoms: [{ at: 'authorize', error: 'invalid_scope' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.custom('scopeListDelimiter')?.text?.includes(',') || usesCommas(authorizationHost(oauth))) continue;
      for (const scope of oauth.scopes) {
        const text = scope.text;
        if (!text || !/[,;]/.test(text) || FORBIDDEN_IN_SCOPE.test(text) || /[(<[{]/.test(text)) continue;
        const at = text.search(/[,;]/);
        const clean = text
          .split(/[\s,;]+/)
          .filter(Boolean)
          .join(' ');
        report({
          at: partOf(scope, [at, at + 1]),
          message: `the scope "${text}" holds a ${text[at] === ',' ? 'comma' : 'semicolon'}; expected blanks between scopes, "${clean}"`,
          fix: {
            title: 'separate the scopes by blanks',
            applicability: 'unsafe',
            changes: [{ change: 'set', node: scope, value: clean }],
          },
        });
      }
    }
  },

  diagnose(flow, see) {
    const told = { severity: 'error', key: flow.oauth?.node.get('scopes') } as const;
    const expected = 'expected blanks between scopes';
    for (const { exchange, part, answered, asked } of signInRefusals(flow, 'scope'))
      if (hasCommas(asked))
        see({ ...told, exchange, part, message: `a scope with commas is refused with ${answered}; ${expected}` });
    for (const { exchange, answered } of refusalsAbout(flow, 'scope')) {
      const asked = signInOf(flow, exchange);
      if (asked && hasCommas(queryOf(asked)))
        see({
          ...told,
          exchange: asked,
          part: 'url',
          message: `a scope with commas is refused with ${answered}; ${expected}`,
        });
    }
  },
});
