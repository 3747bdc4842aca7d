import { parametersIn } from '../../connector/parameter-lists.js';
import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/path-parameter-optional',
  aliases: ['PathParameterMustBeRequired'],
  title: 'A path parameter is not required',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter', 'rwilson-skill'],
  why: 'A path without one of its parts is another path. The service refuses a definition that lets users leave a part of the path empty.',
  remedy: 'Add "required": true to the parameter; in the wizard set "Is required?" to Yes.',
  symptoms: [{ at: 'upload', text: 'The parameter must be marked as required as it is used in the operation path.' }],

  check({ connector }, report) {
    for (const parameter of parametersIn(connector.definition, 'path')) {
      const required = parameter.get('required');
      // Another type than boolean: definition/wrong-type.
      if (required && required.value !== false) continue;
      report({
        at: required ?? parameter.get('name') ?? parameter,
        message: `path parameter "${parameter.string('name') ?? ''}" ${required ? 'has "required": false' : 'has no "required"'}; expected "required": true`,
        fix: fixOf(parameter, required),
      });
    }
  },
});

const fixOf = (parameter: Node, required: Node | undefined): FixProposal => ({
  title: 'make it required',
  applicability: 'safe',
  changes: [
    required
      ? { change: 'set', node: required, value: true }
      : { change: 'add', to: parameter, key: 'required', value: true },
  ],
});
