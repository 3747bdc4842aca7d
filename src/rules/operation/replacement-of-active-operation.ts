import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/replacement-of-active-operation',
  aliases: ['ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations'],
  title: 'A replacement is named for an operation that is not deprecated',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-deprecate'],
  why: 'A replacement tells makers what to use instead of an operation that goes away. The service refuses it on an operation that stays.',
  remedy: 'Set "deprecated": true on the operation, or remove "replacement" from its x-ms-api-annotation.',
  symptoms: [{ at: 'upload', text: 'The replacement property should be specified for deprecated operations only.' }],

  check({ connector }, report) {
    for (const node of connector.definition?.having('x-ms-api-annotation') ?? []) {
      if (node.kind !== 'operation' || node.get('deprecated')?.value === true) continue;
      const replacement = node.at('x-ms-api-annotation', 'replacement');
      if (!replacement?.isObject) continue;
      report({
        at: keyOf(replacement),
        message: `${node.string('operationId') ?? 'the operation'} names a replacement without being deprecated; expected "deprecated": true`,
      });
    }
  },
});
