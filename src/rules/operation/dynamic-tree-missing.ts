import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-tree-missing',
  aliases: ['DynamicTreeExtensionMissing'],
  title: 'A file picker has no x-ms-dynamic-tree',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'ppc-definition-schema'],
  why: 'The capability "file-picker" of x-ms-dynamic-values is the old way to let makers browse folders. New designers need x-ms-dynamic-tree with the operations that open and browse, and show a plain text field without it.',
  remedy:
    'Add x-ms-dynamic-tree with "settings", "open" and "browse" beside x-ms-dynamic-values, with the operations of the file picker in x-ms-capabilities.',
  symptoms: [{ at: 'upload', text: "The 'x-ms-dynamic-tree' extension must be defined to enable file picker support" }],

  check({ connector }, report) {
    for (const holder of connector.definition?.having('x-ms-dynamic-values') ?? []) {
      const values = holder.get('x-ms-dynamic-values');
      const capability = values?.get('capability');
      if (!values || capability?.text !== 'file-picker' || holder.has('x-ms-dynamic-tree')) continue;
      report({
        at: capability ?? keyOf(values),
        message: 'capability is "file-picker"; expected x-ms-dynamic-tree beside x-ms-dynamic-values',
      });
    }
  },
});
