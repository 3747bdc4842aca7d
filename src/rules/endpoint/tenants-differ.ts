import { bySettings, fixedAddressesOf, shown } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';
import { type KnownEndpoint, knownEndpoint } from '../../facts/oauth-servers.js';
import { samplePart } from '../../facts/sample-names.js';

export default defineRule({
  id: 'endpoint/tenants-differ',
  title: 'The endpoints belong to different tenants of the sign-in service',
  severity: 'warning',
  sources: ['learn-verify-oauth', 'learn-entra-code-flow', 'rfc6749#4.1.3'],
  why: 'A code, and a refresh token, is worth something only at the tenant, realm or cloud that issued it. At another one it is refused; Microsoft names a wrong tenant set-up among the frequent mistakes.',
  remedy: 'Use the same host and the same tenant, policy or realm in all three URLs.',
  symptoms: [
    { at: 'token', text: 'AADSTS' },
    { at: 'token', error: 'invalid_grant' },
  ],

  check({ connector }, report) {
    const addresses = fixedAddressesOf(connector).flatMap((address) => {
      const url = looseUrl(address.text);
      const known = url && knownEndpoint(address.text.trim(), url.host, url.path);
      return known?.issuer === undefined || samplePart(address.text) ? [] : [{ ...address, known }];
    });
    const groups = bySettings(addresses);
    for (const { oauth, name, key, node, text, known } of addresses) {
      const [first] = groups.get(oauth) ?? [];
      if (!first || first.known.product !== known.product || first.known.issuer === known.issuer) continue;
      const right = first.known.kind === 'token' ? first.text : first.known.counterpart;
      report({
        at: node,
        message: `${key} is ${shown(text)}; expected ${shown(right)} like ${first.key}`,
        related: [{ at: first.node, message: `the other ${NOUN.get(known.product) ?? 'tenant'}` }],
        ...(isSure(known) ? {} : { confidence: 'low' as const }),
        fix:
          name === 'authorization' || known.kind !== 'token'
            ? undefined
            : {
                title: `set ${key} to ${shown(right)}`,
                applicability: 'unsafe',
                changes: [{ change: 'set', node, value: right }],
              },
      });
    }
  },
});

const NOUN: ReadonlyMap<string, string> = new Map([
  ['Keycloak', 'realm'],
  ['Salesforce', 'domain'],
]);

/** Salesforce and Okta have addresses that stand for several hosts of one customer. */
const isSure = ({ product }: KnownEndpoint): boolean => product !== 'Salesforce' && product !== 'Okta';
