import { fixedAddressesOf, formOf, shown } from '../../connector/addresses.js';
import { sourceOf } from '../../connector/oauth-placeholders.js';
import type { OAuthSettings } from '../../connector/properties.js';
import type { Change } from '../../document/edits.js';
import { partOf } from '../../document/node.js';
import { defineRule, type Folder } from '../../engine/rule.js';
import { placeholdersIn } from '../../facts/oauth.js';

export default defineRule({
  id: 'endpoint/placeholder-in-plain-url',
  title: 'A URL of provider oauth2 holds a placeholder',
  severity: 'error',
  sources: ['ppc-connectors', 'ppc-properties-schema'],
  why: 'Only the templates of provider oauth2generic have placeholders. Under oauth2 and oauth2pkce the braces are sent as they stand, so the host or path does not exist and the sign-in cannot start.',
  remedy:
    'Enter a URL without braces, or set identityProvider to "oauth2generic", use the keys authorizationUrlTemplate, tokenUrlTemplate and refreshUrlTemplate, and declare the value as connection parameter "token:<name>".',
  symptoms: [{ at: 'authorize' }],

  check({ connector }, report) {
    const withFix = new Set<OAuthSettings>();
    for (const { oauth, key, node, text } of fixedAddressesOf(connector)) {
      if (oauth.family !== 'plain' || ['unfilled', 'expression', 'pipeline'].includes(formOf(text))) continue;
      const [placeholder] = placeholdersIn(text);
      if (!placeholder) continue;
      const changes = withFix.has(oauth) ? undefined : toTemplates(connector, oauth);
      withFix.add(oauth);
      report({
        at: partOf(node, [placeholder.from, placeholder.to]),
        message: `${key} is ${shown(text)}; provider "${oauth.provider}" does not replace "{${placeholder.name}}", expected the text itself`,
        fix: changes && {
          title: 'use provider "oauth2generic" with the keys that end in "UrlTemplate"',
          applicability: 'unsafe',
          changes,
        },
      });
    }
  },
});

/** The changes to provider oauth2generic, when every placeholder would get a value there. */
function toTemplates(connector: Folder['connector'], oauth: OAuthSettings): Change[] | undefined {
  const provider = oauth.node.get('identityProvider');
  if (!provider || oauth.provider?.toLowerCase() !== 'oauth2' || oauth.endpoints.length < 3) return undefined;
  const isResolved = ({ url }: { url: string }): boolean =>
    placeholdersIn(url).every(({ name }) => sourceOf(connector, oauth, name) === 'parameter');
  if (!oauth.endpoints.every(isResolved)) return undefined;
  const renames = oauth.endpoints.flatMap(({ node, key }): Change[] =>
    node.parent ? [{ change: 'rename', node: node.parent, key: `${key}Template` }] : [],
  );
  return [{ change: 'set', node: provider, value: 'oauth2generic' }, ...renames];
}
