import type { OAuthSettings } from '../../connector/properties.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { inboundOf, registrationsWith } from '../../registration/judged.js';
import type { Registration } from '../../registration/registration.js';

/** Providers with PKCE in their names send it; `oauth2generic` sends what its template says. */
const sendsPkce = (oauth: OAuthSettings): boolean =>
  /pkce/i.test(oauth.provider ?? '') || oauth.templates.some(({ text }) => /code_challenge=/i.test(text));

export default defineRule({
  id: 'registration/pkce-required',
  title: 'The record demands PKCE and the connector or the Teams app sends none',
  severity: 'error',
  sources: ['sn-oauth-inbound', 'sn-copilot-studio', 'troy-pkce', 'rfc7636#4'],
  why: 'With "Always use PKCE" ServiceNow refuses a sign-in without a code challenge. Records that were made for MCP clients or for AI agents have it on; provider "oauth2" sends none, and a registration for Teams only with isPKCEEnabled.',
  remedy:
    'Switch "Always use PKCE" off in the record, or send PKCE: with identityProvider "oauth2pkce" in the connector, with isPKCEEnabled: true in teamsapp.yml.',
  symptoms: [{ at: 'authorize', error: 'invalid_request' }],

  check(folder, report) {
    const told = new Set<Registration>();
    for (const { registration, pair } of inboundOf(folder)) {
      const { record } = registration;
      // For a public client PKCE is the smaller half of the fault.
      if (!pair || record.flag('use_pkce') !== true || record.flag('public_client') === true) continue;
      if (sendsPkce(pair.oauth)) continue;
      const { oauth } = pair;
      told.add(registration);
      report({
        at: record.place('use_pkce'),
        message: `use_pkce is "${record.text('use_pkce')}"; expected "false" for identityProvider "${oauth.provider ?? ''}", which sends no PKCE`,
        related: [
          { at: oauth.node.get('identityProvider') ?? keyOf(oauth.node), message: 'the provider of the connector' },
        ],
      });
    }
    const { teamsApp, registrations } = folder;
    for (const registration of teamsApp ? registrations : []) {
      const { record } = registration;
      if (!teamsApp || told.has(registration) || record.flag('use_pkce') !== true) continue;
      for (const { uses, with: given, node } of registrationsWith(teamsApp, registration)) {
        const pkce = given?.get('isPKCEEnabled');
        if (uses !== 'oauth/register' || pkce?.value === true) continue;
        report({
          at: record.place('use_pkce'),
          message: `use_pkce is "${record.text('use_pkce')}"; expected "false", since the registration for Teams ${pkce ? 'has isPKCEEnabled: false' : 'does not switch PKCE on'}`,
          related: [{ at: pkce ?? given?.get('name') ?? node, message: 'the registration for Teams' }],
        });
        break;
      }
    }
  },
});
