import { powerAppsName } from '../../connector/operation-names.js';
import { defineRule } from '../../engine/rule.js';

/** The suffix of a later revision, as Microsoft's own examples write it. */
const REVISION = /_[Vv][0-9]+$/;

export default defineRule({
  id: 'operation/id-not-alphanumeric',
  aliases: ['OperationIdSanitized'],
  title: 'An operationId holds other characters than letters and digits',
  severity: { repository: 'off', deploy: 'off', certified: 'info' },
  sources: ['learn-swagger-validator', 'learn-coding', 'power-fx-operation-ids', 'learn-versioning'],
  why: 'Power Apps makes the name of the function from the operationId and leaves out all other characters, so makers type a name that stands nowhere in the definition. One operation in five of the published connectors has such an id, and it works.',
  remedy:
    'Choose an "Operation ID" (operationId) of letters and digits in Pascal case for new operations. Leave an id alone that flows or apps already use.',
  symptoms: [{ at: 'review', text: 'is different from its sanitized value' }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      const id = operation.node.get('operationId');
      if (!id?.text?.trim() || /^[A-Za-z0-9]+$/.test(id.text.replace(REVISION, ''))) continue;
      report({
        at: id,
        message: `the operationId "${id.text}" holds other characters than letters and digits; Power Apps calls it "${powerAppsName(id.text)}"`,
      });
    }
  },
});
