import { shown } from '../../connector/addresses.js';
import { templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';
import { queryOf } from '../../exchange/exchange.js';
import { signInRefusals } from '../../exchange/sign-in-refusals.js';
import { waysBack } from '../../exchange/sign-ins.js';

export default defineRule({
  id: 'state/missing',
  title: 'The authorization request has no state',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker'],
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

  diagnose(flow, see) {
    const key = flow.oauth?.custom('authorizationUrlQueryStringTemplate');
    for (const { exchange, part, answered } of signInRefusals(flow, 'state'))
      see({
        exchange,
        part,
        key,
        message: `the sign-in is refused with ${answered} for its missing state; expected "state" in it`,
      });
    for (const { parameters, asked } of waysBack(flow)) {
      if (!asked || !parameters.has('code') || parameters.get('state') || queryOf(asked).get('state')) continue;
      see({
        exchange: asked,
        part: 'url',
        key,
        message: 'the sign-in is asked for without a state; expected "state" in it, and the same beside the code',
      });
    }
  },
});
