import { isEnvironmentVariable } from '../../connector/addresses.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isPlaceholderText } from '../../facts/client-placeholders.js';

const SECRET = /(?:secret|password|passwd|api_?key|private_?key|accesstoken|access_token|refreshtoken|refresh_token)$/i;

export default defineRule({
  id: 'client/secret-in-custom-parameter',
  title: 'A custom parameter holds a secret',
  severity: 'error',
  sources: ['rfc6749#2.3.1', 'ppc-properties-schema', 'ppc-upsert'],
  why: 'customParameters are stored and exported as plain text; the service never hides them. No provider reads a secret there, it takes clientSecret or a connection parameter.',
  remedy: 'Remove the parameter, make a new secret at the provider, and enter it on the Security tab or with --secret.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (!oauth.customParameters?.isObject) continue;
      for (const entry of oauth.customParameters.children()) {
        const value = entry.get('value')?.text ?? entry.text;
        if (!SECRET.test(String(entry.key)) || !value?.trim() || /[{}]/.test(value)) continue;
        if (isPlaceholderText(value) || isEnvironmentVariable(value)) continue;
        report({
          at: keyOf(entry),
          message: `customParameters.${entry.key} holds a secret of ${value.length} characters; expected no such parameter`,
          fix: {
            title: `remove customParameters.${entry.key}`,
            applicability: 'unsafe',
            changes: [{ change: 'remove', node: entry }],
          },
        });
      }
    }
  },
});
