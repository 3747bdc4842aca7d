import { dataPathOf, pollingTriggersOf } from '../../connector/polling.js';
import { shown } from '../../connector/schema-paths.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-data-path-form',
  title: 'A polling policy does not say where the records are',
  severity: 'error',
  sources: ['ppc-properties-schema', 'learn-polling', 'ppc-connectors'],
  why: 'triggerDataPath says which array of the answer holds the records: an empty array means nothing new. It is required, and it is an expression of its own, "@triggerBody().<array>", not one inside a text with braces.',
  remedy:
    'Write "@triggerBody()." and the name of the array, without braces; for the Table API "@triggerBody().result".',
  symptoms: [{ at: 'upload' }, { at: 'api' }],

  check({ connector }, report) {
    for (const { policy, dataPath } of pollingTriggersOf(connector)) {
      const text = dataPath?.text;
      if (dataPath && text && dataPathOf(text)) continue;
      const plain = text && withoutBraces(text);
      report({
        at: dataPath ?? keyOf(policy.node.get('parameters') ?? policy.node),
        // Another expression may be understood; no example is known.
        ...(text && !plain ? { severity: 'warning', confidence: 'low' } : {}),
        message: `triggerDataPath is ${shown(dataPath)}; expected ${plain ? `"${plain}"` : '"@triggerBody().<array>"'}`,
        fix:
          dataPath && plain
            ? {
                title: `set triggerDataPath to "${plain}"`,
                applicability: 'safe',
                changes: [{ change: 'set', node: dataPath, value: plain }],
              }
            : undefined,
      });
    }
  },
});

/** `@triggerBody().result` for `@{triggerBody().result}` and `triggerBody().result`. */
function withoutBraces(text: string): string | undefined {
  const plain = `@${text
    .trim()
    .replace(/^@?\{?@?/, '')
    .replace(/\}$/, '')}`;
  return dataPathOf(plain) ? plain : undefined;
}
