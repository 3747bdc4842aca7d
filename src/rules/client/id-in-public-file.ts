import { defineRule } from '../../engine/rule.js';
import { isGeneratedId } from '../../facts/client-placeholders.js';

export default defineRule({
  id: 'client/id-in-public-file',
  title: 'A real client ID stands in a file that becomes public',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['ppc-pr-713', 'ppc-pr-526', 'learn-certification'],
  why: 'Files of certified and independent connectors are published. Reviewers ask for client IDs to be taken out; for independent connectors every user brings an application of their own.',
  remedy: 'Set clientId to null or to a placeholder such as "[[DUMMY]]"; Microsoft asks for the real value separately.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const id = oauth.node.getIgnoringCase('clientId');
      if (id?.text === undefined || !isGeneratedId(id.text)) continue;
      report({
        at: id,
        message: `clientId is "${id.text}"; expected null or a placeholder`,
        fix: {
          title: 'set clientId to null',
          applicability: 'unsafe',
          changes: [{ change: 'set', node: id, value: null }],
        },
      });
    }
  },
});
