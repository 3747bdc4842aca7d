import { shown } from '../../connector/addresses.js';
import type { Connector } from '../../connector/connector.js';
import { isLiteralHost, type ServiceNowAddress, serviceNowAddressesOf } from '../../connector/servicenow.js';
import { type Node, type Place, partOf } from '../../document/node.js';
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
    const definition = definitionHost(connector);
    for (const oauth of connector.oauthSettings) {
      const named = serviceNowAddressesOf(connector, oauth)
        .filter(({ url, text }) => isLiteralHost(url.host) && samplePart(text) === undefined)
        .map(ofAddress);
      if (definition && named.length > 0) named.push(definition);
      // A custom host may well be another name of the same instance; those of one kind are held against each other.
      for (const isCustom of [false, true]) {
        const alike = named.filter(({ host }) => isServiceNowHost(host) !== isCustom);
        const ruling = rulingOf(alike);
        for (const { host, at, words } of alike)
          if (ruling && bare(host) !== bare(ruling.host))
            report({
              at,
              message: `${words}; expected the host "${bare(ruling.host)}" of ${ruling.key}`,
              related: [{ at: ruling.node, message: 'the other instance' }],
            });
      }
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

/** A place that names an instance by its host. */
interface Named {
  readonly key: string;
  /** True for the address that issues tokens. */
  readonly isToken: boolean;
  readonly host: string;
  readonly node: Node;
  /** Where in the node the host stands. */
  readonly at: Place;
  /** What stands there, in words. */
  readonly words: string;
}

const ofAddress = ({ key, name, node, text, url }: ServiceNowAddress): Named => {
  const from = text.indexOf('://') + 3;
  return {
    key,
    isToken: name === 'token',
    node,
    host: url.host,
    at: partOf(node, [from, from + url.host.length]),
    words: `${key} is ${shown(text)}`,
  };
};

/** The host that operations are called at, unless a policy may put another one in its place. */
function definitionHost({ definition, policies }: Connector): Named | undefined {
  const node = definition?.root.get('host');
  const host = node?.text?.trim().toLowerCase();
  if (!node || !host || !isServiceNowHost(host) || !isLiteralHost(host) || samplePart(`https://${host}`))
    return undefined;
  if (policies.some(({ template }) => /^(?:dynamichosturl|dynamicsubdomain)$/.test(template))) return undefined;
  return {
    key: 'the definition',
    isToken: false,
    node,
    host,
    at: node,
    words: `the host of the definition is "${host}"`,
  };
}

/**
 * The place whose host is the right one: one of the host that most places name; where none is named more often, the token URL,
 * since the client is registered where tokens are issued.
 */
function rulingOf(named: readonly Named[]): Named | undefined {
  const votes = ({ host }: Named): number => named.filter((each) => bare(each.host) === bare(host)).length;
  const most = Math.max(...named.map(votes));
  const candidates = named.filter((each) => votes(each) === most);
  return candidates.find(({ isToken }) => isToken) ?? candidates[0];
}

/** The host alone: servicenow/host-has-port is about the port. */
const bare = (host: string): string => host.replace(/:\d*$/, '');

/** The same, or one of them is a custom host, which may well be another name of the same instance. */
const isSame = (a: string, b: string): boolean => bare(a) === bare(b) || isServiceNowHost(a) !== isServiceNowHost(b);
