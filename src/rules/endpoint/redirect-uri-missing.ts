import { shown } from '../../connector/addresses.js';
import { templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'endpoint/redirect-uri-missing',
  title: 'The authorization request does not say where to come back to',
  severity: 'warning',
  sources: ['rfc6749#4.1.1', 'rfc6749#3.1.2', 'ppc-connectors'],
  why: 'Without redirect_uri the service uses the one redirect URL that is registered, or refuses the request when there are several. A connector has a redirect URL for every environment, so people end up at the wrong one or nowhere.',
  remedy: 'Write "redirect_uri={RedirectUrl}" in authorizationUrlQueryStringTemplate.',
  symptoms: [{ at: 'authorize', error: 'invalid_request' }],

  check({ connector }, report) {
    for (const template of templatesOf(connector, 'authorizationUrlQueryStringTemplate')) {
      const parameter = template.parameter('redirect_uri');
      if (parameter?.value.trim() || template.isJson || template.filledWith(/redirect|callback|return/i)) continue;
      if (/redirect_ur[il]=|\{redirect/i.test(template.oauth.custom('authorizationUrlTemplate')?.text ?? '')) continue;
      if (template.parameters.some(({ value }) => /^https?(?::|%3a)/i.test(value))) continue;
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
});
