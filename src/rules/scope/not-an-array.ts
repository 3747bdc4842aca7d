import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'scope/not-an-array',
  title: 'scopes is not an array',
  severity: 'error',
  sources: ['ppc-properties-schema', 'rfc6749#3.3'],
  why: 'The service reads scopes as an array of strings. A plain string or an object is refused, or no scope is asked for.',
  remedy:
    'Write the scopes as an array of strings: ["useraccount"]. Several may stand in one string, separated by blanks.',
  symptoms: [{ at: 'upload', text: 'The request content was invalid and could not be deserialized' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const scopes = oauth.node.getIgnoringCase('scopes');
      if (!scopes || scopes.value === null || scopes.isArray) continue;
      const list = scopes.text?.split(scopes.text.includes(',') ? /[\s,]+/ : /\n/).flatMap((part) => part.trim() || []);
      report({
        at: scopes.text === undefined ? keyOf(scopes) : scopes,
        message: `scopes is ${scopes.text === undefined ? `of type ${typeof scopes.value}` : `the string "${scopes.text}"`}; expected an array of strings`,
        fix: list
          ? {
              title: `write it as an array`,
              applicability: 'safe',
              changes: [{ change: 'set', node: scopes, value: list }],
            }
          : undefined,
      });
    }
  },
});
