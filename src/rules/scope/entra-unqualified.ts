import { looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';
import { OPENID_SCOPES, scopesIn } from '../../facts/scope-syntax.js';

const ENTRA = /(?:^|\.)login\.(?:microsoftonline\.(?:com|us)|windows\.net|partner\.microsoftonline\.cn)$/;
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export default defineRule({
  id: 'scope/entra-unqualified',
  title: 'A scope for Entra ID does not say of which API',
  severity: 'warning',
  sources: ['entra-scopes', 'entra-error-codes'],
  why: 'Entra ID takes a scope without the identifier of an API for one of Microsoft Graph. For any other API the sign-in ends with AADSTS650053, because Graph has no such scope.',
  remedy: 'Write the full scope, "api://<application ID>/<scope>", as the app registration of the API shows it.',
  symptoms: [{ at: 'authorize', error: 'AADSTS650053', text: "that doesn't exist on the resource" }],

  check({ connector }, report) {
    const host = connector.definition?.root.string('host')?.toLowerCase() ?? '';
    // Graph itself takes bare names; where the host is not known it may be Graph.
    if (host === '' || /graph\.microsoft|\.microsoft\.com$|[{<@]/.test(host)) return;
    for (const oauth of connector.oauthSettings) {
      const url = looseUrl(oauth.endpoint('authorization')?.text ?? '');
      if (!url || !ENTRA.test(url.host) || !url.path.toLowerCase().includes('/oauth2/v2.0/')) continue;
      for (const entry of oauth.scopes) {
        const bare = scopesIn(entry.text ?? '').find(
          (scope) => !/[/:{}<>@[\]]/.test(scope) && !GUID.test(scope) && !OPENID_SCOPES.has(scope.toLowerCase()),
        );
        if (bare === undefined) continue;
        report({ at: entry, message: `the scope "${bare}" names no API; expected "api://.../${bare}" for "${host}"` });
      }
    }
  },
});
