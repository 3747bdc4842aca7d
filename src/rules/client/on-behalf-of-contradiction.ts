import { plainText } from '../../connector/json-types.js';
import { defineRule } from '../../engine/rule.js';

const isTrue = (value: unknown): boolean => plainText(value).toLowerCase() === 'true';

export default defineRule({
  id: 'client/on-behalf-of-contradiction',
  title: 'On-behalf-of sign-in is switched on and off at once',
  severity: 'warning',
  sources: ['learn-obo', 'learn-aad-auth', 'ppc-issue-146'],
  why: 'enableOnbehalfOfLogin asks for the sign-in on behalf of the user, IsOnbehalfofLoginSupported says whether the connector can. When they contradict each other, users are asked to sign in where a single sign-on was meant. Only Entra ID has this flow.',
  remedy:
    'Set properties.IsOnbehalfofLoginSupported to true beside enableOnbehalfOfLogin "true", or set both to false; with a provider other than "aad" remove them.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const enable = oauth.custom('enableOnbehalfOfLogin');
      const supported = oauth.node.get('properties')?.getIgnoringCase('IsOnbehalfofLoginSupported');
      if (oauth.family !== 'entra') {
        const one = [enable, supported].find((node) => node && isTrue(node.value));
        if (!one || oauth.family === 'other') continue;
        report({
          at: one,
          severity: 'info',
          message: `${one === enable ? 'enableOnbehalfOfLogin' : 'IsOnbehalfofLoginSupported'} is true with identityProvider "${oauth.provider}"; expected it with "aad" only`,
        });
      } else if (enable && supported && isTrue(enable.value) && !isTrue(supported.value)) {
        report({
          at: supported,
          message: `IsOnbehalfofLoginSupported is ${JSON.stringify(supported.value)} although enableOnbehalfOfLogin is ${JSON.stringify(enable.value)}; expected true`,
          related: [{ at: enable, message: 'switched on here' }],
          fix: {
            title: 'set IsOnbehalfofLoginSupported to true',
            applicability: 'unsafe',
            changes: [{ change: 'set', node: supported, value: true }],
          },
        });
      }
    }
  },
});
