import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/basic-not-encoded',
  title: 'A policy sends a user name and a password that are not encoded',
  severity: 'warning',
  sources: ['rfc7617#2', 'learn-policy-expressions'],
  why: 'After "Basic" a service expects user name, colon and password as one text in Base64. A policy puts the values of the connection into the header as they are, since none of its documented expressions encodes, and the service answers with 401.',
  remedy:
    'Choose "Basic authentication" on the Security tab: the platform encodes what users enter. Or ask for the encoded text in one connection parameter of type securestring, or encode in a script.',
  symptoms: [{ at: 'api', status: 401 }],

  check({ connector }, report) {
    for (const policy of connector.policies) {
      if (policy.template !== 'setheader') continue;
      if (policy.parameter('name')?.text?.trim().toLowerCase() !== 'authorization') continue;
      const value = policy.parameter('value');
      const scheme = /^\s*Basic\s+/i.exec(value?.text ?? '')?.[0];
      if (!value || scheme === undefined || /base64/i.test(value.text as string)) continue;
      // Base64 has no colon; one outside of the expressions stands between two values.
      const credentials = (value.text as string).slice(scheme.length);
      if (!withoutCalls(credentials).includes(':')) continue;
      report({
        at: partOf(value, [scheme.length, scheme.length + credentials.length]),
        message:
          'the header Authorization holds a user name and a password with ":" between them; expected both in Base64',
      });
    }
  },
});

/** The text with its expressions taken out, whose names may hold colons: `@connectionParameters('token:user')`. */
const withoutCalls = (text: string): string => text.replace(/@\{?\s*[a-z]+\([^()]{0,200}\)\}?/gi, '');
