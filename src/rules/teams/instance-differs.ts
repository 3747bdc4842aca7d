import { looseUrl } from '../../connector/endpoints.js';
import { isLiteralHost } from '../../connector/servicenow.js';
import { defineRule } from '../../engine/rule.js';
import { isServiceNowPath } from '../../facts/servicenow.js';

const MEMBERS = ['authorizationUrl', 'tokenUrl', 'refreshUrl'];

export default defineRule({
  id: 'teams/instance-differs',
  title: 'A Teams app signs in at another instance than it calls',
  severity: 'error',
  sources: ['teamsapp-cli', 'm365-spec-parser'],
  why: 'A token of one instance is worth nothing at another: the sign-in succeeds and every call ends in 401. Beside a connector for one instance, an app for another one is mostly a copy that was not finished.',
  remedy:
    'Name the same host in servers and in the addresses of the flow of the OpenAPI document, and in refreshUrl of teamsapp.yml.',
  symptoms: [{ at: 'api', status: 401 }],

  check({ connector, teamsApp }, report) {
    for (const api of teamsApp?.apis ?? []) {
      const [server] = api.servers;
      const called = looseUrl(server?.url ?? '')?.host;
      if (!server || called === undefined || !isLiteralHost(called)) continue;
      const steps = (teamsApp?.registrations ?? []).filter((step) => teamsApp?.apiOf(step) === api);
      const owners = [...api.schemes.map(({ codeFlow }) => codeFlow), ...steps.map((step) => step.with)];
      for (const owner of owners)
        for (const member of MEMBERS) {
          const node = owner?.get(member);
          const url = looseUrl(node?.text ?? '');
          const other = url?.host;
          if (!node || !url || other === undefined || other === called || !isLiteralHost(other)) continue;
          // Elsewhere sign-in and API have hosts of their own; only ServiceNow is both.
          if (!isInstance(other) && !isServiceNowPath(url.path)) continue;
          report({
            at: node,
            // A custom address of an instance may stand beside its own name.
            ...(isInstance(other) && isInstance(called)
              ? {}
              : { severity: 'warning' as const, confidence: 'low' as const }),
            message: `${member} is at ${other}, and calls go to ${called}`,
            related: [{ at: server.node, message: 'where calls go' }],
          });
        }
      const definition = connector.definition?.document.root?.get('host');
      const ofConnector = definition?.text?.toLowerCase();
      if (!definition || !ofConnector || !isInstance(ofConnector) || !isInstance(called) || ofConnector === called)
        continue;
      report({
        at: server.node,
        severity: 'warning',
        message: `the app calls ${called}, and the connector ${ofConnector}`,
        related: [{ at: definition, message: 'the host of the connector' }],
      });
    }
  },
});

const isInstance = (host: string): boolean => /^[a-z0-9-]{1,63}\.(?:service-now|servicenowservices)\.com$/.test(host);
