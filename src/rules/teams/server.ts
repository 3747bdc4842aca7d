import { looseUrl } from '../../connector/endpoints.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'teams/server',
  title: 'The OpenAPI document of a Teams app does not name one server',
  severity: 'error',
  sources: ['teamsapp-cli', 'm365-spec-parser', 'learn-api-extension'],
  why: 'A registration is for the addresses below one server, which the toolkit reads from the document: with none it stops with OauthFailedToGetDomain, with several with OauthDomainInvalid. Teams fills in no placeholder and calls https only.',
  remedy: 'Name one server, the https address of the instance.',
  symptoms: [{ at: 'upload', text: 'OauthDomainInvalid' }],

  check({ teamsApp }, report) {
    const registered = new Set((teamsApp?.registrations ?? []).map((step) => teamsApp?.apiOf(step)));
    for (const api of teamsApp?.apis ?? []) {
      const { root, servers } = api;
      const hosts = new Set(servers.map(({ url }) => looseUrl(url)?.host ?? url));
      const [first, ...others] = servers;
      if (!first)
        report({
          at: keyOf(root.get('servers') ?? root),
          message: 'there is no server; expected the https address of the instance',
        });
      else if (hosts.size > 1)
        report({
          at: first.node,
          // Only a registration needs one; a plugin without sign-in may do with several.
          ...(registered.has(api) ? {} : { severity: 'warning' as const }),
          message: `there are ${servers.length} servers; expected one`,
          related: others.slice(0, 5).map(({ node }) => ({ at: node, message: 'another one' })),
        });
      for (const { url, node } of servers) {
        // The toolkit fills it in.
        if (url.includes(`\${{`)) continue;
        const { scheme, host = '' } = looseUrl(url) ?? {};
        if (scheme === undefined)
          report({ at: node, message: 'the server is a relative address; expected https:// and a host' });
        else if (scheme !== 'https') report({ at: node, message: `the server begins with ${scheme}; expected https` });
        else if (/[{}]/.test(host))
          report({
            at: node,
            severity: 'warning',
            message: `the host is "${host.slice(0, 80)}"; Teams does not fill it in, expected the instance`,
          });
      }
    }
  },
});
