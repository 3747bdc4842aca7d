import { namedLike, referencesOf, referenceTo, type Section } from '../../connector/references.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import type { ValidatorCode } from '../../facts/validator-codes.js';

const CODES: Readonly<Record<Section, ValidatorCode>> = {
  definitions: 'SchemaReferenceNotValid',
  parameters: 'ParameterReferenceNotValid',
  responses: 'ResponseReferenceNotValid',
};

export default defineRule({
  id: 'operation/reference-not-valid',
  aliases: ['SchemaReferenceNotValid', 'ParameterReferenceNotValid', 'ResponseReferenceNotValid'],
  title: 'A reference does not lead to the shared objects of its kind',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-reference'],
  why: 'The service follows references within the file only: to "#/definitions/" for schemas, to "#/parameters/" for parameters and to "#/responses/" for responses. It refuses references to other files, to addresses and to the "components" of OpenAPI 3.',
  remedy: 'Copy the object that is meant into the section of its kind and refer to it there.',
  symptoms: [
    { at: 'upload', text: "references must start with '#/" },
    { at: 'upload', text: 'and be valid JSON Pointers' },
  ],

  check({ connector: { definition } }, report) {
    for (const { node, section, text, fault } of referencesOf(definition)) {
      if (!definition || (fault !== 'external' && fault !== 'section')) continue;
      const at = node.get('$ref') as Node;
      const name = namedLike(definition, section, text);
      const isAddress = fault === 'external' && /[/#.:]/.test(text);
      const what = isAddress ? 'leads out of the file, where it is never followed' : `does not lead to ${section}`;
      const fixed = name === undefined ? undefined : referenceTo(section, name);
      report({
        at,
        code: CODES[section],
        message: `the reference "${text}" ${what}; expected ${fixed ? `"${fixed}"` : `a reference that begins with "#/${section}/"`}`,
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
