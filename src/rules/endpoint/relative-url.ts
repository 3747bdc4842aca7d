import { fixedAddressesOf, formOf, shown } from '../../connector/addresses.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'endpoint/relative-url',
  title: 'An OAuth endpoint is not an absolute URL',
  severity: 'error',
  sources: ['learn-connection-parameters', 'rfc3986#3', 'ppc-connectors'],
  why: 'The platform calls the OAuth endpoints as they stand here and adds no host, not even that of the definition. A path alone leads nowhere, unless a connection parameter "token:<key>" asks the person who connects for the whole address.',
  remedy: 'Enter the whole address, beginning with "https://".',
  symptoms: [{ at: 'authorize' }, { at: 'token' }],

  check({ connector }, report) {
    for (const { key, node, text } of fixedAddressesOf(connector)) {
      const form = formOf(text);
      if (form !== 'path' && form !== 'no-scheme') continue;
      const whole = form === 'no-scheme' ? `https://${text.trim().replace(/^\/\//, '')}` : undefined;
      report({
        at: node,
        message: whole
          ? `${key} is ${shown(text)}, without a scheme; expected ${shown(whole)}`
          : `${key} is ${shown(text)}, a path without a host; expected an absolute URL that begins with "https://"`,
        fix: whole
          ? {
              title: `set ${key} to ${shown(whole)}`,
              applicability: 'safe',
              changes: [{ change: 'set', node, value: whole }],
            }
          : undefined,
      });
    }
  },
});
