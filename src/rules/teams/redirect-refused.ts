import { defineRule } from '../../engine/rule.js';
import { queryOf } from '../../exchange/exchange.js';
import { foreignAnswer } from '../../exchange/foreign-answer.js';
import { teamsRedirect } from '../../exchange/platform-text.js';

export default defineRule({
  id: 'teams/redirect-refused',
  title: 'The redirect URL of Teams or of the bot is not registered',
  severity: 'error',
  layer: 'error',
  repairBy: ['servicenow-admin', 'maker'],
  sources: ['learn-bot-redirects', 'learn-teams-oauth', 'learn-plugin-authentication', 'sn-kb-redirect'],
  why: 'Bots sign in by the token service of the Bot Framework, message extensions and plugins of agents by that of Teams. Both have redirect URLs of their own; a record with the redirect URL of the connector only does not know them.',
  remedy: 'In ServiceNow, add the redirect URL that the message names to "Redirect URL" of the record, after a comma.',
  symptoms: [{ at: 'authorize', status: 400 }],

  diagnose(flow, see) {
    for (const exchange of flow.exchanges) {
      const { stage, response, said = '' } = exchange;
      const asked = stage === 'authorize' ? (queryOf(exchange).get('redirect_uri') ?? '') : '';
      const url = teamsRedirect(said || asked);
      if (url === undefined) continue;
      const text = said || (response?.body ?? '').slice(0, 20_000);
      const isNamed = /(?:redirect|reply)[ _-]?ur[il][^\n]{0,300}\b(?:not|invalid|mismatch)|invalid redirect/i.test(
        text,
      );
      const isRefused = (response?.status ?? 0) >= 400 && foreignAnswer(exchange) === undefined;
      if (said !== '' ? !isNamed : !isRefused) continue;
      see({
        exchange,
        part: 'url',
        message: `the server refuses the sign-in from ${url}${isNamed ? '' : `, status ${response?.status}`}; expected that redirect URL in the record of the client`,
      });
    }
  },
});
