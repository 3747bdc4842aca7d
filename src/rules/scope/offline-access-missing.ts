import { isEnvironmentVariable } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import type { OAuthSettings } from '../../connector/properties.js';
import { askedScopes } from '../../connector/scopes.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { offlineNeedOf } from '../../facts/offline-access.js';

/** Everything that the file puts into the authorization request, as one text. */
const requestOf = (oauth: OAuthSettings): string =>
  [oauth.endpoint('authorization')?.text, oauth.custom('authorizationUrlQueryStringTemplate')?.text].join('&');

export default defineRule({
  id: 'scope/offline-access-missing',
  title: 'The provider is not asked for a refresh token',
  severity: { repository: 'info', deploy: 'warning', certified: 'warning' },
  sources: ['learn-verify-oauth', 'ltwlf-1', 'ppc-pr-3042', 'entra-scopes', 'oidc-offline-access', 'google-offline'],
  why: 'This provider gives a refresh token only on request. Without one every connection works until its first access token expires, often after an hour, and then has to be made again.',
  remedy: 'Add the scope for offline access to "Scope" (scopes), then delete the connection and create it again.',
  symptoms: [{ at: 'refresh', text: 'Missing refresh token' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const url = looseUrl(oauth.endpoint('authorization')?.text ?? '');
      if (!url || (oauth.family !== 'plain' && oauth.family !== 'template')) continue;
      const need = offlineNeedOf(url.host.replace(/:\d*$/, ''), url.path);
      if (!need) continue;
      const request = requestOf(oauth).toLowerCase();
      const { parameter, scopes, provider } = need;
      const asked = new Set(askedScopes(oauth).map((scope) => scope.toLowerCase()));
      if (scopes.some((scope) => asked.has(scope) || request.includes(scope))) continue;
      if (parameter && request.includes(`${parameter.name}=`)) continue;
      // Scopes that the person who connects gives, or an environment variable, may hold it.
      if (!parameter && oauth.scopes.some(({ text }) => text !== undefined && isEnvironmentVariable(text))) continue;
      if (/scope=\{(?!scopes\})[^{}]+\}/.test(request)) continue;
      const list = oauth.node.getIgnoringCase('scopes');
      const first = oauth.scopes.length === 1 ? oauth.scopes[0] : undefined;
      const wanted = scopes[0];
      report({
        at: parameter
          ? (oauth.endpoint('authorization') ?? oauth.missingAt)
          : (first ?? (list ? keyOf(list) : keyOf(oauth.node))),
        message: `${provider} gives a refresh token only when asked; expected ${parameter ? `"${parameter.name}=${parameter.value}" in the authorization request` : `the scope ${scopes.map((scope) => `"${scope}"`).join(' or ')}`}`,
        fix:
          wanted && list?.isArray
            ? {
                title: `add the scope "${wanted}"`,
                applicability: 'unsafe',
                changes:
                  first?.text && /\s/.test(first.text)
                    ? [{ change: 'set', node: first, value: `${first.text} ${wanted}` }]
                    : [{ change: 'add', to: list, key: oauth.scopes.length, value: wanted }],
              }
            : undefined,
      });
    }
  },
});
