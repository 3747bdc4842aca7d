import { pollingTriggersOf } from '../../connector/polling.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-config-no-object',
  title: 'A polling policy does not say what to send on the next poll',
  severity: 'error',
  sources: ['ppc-properties-schema', 'learn-polling', 'ppc-connectors'],
  why: 'triggerConfig is an object: each key is a query parameter of the next poll, each value a text with an expression such as @{triggerBody().result[0].sys_updated_on}. Without it, or as a string, the trigger carries no state.',
  remedy: 'Write triggerConfig as an object with one query parameter and its expression.',
  symptoms: [{ at: 'upload' }, { at: 'api' }],

  check({ connector }, report) {
    for (const { policy, config } of pollingTriggersOf(connector)) {
      if (config?.isObject && Object.keys(config.value as object).length > 0) continue;
      const parameters = policy.node.get('parameters') ?? policy.node;
      report({
        at: config ?? keyOf(parameters),
        message: `triggerConfig is ${config ? describe(config) : 'not given'}; expected an object with a query parameter`,
        fix: config && parsed(config),
      });
    }
  },
});

const describe = (config: Node): string =>
  config.isObject ? 'empty' : config.isArray ? 'an array' : config.value === null ? 'null' : `a ${typeof config.value}`;

/** The object that was written as a string. */
function parsed(config: Node): FixProposal | undefined {
  let value: unknown;
  try {
    value = JSON.parse(config.text ?? '');
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  if (Object.keys(value).length === 0) return undefined;
  const title = 'write the object instead of the string';
  return { title, applicability: 'safe', changes: [{ change: 'set', node: config, value }] };
}
