import { pollingTriggersOf } from '../../connector/polling.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-path-without-prefix',
  title: 'The path of a polling trigger does not begin with /trigger',
  severity: 'warning',
  sources: ['ppc-connectors', 'learn-polling'],
  why: 'All 39 published operations with the policy "pollingtrigger" have a path that begins with /trigger, which the platform removes before it calls the service. A trigger without it is not known to work, and it takes the path of the action that reads the same list.',
  remedy: 'Put /trigger before the path of the operation in the definition; the path on the service stays the same.',
  symptoms: [{ at: 'api', status: 404 }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition) return;
    const isRouted = (id: string): boolean =>
      connector.policies.some((policy) => policy.template === 'routerequesttoendpoint' && policy.appliesTo(id));
    for (const { policy, operations } of pollingTriggersOf(connector)) {
      for (const { path, pathItem, label, id } of operations) {
        if (/^\/trigger/i.test(path) || isRouted(id as string)) continue;
        const wanted = `/trigger${path}`;
        const isAlone = definition.operations.filter((other) => other.pathItem === pathItem).length === 1;
        const isFree = definition.pathItems.every(({ key }) => String(key).toLowerCase() !== wanted.toLowerCase());
        report({
          at: keyOf(pathItem),
          message: `path "${path}" of polling trigger ${label}; expected "${wanted}"`,
          related: [{ at: policy.operationNames ?? policy.node, message: 'its policy' }],
          fix:
            isAlone && isFree
              ? {
                  title: `rename the path to "${wanted}"`,
                  applicability: 'unsafe',
                  changes: [{ change: 'rename', node: pathItem, key: wanted }],
                }
              : undefined,
        });
      }
    }
  },
});
