import { shown } from '../../connector/addresses.js';
import { isLiteralHost, serviceNowAddresses } from '../../connector/servicenow.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { callsWith, tokenHost } from '../../exchange/call-fault.js';
import { addressParts } from '../../exchange/exchange.js';
import { samplePart } from '../../facts/sample-names.js';
import { isServiceNowHost } from '../../facts/servicenow.js';

export default defineRule({
  id: 'servicenow/two-instances',
  title: 'The connector names two ServiceNow instances',
  severity: 'error',
  layer: 'api',
  repairBy: ['maker'],
  sources: ['sn-authorization-code', 'sn-authorization-server', 'learn-verify-oauth'],
  why: 'Codes, tokens and clients are known only to the instance that made them. A code of one instance cannot be redeemed at another, and its token is answered there with 401.',
  remedy: 'Write the same host in "Host" of the definition and in "Authorization URL", "Token URL" and "Refresh URL".',
  symptoms: [
    { at: 'token', status: 401, text: 'access_denied' },
    { at: 'api', status: 401, text: 'User Not Authenticated' },
  ],

  check({ connector }, report) {
    const addresses = serviceNowAddresses(connector).filter(
      ({ url, text }) => isLiteralHost(url.host) && samplePart(text) === undefined,
    );
    for (const oauth of connector.oauthSettings) {
      const own = addresses.filter((address) => address.oauth === oauth);
      // The token endpoint decides: the client is registered where tokens are issued.
      const first = own.find(({ name }) => name === 'token') ?? own[0];
      if (!first) continue;
      for (const { key, node, text, url } of own) {
        if (isSame(url.host, first.url.host)) continue;
        const from = text.indexOf('://') + 3;
        report({
          at: partOf(node, [from, from + url.host.length]),
          message: `${key} is ${shown(text)}; expected the host "${bare(first.url.host)}" of ${first.key}`,
          related: [{ at: first.node, message: 'the other instance' }],
        });
      }
      const host = connector.definition?.root.get('host');
      const name = host?.text?.trim().toLowerCase();
      if (!host || !name || !isServiceNowHost(name) || !isLiteralHost(name) || samplePart(`https://${name}`)) continue;
      // A policy may put another host in its place.
      if (connector.policies.some(({ template }) => /^(?:dynamichosturl|dynamicsubdomain)$/.test(template))) continue;
      if (isSame(name, first.url.host)) continue;
      report({
        at: host,
        message: `the host of the definition is "${name}"; expected "${bare(first.url.host)}", where ${first.key} gets its tokens`,
        related: [{ at: first.node, message: 'the other instance' }],
      });
    }
  },

  diagnose(flow, see) {
    for (const exchange of callsWith(flow, 'two-instances')) {
      const called = bare(addressParts(exchange.request?.url ?? '')?.host ?? '');
      const issuer = tokenHost(flow, exchange) ?? '';
      const isDoubtful = isSame(called, issuer);
      see({
        exchange,
        part: 'url',
        // A custom host and one of service-now.com may be one instance.
        confidence: isDoubtful ? 'low' : 'high',
        message: `the token comes from "${issuer}" and the API at "${called}" refuses it with 401; expected one instance for both`,
      });
    }
  },
});

/** The host alone: servicenow/host-has-port is about the port. */
const bare = (host: string): string => host.replace(/:\d*$/, '');

/** The same, or one of them is a custom host, which may well be another name of the same instance. */
const isSame = (a: string, b: string): boolean => bare(a) === bare(b) || isServiceNowHost(a) !== isServiceNowHost(b);
