import { operationIdFor } from '../../connector/operation-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/id-missing',
  aliases: ['OperationIdRequired'],
  title: 'An operation has no operationId',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-coding'],
  why: 'Flows, apps, policies and dynamic lists name an operation by its operationId; the service refuses an operation without one.',
  remedy:
    'Fill in "Operation ID" (operationId) with words in Pascal case such as GetIncident, and never change it once flows use it.',
  symptoms: [{ at: 'upload', text: "The operation 'operationId' property is required." }],

  check({ connector }, report) {
    let taken: Set<string | undefined> | undefined;
    for (const operation of connector.operations) {
      const id = operation.node.get('operationId');
      if (id && id.text?.trim() !== '') continue;
      taken ??= new Set(connector.operations.map((other) => other.id));
      const proposal = operationIdFor(operation);
      const isFree = !taken.has(proposal);
      taken.add(proposal);
      report({
        at: id ?? operation.node,
        message: `${operation.method.toUpperCase()} ${operation.path} has ${id ? 'an empty' : 'no'} operationId`,
        fix: isFree
          ? {
              title: `call it "${proposal}"`,
              applicability: 'unsafe',
              changes: [
                id
                  ? { change: 'set', node: id, value: proposal }
                  : { change: 'add', to: operation.node, key: 'operationId', value: proposal },
              ],
            }
          : undefined,
      });
    }
  },
});
