import type { Operation } from '../../connector/definition.js';
import { type DynamicCall, type DynamicReferences, dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-missing-argument',
  aliases: ['OperationMissingRequiredProperty'],
  title: 'A dynamic call leaves out a required parameter',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-extensions', 'ppc-connectors'],
  why: 'The designer can call the operation only with all its required parameters. Without one the definition is refused, or the call fails and makers see no values.',
  remedy:
    'Add the parameter to "parameters" of the extension, with a fixed value or with the name of a parameter of the operation that the maker fills in; or give it a default in the operation that is called.',
  symptoms: [{ at: 'upload', text: 'The target operation requires parameter' }, { at: 'designer' }],

  check({ connector }, report) {
    if (!connector.definition) return;
    const references = dynamicReferencesOf(connector.definition);
    for (const call of references.calls) {
      if (!call.target) continue;
      const parameters = call.node.get('parameters');
      for (const name of missingIn(call, call.target, references)) {
        report({
          at: keyOf(parameters ?? call.node),
          message: `${call.extension} does not pass "${name}"; expected a value, since ${call.target.label} requires it`,
        });
      }
    }
  },
});

/** Required parameters and properties of the called operation that get no value and have no default. */
function missingIn(call: DynamicCall, target: Operation, references: DynamicReferences): string[] {
  const passed = call.arguments.map(({ name }) => references.parameterOf(target, name, true));
  // A name that leads nowhere has its own finding, and it may be the misspelt name of what seems missing.
  if (passed.some(({ is }) => is === 'missing')) return [];
  const missing: string[] = [];
  for (const parameter of target.parameters) {
    const given = passed.filter((found) => found.is === 'found' && found.parameter === parameter);
    if (given.length === 0 && !passed.some(({ is }) => is === 'undecided')) {
      if (parameter.isRequired && !parameter.node.has('default')) missing.push(parameter.name);
      continue;
    }
    const { schema } = parameter;
    if (!schema || given.length === 0 || given.some((found) => found.is === 'found' && !found.property)) continue;
    const properties = given.flatMap((found) => (found.is === 'found' ? (found.chain[1] ?? []) : []));
    for (const [name, property] of references.paths.propertiesOf(schema)) {
      if (!property.isRequired || properties.includes(property)) continue;
      if (!references.paths.target(property)?.has('default')) missing.push(`${parameter.name}/${name}`);
    }
  }
  return missing;
}
