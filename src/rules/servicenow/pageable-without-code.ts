import { mayBeScripted, tableOperations } from '../../connector/servicenow.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/pageable-without-code',
  title: 'Paging is declared, but ServiceNow puts the next page into a header',
  severity: 'warning',
  sources: ['sn-table-api', 'learn-extensions', 'ppc-pr-310'],
  why: 'x-ms-pageable names a property of the answer that holds the address of the next page. The Table API gives it in the header Link and not in the body, so a flow stops after the first page.',
  remedy: 'Remove x-ms-pageable and offer sysparm_offset, or write the next link into the body with custom code.',
  symptoms: [{ at: 'api', status: 200 }],

  check({ connector }, report) {
    if (connector.definition?.having('x-ms-pageable').length === 0 || mayBeScripted(connector)) return;
    if (connector.policies.some(({ template }) => template === 'updatenextlink' || template === 'setproperty')) return;
    for (const { operation } of tableOperations(connector)) {
      const pageable = operation.node.get('x-ms-pageable');
      if (!pageable) continue;
      report({
        at: keyOf(pageable),
        confidence: 'low',
        message: `${operation.label} declares x-ms-pageable, but the Table API has no next link in its answers`,
      });
    }
  },
});
