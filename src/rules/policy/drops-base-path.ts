import { looseUrl } from '../../connector/endpoints.js';
import { withoutTrailing } from '../../connector/trailing.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/drops-base-path',
  title: 'A host policy drops the base path of the definition',
  severity: 'warning',
  sources: ['learn-policy', 'ppc-connectors'],
  why: 'The policy "Set host URL" replaces scheme, host and base path by its template. When the template has no path, requests go to the root of the host; the answer is often a sign-in page in HTML, and the flow says that the body should be an object.',
  remedy: 'Write the base path at the end of "URL template" (urlTemplate), and set basePath to "/".',
  symptoms: [{ at: 'api', text: "requires the property 'body' to be of type 'Object' but is of type 'String'" }],

  check({ connector }, report) {
    const basePath = connector.definition?.root.get('basePath');
    const path = withoutTrailing(basePath?.text ?? '', '/');
    if (!basePath || !path) return;
    for (const policy of connector.policies) {
      if (policy.template !== 'dynamichosturl') continue;
      const node = policy.parameter('urlTemplate');
      const url = looseUrl(node?.text ?? '');
      if (!node || !url || /^\/[^/]/.test(url.path)) continue;
      // A value that ends in what users type may bring a path with it.
      const isOpen = /\)\/?$/.test(node.text as string);
      report({
        at: node,
        message: `urlTemplate "${node.text}" has no path; expected one that ends in the base path "${basePath.text}"`,
        ...(isOpen ? { severity: 'info', confidence: 'low' } : {}),
        related: [{ at: basePath, message: 'the base path that is dropped' }],
      });
    }
  },
});
