import { namedLike, referencesOf, referenceTo, type Section } from '../../connector/references.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import type { ValidatorCode } from '../../facts/validator-codes.js';

const CODES: Readonly<Record<Section, ValidatorCode>> = {
  definitions: 'SchemaReferenceNotFound',
  parameters: 'ParameterReferenceNotFound',
  responses: 'ResponseReferenceNotFound',
};

export default defineRule({
  id: 'operation/reference-not-found',
  aliases: ['SchemaReferenceNotFound', 'ParameterReferenceNotFound', 'ResponseReferenceNotFound'],
  title: 'A reference leads to something that is not in the file',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-reference', 'ppc-issue-155'],
  why: 'The definition is incomplete. The service refuses it, at times with nothing but an internal server error.',
  remedy: 'Correct the name, or add the missing object to "definitions", "parameters" or "responses".',
  symptoms: [
    { at: 'upload', text: 'could not be found in the swagger document' },
    { at: 'upload', status: 500, text: 'Encountered internal server error. The tracking Id is' },
  ],

  check({ connector: { definition } }, report) {
    for (const { node, section, text, fault } of referencesOf(definition)) {
      if (!definition || fault !== 'nowhere') continue;
      const at = node.get('$ref') as Node;
      const name = text.split('/').length === 3 ? namedLike(definition, section, text) : undefined;
      const fixed = name === undefined ? undefined : referenceTo(section, name);
      report({
        at,
        code: CODES[section],
        message: `"${text}" does not exist${fixed ? `; expected "${fixed}"` : ''}`,
        fix: fixed
          ? {
              title: `refer to "${fixed}"`,
              applicability: 'safe',
              changes: [{ change: 'set', node: at, value: fixed }],
            }
          : undefined,
      });
    }
  },
});
