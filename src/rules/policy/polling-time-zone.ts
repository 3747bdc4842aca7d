import { isTableApi, pollingTriggersOf } from '../../connector/polling.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-time-zone',
  title: 'A polling trigger compares a UTC time as if it were local',
  severity: 'warning',
  sources: ['sn-table-api', 'learn-polling'],
  why: 'ServiceNow answers with UTC times and reads a plain time in a query as UTC. gs.dateGenerate reads it in the time zone of the user of the connection: records are skipped or repeated by that difference. Reported; your instance may show which.',
  remedy: 'Compare with the plain text of the last answer: sys_updated_on>@{triggerBody().result[0].sys_updated_on}.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const { settings, expressions, operations } of pollingTriggersOf(connector)) {
      if (!operations.some(isTableApi)) continue;
      for (const setting of settings) {
        const call = /gs\.dateGenerate/i.exec(setting.text ?? '');
        if (!call || !expressions.some(({ node }) => node === setting)) continue;
        report({
          at: partOf(setting, call[0]),
          confidence: 'low',
          message: `"${call[0]}" around the state; expected the plain time of the last answer, which is UTC`,
        });
      }
    }
  },
});
