import { sourceOf } from '../../connector/oauth-placeholders.js';
import { type Node, partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

const EXPRESSION = /@\{?connectionParameters\(\s*['"]?(?:token:)?([^'")]*)['"]?(?:\s*,[^)]*)?\s*\)\}?/gi;

export default defineRule({
  id: 'endpoint/connection-parameter-expression',
  title: 'An OAuth setting uses @connectionParameters',
  severity: 'error',
  sources: ['learn-policy', 'ppc-connectors'],
  why: "Only policy templates know @connectionParameters('name'). In the OAuth settings it is text like any other: the address or the request holds it literally and the sign-in fails.",
  remedy:
    'Use provider oauth2generic and write {name} in the template; declare the connection parameter as "token:name".',
  symptoms: [{ at: 'authorize' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (!oauth.customParameters?.isObject) continue;
      for (const entry of oauth.customParameters.children()) {
        const node: Node | undefined = entry.get('value');
        if (!node?.text?.includes('onnectionParameters(')) continue;
        for (const match of node.text.matchAll(EXPRESSION)) {
          const name = match[1]?.trim() ?? '';
          const isTemplate = oauth.family === 'template' && /template$/i.test(String(entry.key));
          const place = partOf(node, [match.index, match.index + match[0].length]);
          report({
            at: place,
            // Nothing is known of the Entra ID provider; a published connector counts on it there.
            ...(oauth.family === 'entra' || oauth.family === 'other'
              ? ({ severity: 'warning', confidence: 'low' } as const)
              : {}),
            message: `${entry.key} holds "${match[0]}"; expected ${isTemplate ? `"{${name}}"` : 'the text itself'}`,
            fix:
              isTemplate && sourceOf(connector, oauth, name)
                ? {
                    title: `replace it by "{${name}}"`,
                    applicability: 'safe',
                    changes: [{ change: 'replace', place, text: `{${name}}` }],
                  }
                : undefined,
          });
        }
      }
    }
  },
});
