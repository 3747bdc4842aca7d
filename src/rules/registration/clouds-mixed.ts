import { looseUrl } from '../../connector/endpoints.js';
import type { Place } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { microsoftCloud } from '../../facts/microsoft-clouds.js';
import { outboundOf } from '../../registration/judged.js';
import { outboundAddresses } from '../../registration/outbound-addresses.js';

export default defineRule({
  id: 'registration/clouds-mixed',
  title: 'The record mixes clouds of Microsoft',
  severity: 'error',
  sources: ['learn-entra-clouds', 'sn-teams-bot', 'learn-entra-code-flow'],
  why: 'The clouds of Microsoft are separate: a tenant, its codes and its tokens exist in one of them. A sign-in at login.microsoftonline.com cannot be redeemed at login.microsoftonline.us, nor used for an API of the other cloud.',
  remedy:
    'Use the hosts of one cloud in "Authorization URL", "Token URL" and the scopes: login.microsoftonline.com with graph.microsoft.com, or login.microsoftonline.us with graph.microsoft.us and api.botframework.us.',
  symptoms: [
    { at: 'authorize', error: 'AADSTS90002' },
    { at: 'token', text: 'AADSTS900382' },
  ],

  check(folder, report) {
    for (const registration of outboundOf(folder)) {
      const hosts: { host: string; at: Place; what: string }[] = [
        ...outboundAddresses(registration).map(({ host, field, column }) => ({ host, at: field.at, what: column })),
        ...registration.scopes.flatMap(({ name, at }) => {
          const host = looseUrl(name)?.host;
          return host === undefined ? [] : [{ host, at, what: 'a scope' }];
        }),
      ];
      const known = hosts.flatMap((one) => {
        const cloud = microsoftCloud(one.host);
        return cloud === undefined ? [] : [{ ...one, cloud }];
      });
      // The token endpoint decides: that is where the tenant is.
      const first = known.find(({ what }) => what === 'token_url') ?? known[0];
      const other = known.find(({ cloud }) => cloud !== first?.cloud);
      if (!first || !other) continue;
      report({
        at: other.at,
        message: `${other.what} has the host "${other.host}" of ${other.cloud}; expected one of ${first.cloud}, as "${first.host}" of ${first.what}`,
        related: [{ at: first.at, message: 'the other cloud' }],
      });
    }
  },
});
