import { extensionMeantBy } from '../../connector/extension-names.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/misspelt-extension',
  title: 'The name of an x-ms- extension is misspelt',
  severity: 'warning',
  sources: ['learn-extensions', 'ppc-definition-schema', 'ppc-connectors'],
  why: 'An unknown extension is silently ignored: the label is not shown, the internal field stays visible, the trigger is no trigger. Nobody reports an error.',
  remedy: 'Correct the name of the extension.',
  symptoms: [{ at: 'designer', text: "Unknown 'x-ms-' vendor extention. Be sure to use one that is supported." }],

  check({ connector: { definition } }, report) {
    for (const name of definition?.memberNames ?? []) {
      const meant = name.startsWith('x-') ? extensionMeantBy(name) : undefined;
      if (meant === undefined) continue;
      for (const owner of definition?.having(name) ?? []) {
        const node = owner.get(name);
        if (!node) continue;
        report({
          at: keyOf(node),
          message: `"${name}" is no extension; did you mean "${meant}"?`,
          fix: owner.has(meant)
            ? undefined
            : {
                title: `rename it to "${meant}"`,
                applicability: 'safe',
                changes: [{ change: 'rename', node, key: meant }],
              },
        });
      }
    }
  },
});
