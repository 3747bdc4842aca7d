import { runsScript } from '../../connector/script-operations.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/pageable-next-link-host',
  title: 'Nothing leads the next link through the connector',
  severity: 'info',
  sources: ['ppc-definition-schema', 'ppc-pr-310', 'ppc-issue-2959'],
  why: 'The flow calls the address of the next page directly. If it leads to the service and not to the connector, it is called without the token of the connection, and the second page fails with 401. The policy "updatenextlink" rewrites the address; reviewers ask for it.',
  remedy:
    'Add a policy with "templateId": "updatenextlink" for the operation and "x-ms-apimTemplateParameter.nextLinkPropertyName" set to the nextLinkName.',
  symptoms: [{ at: 'api', status: 401 }],

  check({ connector }, report) {
    if (!connector.definition?.having('x-ms-pageable').length || !connector.properties) return;
    for (const { node, id, label } of connector.operations) {
      const pageable = node.get('x-ms-pageable');
      if (!pageable || id === undefined || runsScript(connector, id)) continue;
      if (connector.policies.some((policy) => policy.template === 'updatenextlink' && policy.appliesTo(id))) continue;
      report({
        at: keyOf(pageable),
        confidence: 'low',
        message: `${label} is pageable, but no policy "updatenextlink" applies to it; expected one, unless the service returns addresses of the connector`,
      });
    }
  },
});
