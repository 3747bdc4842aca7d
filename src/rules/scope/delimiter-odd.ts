import { authorizationHost } from '../../connector/scopes.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { usesCommas } from '../../facts/scope-syntax.js';

export default defineRule({
  id: 'scope/delimiter-odd',
  title: 'The scopes are joined by something else than a blank',
  severity: 'warning',
  sources: ['rfc6749#3.3', 'ppc-connectors'],
  why: 'scopeListDelimiter stands between the scopes in the request. OAuth wants a blank; an empty delimiter glues all scopes into one, and one that is encoded already is encoded again.',
  remedy: 'Set scopeListDelimiter to " ".',
  symptoms: [{ at: 'authorize', error: 'invalid_scope' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const delimiter = oauth.family === 'template' ? oauth.custom('scopeListDelimiter') : undefined;
      if (!delimiter || delimiter.value === null || delimiter.value === ' ') continue;
      const text = delimiter.text;
      if (text === '' && oauth.scopes.length < 2) continue;
      if (text === ',' && usesCommas(authorizationHost(oauth))) continue;
      const isCertain = text === undefined || text === '' || oauth.scopes.length > 1;
      report({
        at: text === undefined ? keyOf(delimiter) : delimiter,
        ...(isCertain ? {} : { severity: 'info' as const }),
        message: `scopeListDelimiter is ${text === undefined ? `of type ${typeof delimiter.value}` : JSON.stringify(text)}; expected " "`,
        fix: {
          title: 'set scopeListDelimiter to " "',
          applicability: text === ',' || text === ';' ? 'unsafe' : 'safe',
          changes: [{ change: 'set', node: delimiter, value: ' ' }],
        },
      });
    }
  },
});
