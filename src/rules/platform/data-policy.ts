import { defineRule } from '../../engine/rule.js';
import { platformText } from '../../exchange/platform-text.js';

export default defineRule({
  id: 'platform/data-policy',
  title: 'A data policy blocks the connector',
  severity: 'error',
  layer: 'error',
  repairBy: ['power-platform-admin'],
  sources: ['learn-data-policy-connector'],
  why: 'The policy puts the connector, or its host, into a group that may not be used in this environment, or not together with the other connectors of the flow.',
  remedy:
    'Let the administrator put the connector, or its host in the custom connector patterns, into the right group: Power Platform admin center, Policies, Data policies.',
  symptoms: [{ at: 'designer', text: 'blocked by your data loss prevention policy' }],

  diagnose(flow, see) {
    for (const exchange of flow.said) {
      if (platformText(exchange.said) !== 'data-policy') continue;
      see({ exchange, message: 'a data policy of the tenant blocks the connector; no file is at fault' });
    }
  },
});
