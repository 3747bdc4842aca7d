import { shown } from '../../connector/addresses.js';
import { templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'exchange/redirect-uri-missing',
  title: 'The token request does not repeat the redirect URL',
  severity: 'warning',
  layer: 'error',
  repairBy: ['maker'],
  sources: ['rfc6749#4.1.3', 'sn-authorization-code', 'ppc-connectors'],
  why: 'A redirect URL that was sent with the authorization request has to be sent again with the code, and most services refuse the exchange without it.',
  remedy: 'Write "redirect_uri={RedirectUrl}" in tokenBodyTemplate.',
  symptoms: [
    { at: 'token', error: 'invalid_grant' },
    { at: 'token', error: 'invalid_request' },
  ],

  check({ connector }, report) {
    for (const template of templatesOf(connector, 'tokenBodyTemplate')) {
      const parameter = template.parameter('redirect_uri');
      if (parameter?.value.trim() || template.isJson || template.filledWith(/redirect|callback|return/i)) continue;
      const query = template.oauth.custom('tokenUrlQueryStringTemplate')?.text ?? '';
      if (/redirect/i.test(query) || template.parameters.some(({ value }) => /^https?(?::|%3a)/i.test(value))) continue;
      report({
        at: parameter ? template.place(parameter) : template.node,
        message: `${template.key} is ${shown(template.text)}; expected "redirect_uri={RedirectUrl}" in it`,
        fix: {
          title: `${parameter ? 'fill' : 'add'} "redirect_uri={RedirectUrl}"`,
          applicability: 'safe',
          changes: [
            parameter ? template.withValue(parameter, '{RedirectUrl}') : template.adding('redirect_uri={RedirectUrl}'),
          ],
        },
      });
    }
  },

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'redirect-uri-missing', 'token'))
      see({
        exchange,
        part: 'request',
        severity: 'error',
        key: flow.oauth?.custom('tokenBodyTemplate'),
        message: `the exchange is refused with ${answered} without a redirect_uri; expected that of the sign-in`,
      });
  },
});
