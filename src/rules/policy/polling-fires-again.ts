import { pollingTriggersOf } from '../../connector/polling.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-fires-again',
  title: 'A polling trigger asks for the last record again',
  severity: 'error',
  sources: ['learn-polling', 'sn-table-api'],
  why: 'The state is the time or number of the newest record that has been delivered. With "greater or equal" that record is in every later answer, so flows run for it at each poll, for ever.',
  remedy: 'Compare with ">" (in OData "gt") instead of ">=" (in OData "ge").',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const { expressions } of pollingTriggersOf(connector)) {
      for (const { node, from, to } of expressions) {
        const start = Math.max(0, from - 20);
        const before = /(>=|\bge\b)\s*['"]?$/i.exec((node.text as string).slice(start, from));
        const sign = before?.[1];
        if (!before || sign === undefined) continue;
        const place = partOf(node, [start + before.index, start + before.index + sign.length]);
        const better = sign === '>=' ? '>' : 'gt';
        report({
          at: place,
          message: `"${sign}" before "${node.text?.slice(from, to)}"; expected "${better}"`,
          fix: {
            title: `write "${better}"`,
            applicability: 'safe',
            changes: [{ change: 'replace', place, text: better }],
          },
        });
      }
    }
  },
});
