import { isAskedFor, shown, unfilledPart } from '../../connector/addresses.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { placeholdersIn } from '../../facts/oauth.js';
import { samplePart } from '../../facts/sample-names.js';

export default defineRule({
  id: 'endpoint/unfilled-entra-value',
  title: 'A setting of the Entra ID provider still holds text that is to be replaced',
  severity: { repository: 'warning', deploy: 'error', certified: 'warning' },
  sources: ['ppc-connectors', 'ppc-properties-schema'],
  why: 'Provider aad has no placeholders. Microsoft Entra ID is asked for the tenant or resource as it stands here, does not know it, and refuses the sign-in.',
  remedy: 'Enter the real resource, tenant or login address under customParameters.',
  symptoms: [{ at: 'authorize', text: 'AADSTS500011' }],

  check({ connector, profile }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.family !== 'entra') continue;
      for (const key of ['resourceUri', 'tenantId', 'loginUri', 'loginUriAAD', 'AzureActiveDirectoryResourceId']) {
        const node = oauth.custom(key) ?? oauth.node.at('properties', key);
        const text = node?.text;
        if (!node || !text || isAskedFor(oauth, key) || /@environmentVariables/i.test(text)) continue;
        const brace = placeholdersIn(text)[0];
        const sample = profile === 'deploy' ? sampleIn(text) : undefined;
        const part = unfilledPart(text) ?? (brace ? ([brace.from, brace.to] as const) : sample);
        if (!part) continue;
        report({
          at: partOf(node, part),
          // The service writes this one itself; a published connector lives with a stand-in.
          ...(key === 'AzureActiveDirectoryResourceId' ? { severity: 'info' as const } : {}),
          message: `${key} is ${shown(text)}; expected a value in which "${text.slice(...part)}" is replaced`,
        });
      }
    }
  },
});

const sampleIn = (text: string): readonly [number, number] | undefined =>
  samplePart(text) ?? (/your(?:[-_]|[A-Z])/i.test(text) ? [0, text.length] : undefined);
