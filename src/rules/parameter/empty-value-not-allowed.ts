import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/empty-value-not-allowed',
  aliases: ['AllowEmptyValueOnlyValidForQueryFormData'],
  title: 'allowEmptyValue stands on a path, header or body parameter',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter'],
  why: 'Only a query or form parameter can be sent with a name and no value; elsewhere the service refuses the keyword.',
  remedy: 'Remove "allowEmptyValue".',
  symptoms: [{ at: 'upload', text: "The parameter cannot use the 'allowEmptyValue' keyword" }],

  check({ connector }, report) {
    for (const parameter of connector.definition?.having('allowEmptyValue') ?? []) {
      const place = parameter.string('in');
      const node = parameter.get('allowEmptyValue');
      if (parameter.kind !== 'parameter' || place === undefined || node?.value !== true) continue;
      // In a body: parameter/body-with-type.
      if (place === 'query' || place === 'formData' || place === 'body') continue;
      report({
        at: keyOf(node),
        message: `${place} parameter "${parameter.string('name') ?? ''}" has "allowEmptyValue"; expected it in "query" or "formData" only`,
        fix: { title: 'remove it', applicability: 'safe', changes: [{ change: 'remove', node }] },
      });
    }
  },
});
