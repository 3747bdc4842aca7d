import type { SchemaNode } from '../../connector/definition.js';
import {
  collectionKeyOf,
  type DynamicCall,
  type DynamicReferences,
  dynamicReferencesOf,
  fetchesList,
} from '../../connector/dynamic-references.js';
import { aType, listed, sameButForCase, segmentsOf } from '../../connector/schema-paths.js';
import { keyOf } from '../../document/node.js';
import { defineRule, type FixProposal, type Observation } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-collection-not-array',
  aliases: ['InvokedOperationShouldProduceArray'],
  title: 'A dynamic list reads its items from where the answer has no array',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-extensions', 'ppc-connectors'],
  why: 'The designer takes the items from the array that value-collection (itemsPath in x-ms-dynamic-list) names, or from the answer as a whole where no path is given. If there is no array, makers get an empty list. Names that differ in case only are found by some designers.',
  remedy:
    'Set value-collection and itemsPath to the path of the array in the answer, for example "result"; leave both out if the answer itself is the array. If the path is right, complete the response schema of the called operation.',
  symptoms: [
    { at: 'upload', text: 'The dynamic operation expects an array on the specified path' },
    { at: 'designer' },
  ],

  check({ connector }, report) {
    if (!connector.definition) return;
    const references = dynamicReferencesOf(connector.definition);
    for (const call of references.calls) {
      if (!call.target || !fetchesList(call)) continue;
      const answer = references.responseSchema(call.target);
      const fault = answer && faultOf(call, answer, references, call.target.label);
      if (fault) report(fault);
    }
  },
});

function faultOf(
  call: DynamicCall,
  answer: SchemaNode,
  { paths }: DynamicReferences,
  target: string,
): Observation | undefined {
  const key = collectionKeyOf(call);
  const node = call.node.get(key);
  if (node && node.text === undefined) return undefined;
  const found = paths.resolve(answer, segmentsOf(node?.text ?? ''));
  if (found.is === 'undecided' || (found.is === 'found' && (paths.isArray(found.schema) || paths.isOpen(found.schema))))
    return undefined;
  const arrays = [...paths.propertiesOf(answer)].filter(([, schema]) => paths.isArray(schema)).map(([name]) => name);
  if (!node?.text) {
    const [only] = arrays.length === 1 ? arrays : [];
    const named = only === undefined ? undefined : set(call, key, only, 'unsafe');
    return {
      at: node ?? keyOf(call.node),
      message: `${call.extension} has no ${key}, and ${target} answers with ${aType(paths.typeOf(answer) ?? 'object')}; expected ${arrays.length > 0 ? `${key} ${listed(arrays, 'or')}` : 'an answer that is an array'}`,
      fix: named,
    };
  }
  if (found.is === 'found') {
    const type = paths.typeOf(found.schema) ?? 'object';
    return {
      at: node,
      message: `${key} "${node.text}" is ${aType(type)} in the answer of ${target}; expected an array`,
    };
  }
  if (paths.isArray(answer))
    return {
      at: node,
      message: `${key} is "${node.text}", but ${target} answers with an array; expected no ${key}`,
      fix: { title: `remove ${key}`, applicability: 'unsafe', changes: [{ change: 'remove', node }] },
    };
  const meant = segmentsOf(node.text).length === 1 ? sameButForCase(node.text, arrays) : undefined;
  return {
    at: node,
    ...(meant ? { severity: 'info' } : {}),
    message: `${key} "${node.text}" is not in the answer of ${target}; expected ${listed(meant ? [meant] : arrays, 'or') || 'the path of an array'}`,
    fix: meant === undefined ? undefined : set(call, key, meant, 'safe'),
  };
}

function set(call: DynamicCall, key: string, value: string, applicability: FixProposal['applicability']): FixProposal {
  const node = call.node.get(key);
  return {
    title: `set ${key} to "${value}"`,
    applicability,
    changes: [node ? { change: 'set', node, value } : { change: 'add', to: call.node, key, value }],
  };
}
