import { shown } from '../../connector/schema-paths.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-generations-differ',
  title: 'The old and the new form of a dynamic extension do different things',
  severity: 'warning',
  sources: ['learn-extensions', 'ppc-connectors'],
  why: 'x-ms-dynamic-list stands beside x-ms-dynamic-values, and x-ms-dynamic-properties beside x-ms-dynamic-schema, so that every designer gets the same values. Where they call different operations or read different properties, the same flow shows other values in another designer, or none.',
  remedy: 'Give both the same operation and the same paths; which of the two is right cannot be told from the file.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    for (const [oldName, newName, members] of PAIRS) {
      for (const holder of connector.definition?.having(newName) ?? []) {
        const older = holder.get(oldName);
        const newer = holder.get(newName);
        if (!older?.isObject || !newer?.isObject || older.has('capability')) continue;
        for (const [oldKey, newKey] of members) {
          const left = older.get(oldKey);
          const right = newer.get(newKey);
          if (said(left) === said(right)) continue;
          report({
            at: right ?? newer,
            message: `${newKey} of ${newName} is ${shown(right)}, but ${oldKey} of ${oldName} is ${shown(left)}; expected the same`,
            related: [{ at: left ?? older, message: `${oldName} here` }],
          });
        }
      }
    }
  },
});

/** The members that mean the same; the path of a schema has a rule of its own. */
const PAIRS = [
  [
    'x-ms-dynamic-values',
    'x-ms-dynamic-list',
    [
      ['operationId', 'operationId'],
      ['value-collection', 'itemsPath'],
      ['value-path', 'itemValuePath'],
      ['value-title', 'itemTitlePath'],
    ],
  ],
  ['x-ms-dynamic-schema', 'x-ms-dynamic-properties', [['operationId', 'operationId']]],
] as const;

const said = (node: Node | undefined): string => node?.text ?? '';
