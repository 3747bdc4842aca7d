import { nameOf, templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'state/fixed',
  title: 'The state of the authorization request is not the one of the platform',
  severity: 'error',
  sources: ['rfc6749#10.12', 'rfc6749#4.1.1', 'sn-state', 'ppc-connectors'],
  why: 'The platform makes a new state for every sign-in and finds the sign-in again by it. With another value the answer cannot be assigned, so no connection comes of it; a fixed one would also let somebody slip a foreign answer to people.',
  remedy: 'Write "state={State}" in authorizationUrlQueryStringTemplate.',
  symptoms: [{ at: 'callback', text: 'state' }],

  check({ connector }, report) {
    for (const template of templatesOf(connector, 'authorizationUrlQueryStringTemplate')) {
      for (const parameter of template.parameters) {
        const value = parameter.value.trim();
        if (nameOf(parameter) !== 'state' || value === '' || /\{+state\}/i.test(value)) continue;
        report({
          at: template.valuePlace(parameter),
          message: `${template.key} sends state "${value}"; expected "{State}"`,
          fix: {
            title: 'set state to "{State}"',
            applicability: 'safe',
            changes: [template.withValue(parameter, '{State}')],
          },
        });
      }
    }
  },
});
