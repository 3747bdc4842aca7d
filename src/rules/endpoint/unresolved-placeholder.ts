import { bareParameter, declaredNames, sourceOf } from '../../connector/oauth-placeholders.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';
import { BUILT_IN_PLACEHOLDERS, placeholderMeant, placeholdersIn } from '../../facts/oauth.js';

export default defineRule({
  id: 'endpoint/unresolved-placeholder',
  title: 'A placeholder of an OAuth template has no value',
  severity: 'error',
  sources: ['ppc-connectors', 'ppc-properties-schema'],
  why: 'The platform fills seven placeholders of its own and those of connection parameters named "token:<name>" and of other custom parameters. Any other text in braces stays or vanishes, and the request goes to a host that does not exist or lacks a value.',
  remedy:
    'Use one of {ClientId}, {ClientSecret}, {RedirectUrl}, {Scopes}, {State}, {Code}, {RefreshToken}, or declare a connection parameter "token:<name>" of that name.',
  symptoms: [{ at: 'authorize' }, { at: 'token', text: 'OAuth 2 sign in failed to exchange code for access token' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.family !== 'template') continue;
      for (const { key, node, text } of oauth.templates) {
        if (/^\s*[{[]\s*["']/.test(text)) continue;
        for (const { name, from, to } of placeholdersIn(text)) {
          const before = text[from - 1] ?? '';
          // "${x}" and "#{x}#" are tokens of a pipeline; an address with "{{x}}" is one to be filled in.
          if (/[$#@]/.test(before)) continue;
          if (before === '{' && (/UrlTemplate$/i.test(key) || sourceOf(connector, oauth, name.trim()))) continue;
          if (sourceOf(connector, oauth, name) || bareParameter(connector, oauth, name)) continue;
          const bare = name.trim().replace(/^token:/i, '');
          const meant =
            placeholderMeant(bare) ?? (bare !== name && sourceOf(connector, oauth, bare) ? bare : undefined);
          const names = [...BUILT_IN_PLACEHOLDERS, ...declaredNames(connector, oauth)];
          const similar = meant ?? nearest(bare, names);
          const place = partOf(node, [from, to]);
          report({
            at: place,
            message: `${key} holds "{${name}}", which nothing fills; expected ${similar ? `"{${similar}}"` : `a connection parameter "token:${bare || 'name'}" or one of the built-in placeholders`}`,
            fix: similar
              ? {
                  title: `replace "{${name}}" by "{${similar}}"`,
                  applicability: meant ? 'safe' : 'unsafe',
                  changes: [{ change: 'replace', place, text: `{${similar}}` }],
                }
              : undefined,
          });
        }
      }
    }
  },
});
