import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/stack-owner',
  title: 'The files to be uploaded hold "stackOwner"',
  severity: { repository: 'off', deploy: 'error', certified: 'off' },
  sources: ['learn-paconn', 'ppc-issue-614', 'ppc-pr-754'],
  why: 'The service refuses an upload with stackOwner, though certification asks for it: the submitted copy has it, the uploaded copy does not.',
  remedy: 'Remove "stackOwner" from the copy that pac or paconn uploads and keep it in the copy for certification.',
  symptoms: [{ at: 'upload', text: "Could not find member 'stackOwner' on object of type 'ApiPropertiesDefinition'" }],

  check({ connector }, report) {
    const node = connector.properties?.node?.get('stackOwner');
    if (!node) return;
    // Empty as pac connector download writes it: who deploys with pac uploads it so, and nobody reports that this fails.
    const isOfPac = node.text === '';
    report({
      at: keyOf(node),
      ...(isOfPac ? { severity: 'warning' as const, confidence: 'low' as const } : {}),
      message: `${isOfPac ? 'an empty "stackOwner"' : '"stackOwner"'} is refused by the service on upload${isOfPac ? ' with paconn' : ''}`,
      fix: { title: 'remove "stackOwner"', applicability: 'unsafe', changes: [{ change: 'remove', node }] },
    });
  },
});
