import { referencesOf, type Section } from '../../connector/references.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import type { ValidatorCode } from '../../facts/validator-codes.js';

const CODES: Readonly<Record<Section, ValidatorCode>> = {
  definitions: 'SchemaRefLoopNotAllowed',
  parameters: 'ParameterRefLoopNotAllowed',
  responses: 'ResponseRefLoopNotAllowed',
};

export default defineRule({
  id: 'operation/reference-loop',
  aliases: ['SchemaRefLoopNotAllowed', 'ParameterRefLoopNotAllowed', 'ResponseRefLoopNotAllowed'],
  title: 'A shared object is only a reference to another one',
  severity: 'error',
  sources: ['learn-swagger-validator'],
  why: 'A shared object must say itself what it is. References that lead back to themselves describe nothing, and the service refuses shared parameters and responses that only point to others.',
  remedy:
    'Write the content in place of the reference, or let the users of the object refer to the other one directly.',
  symptoms: [{ at: 'upload', text: "may not use a '$ref' to point to another definition" }],

  check({ connector: { definition } }, report) {
    for (const { node, section, text, fault, isShared } of referencesOf(definition)) {
      const isLoop = fault === 'loop' && (isShared || !leadsToShared(text));
      // A schema that is another name of a schema is not reported: only the loop is documented as the fault.
      if (!isLoop && !(isShared && section !== 'definitions' && fault === undefined)) continue;
      const target = definition?.target(text);
      report({
        at: node.get('$ref') as Node,
        code: CODES[section],
        message: isLoop
          ? `"${text}" leads back to itself; expected an object with content`
          : `${section}/${node.key} is only a reference to "${text}"; expected its content`,
        fix:
          !isLoop && target
            ? {
                title: `write the content of "${text}" in place of the reference`,
                applicability: 'safe',
                changes: [{ change: 'set', node, value: target.value }],
              }
            : undefined,
      });
    }
  },
});

/** True for a reference to a whole shared object, where the loop is reported itself. */
const leadsToShared = (text: string): boolean => text.split('/').length === 3;
