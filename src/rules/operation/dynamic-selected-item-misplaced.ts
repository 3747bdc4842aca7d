import type { Node } from '../../document/node.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-selected-item-misplaced',
  aliases: ['SelectedItemValuePathNotAllowedInThisPosition'],
  title: 'selectedItemValuePath stands outside the browse part of a tree',
  severity: 'error',
  sources: ['learn-swagger-validator'],
  why: 'selectedItemValuePath passes the folder that the maker has opened to the operation that lists its content. Only "browse" of x-ms-dynamic-tree knows such a folder; anywhere else the service refuses the definition.',
  remedy:
    'Move the parameter to "browse" of x-ms-dynamic-tree. Elsewhere pass {"value": …} or {"parameterReference": "<parameter>/<property>"}.',
  symptoms: [{ at: 'upload', text: "The 'selectedItemValuePath' property is not allowed in this position" }],

  check({ connector }, report) {
    for (const extension of EXTENSIONS) {
      for (const holder of connector.definition?.having(extension) ?? []) {
        const node = holder.get(extension);
        for (const call of extension === 'x-ms-dynamic-tree' ? [node, node?.get('open')] : [node]) {
          for (const misplaced of selectedItemsIn(call))
            report({
              at: keyOf(misplaced),
              message: `selectedItemValuePath in ${call === node ? extension : '"open" of x-ms-dynamic-tree'}; expected only in "browse" of x-ms-dynamic-tree`,
            });
        }
      }
    }
  },
});

const EXTENSIONS = [
  'x-ms-dynamic-tree',
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
] as const;

/** Where a call names it: as its own member or in one of its parameters. */
function* selectedItemsIn(call: Node | undefined): Generator<Node> {
  const own = call?.get('selectedItemValuePath');
  if (own) yield own;
  const parameters = call?.get('parameters');
  if (!parameters?.isObject) return;
  for (const parameter of parameters.children()) {
    const member = parameter.isObject ? parameter.get('selectedItemValuePath') : undefined;
    if (member) yield member;
  }
}
