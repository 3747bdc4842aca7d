import { shown } from '../../connector/addresses.js';
import { templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'state/missing',
  title: 'The authorization request has no state',
  severity: 'error',
  sources: ['rfc6749#4.1.1', 'rfc6749#10.12', 'sn-state', 'ppc-connectors'],
  why: 'The platform finds the sign-in that an answer belongs to by the state. Without it the answer cannot be assigned and the sign-in window ends in an error; ServiceNow refuses the request before that.',
  remedy: 'Write "state={State}" in authorizationUrlQueryStringTemplate.',
  symptoms: [
    { at: 'authorize', text: 'Missing State parameter in request' },
    { at: 'callback', text: 'Missing required query string parameter: state' },
  ],

  check({ connector }, report) {
    for (const template of templatesOf(connector, 'authorizationUrlQueryStringTemplate')) {
      if (template.has('State') || template.isJson) continue;
      const parameter = template.parameter('state');
      // A fixed or other value is reported by the rule about it.
      if (parameter?.value.trim()) continue;
      if (/\{state\}/i.test(template.oauth.custom('authorizationUrlTemplate')?.text ?? '')) continue;
      report({
        at: parameter ? template.place(parameter) : template.node,
        message: `${template.key} is ${shown(template.text)}; expected "state={State}" in it`,
        fix: {
          title: `${parameter ? 'fill' : 'add'} "state={State}"`,
          applicability: 'safe',
          changes: [parameter ? template.withValue(parameter, '{State}') : template.adding('state={State}')],
        },
      });
    }
  },
});
