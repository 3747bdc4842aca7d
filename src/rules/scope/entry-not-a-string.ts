import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'scope/entry-not-a-string',
  title: 'An entry of scopes is not a string',
  severity: 'error',
  sources: ['ppc-properties-schema', 'rfc6749#3.3'],
  why: 'Scopes are names. The service refuses an array that holds something else than strings.',
  remedy: 'Write every scope in double quotes and remove empty entries.',
  symptoms: [{ at: 'upload', text: 'The request content was invalid and could not be deserialized' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      for (const scope of oauth.scopes) {
        if (scope.text !== undefined) continue;
        const { value } = scope;
        report({
          at: scope,
          message: `an entry of scopes is ${value === null ? 'null' : `of type ${scope.isArray ? 'array' : typeof value}`}; expected a string`,
          fix:
            value === null
              ? { title: 'remove the entry', applicability: 'safe', changes: [{ change: 'remove', node: scope }] }
              : typeof value === 'number'
                ? {
                    title: 'write the number as a string',
                    applicability: 'safe',
                    changes: [{ change: 'set', node: scope, value: String(value) }],
                  }
                : undefined,
        });
      }
    }
  },
});
