import type { Connector } from '../../connector/connector.js';
import type { Operation } from '../../connector/definition.js';
import {
  comparedField,
  isSetByPolicy,
  isTableApi,
  type PollingTrigger,
  pollingTriggersOf,
  queryParameter,
  sortedBy,
} from '../../connector/polling.js';
import { keyOf, type Node, partOf } from '../../document/node.js';
import { defineRule, type Observation } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-not-newest-first',
  title: 'A ServiceNow polling trigger is not sorted newest first',
  severity: 'error',
  sources: ['learn-polling', 'sn-table-api', 'ppc-connectors'],
  why: 'The new state is taken from the first record of the answer. If that is not the newest one, the next poll returns the newer records again, and flows run for them once more at every poll.',
  remedy:
    'End both queries, the one in triggerConfig and the default of sysparm_query (the first poll), with ^ORDERBYDESC and the field that the state is taken from.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const trigger of pollingTriggersOf(connector)) {
      const state = trigger.expressions.find(({ parameter }) => parameter === 'sysparm_query');
      const field = state?.way.at(-1);
      if (!state || field === undefined || comparedField(state) !== field) continue;
      const tables = trigger.operations.filter(isTableApi);
      if (tables.length === 0) continue;
      const later = orderFault(state.node, field, 'sysparm_query in triggerConfig');
      if (later) report(later);
      for (const operation of tables) {
        const first = firstPollFault(connector, trigger, operation, field);
        if (first) report(first);
      }
    }
  },
});

function firstPollFault(
  connector: Connector,
  { config }: PollingTrigger,
  operation: Operation,
  field: string,
): Observation | undefined {
  if (isSetByPolicy(connector, operation, 'sysparm_query')) return undefined;
  const parameter = queryParameter(operation, 'sysparm_query');
  const query = parameter?.node.get('default');
  if (query) return orderFault(query, field, `default sysparm_query of ${operation.label}`);
  const value = `ORDERBYDESC${field}`;
  return {
    at: parameter ? (parameter.node.get('name') ?? parameter.node) : keyOf(operation.node),
    severity: 'warning',
    message: `the first poll of ${operation.label} has no sysparm_query; expected the default "${value}"`,
    related: config ? [{ at: config, message: 'the query of later polls' }] : [],
    fix: parameter && {
      title: `add the default "${value}"`,
      applicability: 'safe',
      changes: [{ change: 'add', to: parameter.node, key: 'default', value }],
    },
  };
}

function orderFault(node: Node, field: string, name: string): Observation | undefined {
  const { text } = node;
  const sorted = text === undefined ? undefined : sortedBy(text, field);
  if (text === undefined || !sorted) return undefined;
  const { found, query } = sorted;
  return {
    at: found ? partOf(node, [found.from, found.to]) : node,
    message: `${name} is ${found ? `sorted by "${text.slice(found.from, found.to)}"` : 'not sorted'}; expected "ORDERBYDESC${field}"`,
    fix: {
      title: found ? `replace it with "ORDERBYDESC${field}"` : `append "ORDERBYDESC${field}"`,
      applicability: 'safe',
      changes: [{ change: 'set', node, value: query }],
    },
  };
}
