import { memberName } from '../../connector/object-names.js';
import { faultsOf } from '../../connector/openapi-3.js';
import { closest } from '../../connector/spelling.js';
import { defineRule } from '../../engine/rule.js';

/** Names of other languages and of OpenAPI 3 for the same thing. */
const MEANT = new Map([
  ['int', 'integer'],
  ['long', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['decimal', 'number'],
  ['bool', 'boolean'],
  ['str', 'string'],
  ['text', 'string'],
  ['list', 'array'],
  ['dict', 'object'],
  ['map', 'object'],
  ['form', 'formData'],
  ['url', 'query'],
  ['authorizationCode', 'accessCode'],
  ['authorization_code', 'accessCode'],
  ['clientCredentials', 'application'],
  ['client_credentials', 'application'],
]);

export default defineRule({
  id: 'definition/value-not-in-list',
  aliases: ['JsonValueNotInEnum'],
  title: 'A value in the definition is not one of those that Swagger 2.0 allows',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2'],
  why: 'The service refuses the definition. Upper and lower case count, and names of OpenAPI 3, such as the flow "authorizationCode", are unknown.',
  remedy: 'Use one of the values that the message lists.',
  symptoms: [{ at: 'upload', text: 'The property value must be one of the following' }],

  check({ connector }, report) {
    for (const { at, allowed } of faultsOf(connector.definition, 'not-in-list')) {
      if (at.parent?.key === 'schemes') continue;
      const found = at.text ?? '';
      const known = MEANT.get(found);
      const meant = known !== undefined && allowed.includes(known) ? known : closest(found, allowed);
      report({
        at,
        message: `${memberName(at)} is ${JSON.stringify(found.slice(0, 100))}; expected ${oneOf(allowed)}`,
        fix: meant
          ? {
              title: `set it to "${meant}"`,
              applicability: 'safe',
              changes: [{ change: 'set', node: at, value: meant }],
            }
          : undefined,
      });
    }
  },
});

const oneOf = (values: readonly string[]): string => {
  const quoted = values.map((value) => `"${value}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
};
