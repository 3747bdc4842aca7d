import { defineRule } from '../../engine/rule.js';

/** The most characters that the name of a resource of Azure API Management may have. */
const LONGEST = 80;

export default defineRule({
  id: 'operation/id-too-long',
  aliases: ['OperationIdTooLong'],
  title: 'An operationId is longer than any published one',
  severity: 'info',
  sources: ['learn-swagger-validator', 'apim-import', 'ppc-connectors'],
  why: 'The service limits the length of an operationId, but the number is not published. Azure API Management, which runs connectors, allows 80 characters for such names, and the longest one seen in a published connector has 65.',
  remedy:
    'Shorten "Operation ID" (operationId) before flows use it; details belong to the summary and the description.',
  symptoms: [{ at: 'upload', text: 'The operationId length must be less than' }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      const id = operation.node.get('operationId');
      if (!id?.text || id.text.length <= LONGEST) continue;
      report({
        at: id,
        confidence: 'low',
        message: `the operationId has ${id.text.length} characters; the limit is not published, expected at most ${LONGEST}`,
      });
    }
  },
});
