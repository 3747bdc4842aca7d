import type { Definition, SchemaNode } from '../../connector/definition.js';
import {
  collectionKeyOf,
  type DynamicCall,
  type DynamicReferences,
  dynamicReferencesOf,
  fetchesList,
} from '../../connector/dynamic-references.js';
import { aType, listed, pathString, sameButForCase, segmentsOf } from '../../connector/schema-paths.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-unknown-path',
  aliases: ['InvokedOperationShouldProduceProperty'],
  title: 'A dynamic extension reads a property that the called operation does not return',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-extensions', 'ppc-connectors', 'ppc-servicenow'],
  why: 'The designer reads value, title or schema by this path from the answer. If the property is not there, entries of the list have no text or no value, or no fields appear. Names that differ in case only are found by some designers.',
  remedy:
    'Set the path to a property that the response schema of the called operation has; parts are separated by a slash. If the path is right, complete the response schema.',
  symptoms: [
    { at: 'upload', text: 'The dynamic operation expects a property on the specified path' },
    { at: 'designer' },
  ],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition) return;
    const references = dynamicReferencesOf(definition);
    for (const call of references.calls) {
      if (!call.target) continue;
      const base = baseOf(call, references, definition);
      if (!base) continue;
      for (const key of fetchesList(call) ? LIST_KEYS : SCHEMA_KEYS) {
        const node = call.node.get(key);
        if (!node?.text || node.text === WIZARD_PATH) continue;
        const way = segmentsOf(node.text);
        const found = references.paths.resolve(base, way);
        if (found.is !== 'missing') continue;
        const meant = sameButForCase(found.segment, found.known);
        const better =
          meant === undefined ? undefined : pathString(way.map((part) => (part === found.segment ? meant : part)));
        const isPlain = found.known.length === 0;
        const where = `${fetchesList(call) ? 'an item of' : 'the answer of'} ${call.target.label}`;
        report({
          at: node,
          ...(isPlain && fetchesList(call)
            ? { severity: 'info', confidence: 'low' }
            : better
              ? { severity: 'info' }
              : {}),
          message: `${key} "${node.text}" is not a property of ${where}${isPlain ? `, which is ${aType(references.paths.typeOf(base) ?? 'object')}` : ''}; expected ${better ? `"${better}"` : listed(found.known, 'or') || 'a path in the answer'}`,
          fix: better
            ? {
                title: `set ${key} to "${better}"`,
                applicability: 'safe',
                changes: [{ change: 'set', node, value: better }],
              }
            : undefined,
        });
      }
    }
  },
});

/** What published lists of plain strings have here, so that it seems to be written by a wizard. */
const WIZARD_PATH = 'key-item-output';

const LIST_KEYS = ['value-path', 'value-title', 'itemValuePath', 'itemTitlePath'];
const SCHEMA_KEYS = ['value-path', 'itemValuePath'];

/** The schema that the paths start from: an item of the list, or the answer. */
function baseOf(call: DynamicCall, references: DynamicReferences, definition: Definition): SchemaNode | undefined {
  const answer = call.target && references.responseSchema(call.target);
  if (!answer || !fetchesList(call)) return answer;
  const collection = references.paths.resolve(answer, segmentsOf(call.node.string(collectionKeyOf(call)) ?? ''));
  return collection.is === 'found' ? definition.itemsOf(collection.schema) : undefined;
}
