import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'script/with-gateway',
  title: 'A script is combined with the on-premises gateway',
  severity: 'warning',
  sources: ['learn-write-code'],
  why: 'Scripts do not run for connections through the on-premises data gateway.',
  remedy: 'Remove "gateway" from "capabilities", or do without the script.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const script = connector.document('script');
    const capabilities = connector.properties?.node?.get('capabilities');
    if (!script || !capabilities?.isArray) return;
    for (const node of capabilities.children()) {
      if (node.text?.toLowerCase() !== 'gateway') continue;
      report({
        at: node,
        message: 'capability "gateway" together with a script',
        related: [{ at: wholeFile(script), message: 'the script' }],
      });
    }
  },
});
