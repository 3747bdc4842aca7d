import type { Operation, Parameter } from '../../connector/definition.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/notification-parameters-differ',
  aliases: ['ParamtersWithSameNameMustHaveSameTypeAndVisibility'],
  title: 'A trigger and its webhook declare the same parameter differently',
  severity: 'warning',
  sources: ['learn-swagger-validator'],
  why: 'A polling trigger with x-ms-notification has one form for two operations: what the maker enters is sent to the operation that fetches and to the one that subscribes. The service demands that parameters of the same name have the same type and visibility in both.',
  remedy: 'Give the parameter the same "type" and the same "x-ms-visibility" in both operations.',
  symptoms: [
    { at: 'upload', text: 'Parameters of the same name in fetch and subscribe operations must be of the same type' },
  ],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition?.having('x-ms-notification').length) return;
    for (const fetch of definition.operations) {
      const name = fetch.node.at('x-ms-notification', 'operationId')?.text;
      const subscribe = name === undefined ? undefined : definition.operationById(name);
      if (!subscribe?.isWebhook || subscribe === fetch) continue;
      for (const { parameter, other } of shared(fetch, subscribe)) {
        for (const key of ['type', 'x-ms-visibility']) {
          const own = parameter.node.get(key);
          if (own?.text === other.node.string(key)) continue;
          report({
            at: own ?? parameter.usedAt,
            confidence: 'low',
            message: `${key} of "${parameter.name}" is ${said(own?.text)} here and ${said(other.node.string(key))} in ${subscribe.label}; expected the same`,
            related: [{ at: other.node.get(key) ?? other.usedAt, message: `the parameter of ${subscribe.label}` }],
          });
        }
      }
    }
  },
});

const said = (text: string | undefined): string => (text === undefined ? 'not given' : `"${text}"`);

function* shared(fetch: Operation, subscribe: Operation): Generator<{ parameter: Parameter; other: Parameter }> {
  for (const parameter of fetch.parameters) {
    const other = subscribe.parameters.find(({ name }) => name === parameter.name);
    if (other && !parameter.schema && !other.schema) yield { parameter, other };
  }
}
