import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/oauth-parameter-name',
  title: 'The OAuth parameter is not named "token"',
  severity: 'error',
  sources: ['ppc-upsert', 'ppc-connectors'],
  why: 'paconn puts the client secret only into a connection parameter named "token" and says nothing when there is none, so sign-in fails later. All 262 OAuth parameters of published connectors have that name.',
  remedy: 'Rename the connection parameter to "token", and the parameters that belong to it to "token:…".',
  symptoms: [{ at: 'token', error: 'invalid_client' }],

  check({ connector }, report) {
    for (const parameter of connector.connectionParameters) {
      const isOAuth =
        parameter.type?.toLowerCase() === 'oauthsetting' || parameter.node.getIgnoringCase('oAuthSettings');
      if (!isOAuth || parameter.name === 'token') continue;
      const isFree = !parameter.siblings.some(({ name }) => name === 'token');
      report({
        at: keyOf(parameter.node),
        message: `the OAuth parameter is named "${parameter.name}"; expected "token"`,
        fix: isFree
          ? {
              title: 'rename it to "token"',
              applicability: 'unsafe',
              changes: [{ change: 'rename', node: parameter.node, key: 'token' }],
            }
          : undefined,
      });
    }
  },
});
