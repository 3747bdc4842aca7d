import { metadataEntries } from '../../connector/metadata.js';
import { distanceOf } from '../../connector/spelling.js';
import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';
import { isToFillIn } from '../../facts/client-placeholders.js';

export default defineRule({
  id: 'definition/url-not-valid',
  aliases: ['UrlNotValid'],
  title: 'A link is not an absolute URL',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-certification'],
  why: 'The service refuses a definition whose contact, licence or documentation link is not an absolute URL. The links of x-ms-connector-metadata are published on the page of the connector, where a wrong one leads nowhere.',
  remedy: 'Write the whole address, with "https://".',
  symptoms: [{ at: 'upload', text: "The 'url' property must be a valid absolute URL." }],

  check({ connector: { definition }, profile }, report) {
    const tell = (node: Node, name: string, severity: 'error' | 'warning'): void => {
      const text = node.text ?? '';
      if (/^https?:\/\/[^\s/?#]+[^\s]*$/i.test(text)) return;
      // In a repository a link that is to be filled in is normal.
      const isGap = profile === 'repository' && isToFillIn(text);
      report({
        at: node,
        severity: isGap ? 'info' : severity,
        message: `${name} is ${JSON.stringify(text.slice(0, 200))}; expected an absolute URL`,
        fix: fixOf(node, text),
      });
    };
    for (const owner of definition?.having('url') ?? []) {
      const url = ['contact', 'license', 'externalDocs'].includes(owner.kind) ? owner.get('url') : undefined;
      if (url?.text !== undefined) tell(url, `"url" of ${owner.key}`, 'error');
    }
    for (const { name, value } of metadataEntries(definition))
      if (/^(?:website|privacy policy)$/i.test(name) && value?.text) tell(value, `"${name}"`, 'warning');
  },
});

function fixOf(node: Node, text: string): FixProposal | undefined {
  const set = (value: string, applicability: FixProposal['applicability']): FixProposal => ({
    title: `set it to "${value}"`,
    applicability,
    changes: [{ change: 'set', node, value }],
  });
  const trimmed = text.trim();
  if (/\s/.test(trimmed)) return undefined;
  const scheme = /^([a-z]+):\/\/(?=[^\s/])/i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme === 'https' || scheme === 'http') return set(trimmed, 'safe');
  if (scheme !== undefined && distanceOf(scheme, 'https', 1) <= 1)
    return set(`https${trimmed.slice(scheme.length)}`, 'safe');
  return /^[\w-]+(?:\.[\w-]+)+(?:[/?#].*)?$/.test(trimmed) ? set(`https://${trimmed}`, 'unsafe') : undefined;
}
