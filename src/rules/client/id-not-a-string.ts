import { typeName } from '../../connector/properties-structure.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'client/id-not-a-string',
  title: 'The client ID or the client secret is not a string',
  severity: 'error',
  sources: ['ppc-properties-schema', 'rfc8259'],
  why: 'Both are texts, even when they consist of digits only. A number loses leading zeros and, beyond 15 digits, its last ones, so that the provider does not know the client; an object or a list is refused on upload.',
  remedy: 'Put the client ID in double quotes. Leave clientSecret out of the file and give it at the upload.',
  symptoms: [
    { at: 'upload', text: 'Error converting value' },
    { at: 'token', status: 401, error: 'invalid_client' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      for (const [key, expected] of [
        ['clientId', 'a string'],
        ['clientSecret', 'no clientSecret'],
      ] as const) {
        const node = oauth.node.get(key);
        if (!node || node.value === null || node.text !== undefined) continue;
        const isScalar = typeof node.value !== 'object';
        report({
          at: node,
          ...(isScalar ? { severity: 'warning' as const } : {}),
          message: `${key} is ${typeName(node.value)}; expected ${expected}`,
        });
      }
    }
  },
});
