import { referencesOf, referenceTo } from '../../connector/references.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/reference-is-no-pointer',
  aliases: ['JsonPointerNotValid'],
  title: 'A reference is not a JSON pointer',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-reference', 'rfc6901#3'],
  why: 'In a JSON pointer "~" is written "~0", "/" within a name "~1", and "%" begins two hexadecimal digits. The service refuses a reference that cannot be read.',
  remedy: 'Write "~" in a name as "~0", "/" as "~1" and "%" as "%25".',
  symptoms: [{ at: 'upload', text: 'The JSON Pointer path is not valid.' }],

  check({ connector: { definition } }, report) {
    for (const { node, section, text, fault } of referencesOf(definition)) {
      if (fault !== 'pointer') continue;
      const at = node.get('$ref') as Node;
      const name = text.slice(`#/${section}/`.length);
      const isName = definition?.root.get(section)?.has(name) === true;
      const fixed = isName ? referenceTo(section, name).replaceAll('%', '%25') : undefined;
      report({
        at,
        message: `"${text}" is no JSON pointer: ${/~(?![01])/.test(text) ? '"~" is followed by neither 0 nor 1' : '"%" does not begin a UTF-8 sequence in hexadecimal digits'}`,
        fix: fixed
          ? { title: `write "${fixed}"`, applicability: 'safe', changes: [{ change: 'set', node: at, value: fixed }] }
          : undefined,
      });
    }
  },
});
