import { dynamicReferencesOf, successorOf } from '../../connector/dynamic-references.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-optional-source',
  aliases: ['OperationParameterRequiredMismatch'],
  title: 'A dynamic call takes a required value from an optional field',
  severity: 'info',
  sources: ['learn-swagger-validator', 'learn-extensions', 'ppc-connectors'],
  why: 'The list or the fields can be loaded only after the maker has filled in the field they depend on. While that field is optional, makers may leave it empty and wonder why nothing is offered.',
  remedy:
    'Make the field required in the operation that the maker uses, or the parameter optional in the operation that is called.',
  symptoms: [
    { at: 'upload', text: 'The request cannot be made until a value for this parameter is provided' },
    { at: 'designer' },
  ],

  check({ connector }, report) {
    if (!connector.definition) return;
    const references = dynamicReferencesOf(connector.definition);
    for (const call of references.calls) {
      if (!call.target || successorOf(call)) continue;
      for (const { name, reference } of call.arguments) {
        if (reference?.text === undefined) continue;
        const wanted = references.parameterOf(call.target, name, true);
        if (wanted.is !== 'found' || !references.isRequired(wanted)) continue;
        if (references.declarationOf(wanted).has('default')) continue;
        for (const source of references.sourcesOf(call)) {
          const given = references.parameterOf(source, reference.text, call.isLegacy);
          if (given.is !== 'found' || references.isRequired(given)) continue;
          if (references.declarationOf(given).has('default')) continue;
          report({
            at: reference,
            message: `"${reference.text}" is optional in ${source.label}, but ${call.target.label} requires "${name}"; expected a required field`,
            related: [{ at: references.declarationOf(given), message: 'the optional field' }],
          });
          break;
        }
      }
    }
  },
});
