import { hasEmptySchema, responseOf } from '../../connector/responses.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/default-response-has-schema',
  aliases: ['DefaultResponseHasSchema'],
  title: 'The default response has a schema',
  severity: { repository: 'warning', deploy: 'warning', certified: 'error' },
  sources: ['learn-swagger-validator', 'ppc-pr-3841', 'ppc-pr-2551', 'ppc-pr-503'],
  why: 'Whatever the service answers with an undeclared status is held against this schema. When it is an error, users may see a complaint about a wrong schema instead of the error. Certification refuses it.',
  remedy:
    'Move the schema to the status of success ("200" or "201"); leave "default" with a description only, or list the known errors by their status.',
  symptoms: [{ at: 'review', text: "The 'default' response should not have schema definition." }],

  check({ connector, profile }, report) {
    for (const operation of connector.operations) {
      const response = operation.responses.find(({ status }) => status === 'default')?.node;
      const schema = response?.get('schema');
      if (!response || !schema) continue;
      const isEmpty = hasEmptySchema(response);
      if (isEmpty && profile !== 'certified') continue;
      const own = responseOf(operation, 'default');
      const isOwn = own?.value === response.value;
      const isRemovable = isOwn && (isEmpty || operation.responses.length > 1);
      report({
        at: isOwn ? schema : (own ?? schema),
        message: `the default response of ${operation.label} has ${isEmpty ? 'an empty schema' : 'a schema'}; expected a description only`,
        ...(isOwn ? {} : { related: [{ at: schema, message: 'the schema' }] }),
        fix: isRemovable
          ? {
              title: 'remove the schema of the default response',
              applicability: isEmpty ? 'safe' : 'unsafe',
              changes: [{ change: 'remove', node: schema }],
            }
          : undefined,
      });
    }
  },
});
