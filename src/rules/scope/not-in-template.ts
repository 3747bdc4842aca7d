import { authorizationQuery, isAskedInTemplate } from '../../connector/scopes.js';
import { withoutTrailing } from '../../connector/trailing.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'scope/not-in-template',
  title: 'The scopes are never asked for',
  severity: 'warning',
  sources: ['ppc-connectors', 'rfc6749#4.1.1', 'rfc6749#3.3'],
  why: 'With oauth2generic the authorization request is what the template says. A template without {Scopes} leaves the entries of scopes unsent, and the token has the default rights of the application only.',
  remedy: 'Add "&scope={Scopes}" to "authorizationUrlQueryStringTemplate".',
  symptoms: [{ at: 'api', status: 403 }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const query = authorizationQuery(oauth);
      const scopes = oauth.node.getIgnoringCase('scopes');
      if (query === undefined || !scopes || !oauth.scopes.some(({ text }) => text?.trim()) || isAskedInTemplate(oauth))
        continue;
      const node = oauth.custom('authorizationUrlQueryStringTemplate');
      if (!node || /[?&](?:[a-z_]*scopes?|permissions)=/i.test(`?${query}`)) continue;
      report({
        at: node,
        message: 'authorizationUrlQueryStringTemplate has no {Scopes}; expected "scope={Scopes}"',
        related: [{ at: keyOf(scopes), message: 'never sent' }],
        fix: {
          title: 'add "&scope={Scopes}"',
          applicability: 'unsafe',
          changes: [{ change: 'set', node, value: `${withoutTrailing(query, '&')}&scope={Scopes}` }],
        },
      });
    }
  },
});
