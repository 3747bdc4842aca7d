import { defineRule } from '../../engine/rule.js';
import { isPlaceholderText } from '../../facts/client-placeholders.js';
import { environmentVariableIn } from '../../facts/teams.js';
import { clientIdsOf } from '../../teams-app/client-ids.js';

export default defineRule({
  id: 'teams/client-id-differs',
  title: 'The Teams app has another client ID than the connector',
  severity: 'info',
  sources: ['teamsapp-cli', 'learn-teams-oauth'],
  why: 'Both can share one record in ServiceNow, which then holds both redirect URLs, or have one each. With two records, the redirect URL of Teams belongs into the record of this client ID.',
  remedy: 'Write the client ID of the record that holds the redirect URL of Teams.',
  symptoms: [{ at: 'authorize', text: 'Invalid redirect_uri' }],

  check({ connector, teamsApp }, report) {
    if (!teamsApp) return;
    const own = connector.oauthSettings.flatMap(({ node }) => node.get('clientId') ?? []);
    const known = own.filter(({ text }) => text !== undefined && text !== '' && !isPlaceholderText(text));
    if (known.length === 0) return;
    for (const { with: given } of teamsApp.registrations) {
      const node = given?.get('clientId');
      const variable = environmentVariableIn(node?.text ?? '');
      const other = clientIdsOf(teamsApp, node).find((value) => known.every(({ text }) => text !== value));
      if (!node || other === undefined || isPlaceholderText(other)) continue;
      report({
        at: node,
        message: `the client ID ${variable === undefined ? '' : `in ${variable} `}is not that of the connector`,
        related: known.slice(0, 3).map((at) => ({ at, message: 'the client ID of the connector' })),
      });
    }
  },
});
