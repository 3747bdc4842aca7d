import { isEnvironmentVariable } from '../../connector/addresses.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isPlaceholderText } from '../../facts/client-placeholders.js';
import { templateParameters } from '../../facts/oauth.js';

const SECRET = /^(?:client_?secret|secret|password|passwd|pwd|api_?key|client_assertion)$/i;

export default defineRule({
  id: 'client/secret-in-template',
  title: 'A secret is written into a template or an address',
  severity: 'error',
  sources: ['rfc6749#2.3.1', 'ppc-upsert', 'ppc-properties-schema'],
  why: 'Templates and addresses are shown to everybody who may see the connector and travel with every export. A secret in them is public, and it does not change when the stored secret is renewed.',
  remedy:
    'Write "client_secret={ClientSecret}" in a template and leave it out of an address; make a new secret at the provider.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      // The addresses of oauth2generic are templates themselves.
      const addresses =
        oauth.family === 'plain' ? oauth.endpoints.map(({ key, node, url }) => ({ key, node, text: url })) : [];
      for (const { key, node, text } of [...oauth.templates, ...addresses]) {
        if (addresses.length > 0 && /url/i.test(key) && !text.includes('?')) continue;
        for (const { name, value, valueFrom, to } of templateParameters(text)) {
          if (!SECRET.test(name.trim()) || value.trim() === '' || /[{}]/.test(value)) continue;
          if (isEnvironmentVariable(value)) continue;
          const isDummy = isPlaceholderText(decodeLoosely(value));
          const isClientSecret = /^client_?secret$/i.test(name.trim()) && oauth.family === 'template';
          report({
            at: partOf(node, [valueFrom, to]),
            ...(isDummy ? { severity: 'warning' as const } : {}),
            message: `${key} gives ${name.trim()} a fixed value${isDummy ? ', a placeholder' : ''}; expected ${oauth.family === 'template' ? '"{ClientSecret}" or the placeholder of a connection parameter' : 'no secret in an address'}`,
            fix: isClientSecret
              ? {
                  title: 'write "{ClientSecret}" instead of the value',
                  applicability: 'unsafe',
                  changes: [{ change: 'replace', place: partOf(node, [valueFrom, to]), text: '{ClientSecret}' }],
                }
              : undefined,
          });
        }
      }
    }
  },
});

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
