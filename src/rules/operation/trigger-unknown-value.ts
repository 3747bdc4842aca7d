import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/trigger-unknown-value',
  title: 'x-ms-trigger is neither "single" nor "batch"',
  severity: 'error',
  sources: ['learn-extensions', 'ppc-definition-schema', 'ppc-connectors'],
  why: 'The value says whether the trigger gives one event or a list of events. Another value is not in the schema of the platform; the operation is refused or does not appear among the triggers.',
  remedy: 'Write "single" for a webhook, "batch" for a polling trigger that answers with a list.',
  symptoms: [{ at: 'upload' }, { at: 'designer' }],

  check({ connector }, report) {
    if (!connector.definition?.having('x-ms-trigger').length) return;
    for (const { node, label } of connector.operations) {
      const trigger = node.get('x-ms-trigger');
      if (!trigger || trigger.text === 'single' || trigger.text === 'batch') continue;
      const meant = MEANT.get(trigger.text?.trim().toLowerCase() ?? '');
      const said = trigger.text === undefined ? 'not a string' : `"${trigger.text}"`;
      report({
        at: trigger,
        message: `x-ms-trigger of ${label} is ${said}; expected ${meant ? `"${meant}"` : '"single" or "batch"'}`,
        fix: meant
          ? {
              title: `set x-ms-trigger to "${meant}"`,
              applicability: 'safe',
              changes: [{ change: 'set', node: trigger, value: meant }],
            }
          : undefined,
      });
    }
  },
});

/** What was meant by another casing, and by the name of 2016. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['single', 'single'],
  ['batch', 'batch'],
  ['batched', 'batch'],
]);
