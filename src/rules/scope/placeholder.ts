import { isEnvironmentVariable } from '../../connector/addresses.js';
import { defineRule } from '../../engine/rule.js';

const UNFILLED =
  /^(?:<.*>|\[\[?.*\]\]?|\{.*\}|@@.*@@|(?:your|my|enter|insert|replace|dummy|placeholder)[\s_-].*|scopes?|your_?scopes?.*|dummy|todo|tbd|string|none|null|n\/a)$/is;

export default defineRule({
  id: 'scope/placeholder',
  title: 'A scope is a placeholder',
  severity: { repository: 'off', deploy: 'error', certified: 'warning' },
  sources: ['ppc-pr-1141', 'rfc6749#3.3', 'learn-verify-oauth'],
  why: 'The scope is sent as it stands. The provider does not know the placeholder and refuses the sign-in.',
  remedy: 'Replace it by the scopes of the API, or by an empty array if the provider needs none.',
  symptoms: [{ at: 'authorize', error: 'invalid_scope' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      for (const scope of oauth.scopes) {
        const text = scope.text?.trim();
        if (!text || !UNFILLED.test(text) || isEnvironmentVariable(text) || text.startsWith('["')) continue;
        report({ at: scope, message: `the scope is "${text}"; expected a scope of the provider` });
      }
    }
  },
});
