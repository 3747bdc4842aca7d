import { shown } from '../../connector/addresses.js';
import { isConsentHost, looseUrl } from '../../connector/endpoints.js';
import { allTemplatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'exchange/redirect-uri-hard-coded',
  title: 'A template holds a fixed redirect URL',
  severity: 'error',
  sources: ['rfc6749#3.1.2', 'rfc6749#4.1.3', 'ppc-pr-3255', 'ppc-connectors'],
  why: 'Every connector has a redirect URL of its own, another in every environment, and the service must see the same one in both requests. A fixed one does not match what the platform waits at or what is registered.',
  remedy: 'Write "redirect_uri={RedirectUrl}" in the template.',
  symptoms: [
    { at: 'authorize', text: 'Invalid redirect_uri' },
    { at: 'token', error: 'invalid_grant' },
  ],

  check({ connector }, report) {
    for (const template of allTemplatesOf(connector)) {
      for (const parameter of template.parameters) {
        const address = decoded(parameter.value.trim());
        const url = looseUrl(address);
        const isRedirect = /redirect|callback|reply/i.test(parameter.name);
        if (!url || !(isRedirect || isConsentHost(url.host))) continue;
        if (/^\{[^{}]*\}$/.test(address)) continue;
        const isShared = isConsentHost(url.host) && /^\/redirect\/?$/.test(url.path);
        const mode = template.oauth.node.string('redirectMode')?.toLowerCase();
        report({
          at: template.valuePlace(parameter),
          message: `${template.key} holds ${parameter.name} ${shown(address)}; expected "{RedirectUrl}"`,
          // The shared address still is the right one as long as the mode is the old one.
          ...(isShared && mode === 'global' ? { severity: 'warning' as const } : {}),
          fix: {
            title: `set ${parameter.name} to "{RedirectUrl}"`,
            applicability: 'safe',
            changes: [template.withValue(parameter, '{RedirectUrl}')],
          },
        });
      }
    }
  },
});

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
