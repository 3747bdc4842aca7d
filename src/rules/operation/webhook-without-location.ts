import type { Operation } from '../../connector/definition.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/webhook-without-location',
  title: 'A webhook registration does not declare the Location header',
  severity: 'info',
  sources: ['learn-webhook', 'learn-training-webhook', 'ppc-connectors'],
  why: 'The service has to answer a registration with 201 and the address of the registration in the header Location; the platform calls DELETE on exactly that address when the flow no longer needs it. Without the header every registration is left behind. Only few published connectors declare the header, so this is a reminder to look at what the service returns.',
  remedy:
    'Make sure that the answer has a Location header that leads through the connector, and declare it under "headers" of the 201 response.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const silent = connector.operations.filter(declaresNoLocation);
    const [first, ...others] = silent;
    if (!first) return;
    report({
      at: keyOf(answerOf(first)?.node ?? first.node),
      confidence: 'low',
      message: `${others.length === 0 ? `webhook trigger ${first.label} declares` : `${silent.length} webhook triggers declare`} no Location header in the answer; expected the address of the registration`,
      related: others.slice(0, 3).map((other) => ({
        at: keyOf(answerOf(other)?.node ?? other.node),
        message: `webhook trigger ${other.label}`,
      })),
    });
  },
});

function declaresNoLocation(operation: Operation): boolean {
  if (operation.method !== 'post' || !operation.isWebhook) return false;
  const successes = operation.responses.filter(({ status }) => status.startsWith('2'));
  return successes.length > 0 && !successes.some(({ node }) => node.get('headers')?.getIgnoringCase('Location'));
}

/** The response that should have the header: 201, or the first success. */
const answerOf = ({ responses }: Operation): Operation['responses'][number] | undefined =>
  responses.find(({ status }) => status === '201') ?? responses.find(({ status }) => status.startsWith('2'));
