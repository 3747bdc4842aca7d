import { defineRule } from '../../engine/rule.js';
import { teamsRedirect } from '../../exchange/platform-text.js';
import { shownRedirect } from '../../exchange/shown-redirect.js';
import { signInRefusals } from '../../exchange/sign-in-refusals.js';

export default defineRule({
  id: 'redirect/not-registered',
  title: 'The redirect URL is not registered with the service',
  severity: 'error',
  layer: 'error',
  repairBy: ['servicenow-admin', 'entra-admin', 'maker'],
  sources: ['rfc6749#4.1.2.1', 'sn-kb-redirect', 'ppc-discussion-3252', 'ppc-issue-3266'],
  why: 'The service compares the redirect URL of the sign-in with its registration, character by character, and shows a page when it finds none. Connectors of mode GlobalPerConnector have a URL of their own, which differs in every environment and after a new creation.',
  remedy:
    'Copy "Redirect URL" from the security page of the connector after it was saved, and add it to "Redirect URL" of the registry record in ServiceNow (several are separated by commas), or to the redirect URIs of the application in Entra, without a slash or a blank at the end.',
  symptoms: [
    { at: 'authorize', text: 'Invalid redirect_uri' },
    { at: 'authorize', text: 'AADSTS50011: The redirect URI' },
    { at: 'authorize', text: "The redirect_uri doesn't match the client registered redirect_uri" },
  ],

  diagnose(flow, see) {
    const mode = flow.oauth?.node.getIgnoringCase('redirectMode');
    const key = mode ?? flow.oauth?.node.getIgnoringCase('redirectUrl');
    const reason = reasonOf(mode?.text);
    for (const { exchange, part, answered, asked, isSaid } of signInRefusals(flow, 'redirect-uri')) {
      // Teams and the bots have redirect URLs of their own, and a cause of their own.
      if (teamsRedirect(asked?.get('redirect_uri') ?? exchange.said ?? '')) continue;
      const url = shownRedirect(asked?.get('redirect_uri'));
      const isOfThisComputer = LOOPBACK.test(url ?? '');
      see({
        exchange,
        part,
        ...(isOfThisComputer ? { remedy: FOR_THIS_COMPUTER } : { key }),
        message: `the redirect URL${url ? ` "${url}"` : ''} is refused ${isSaid ? 'with' : 'at the sign-in,'} ${answered}; expected it in the registration${isOfThisComputer ? FOR_THE_RUN : reason}`,
      });
    }
  },
});

const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\//i;
/** What verify sends is not what the connector sends. */
const FOR_THE_RUN = ' as long as verify is used, or --redirect connector, which takes the URL of the connector';

const FOR_THIS_COMPUTER =
  'Add this very URL to "Redirect URL" of the registry record in ServiceNow (several are separated by commas, without blanks), or to the redirect URIs of the application in Entra, until the test is over. Or leave the record as it is: verify --redirect connector takes the URL of the connector, and you paste the address at which the browser ends.';

/** What most often stands in the registration instead. */
function reasonOf(mode: string | undefined): string {
  if (/^globalperconnector$/i.test(mode ?? ''))
    return ', with the part of this connector at its end, which changes when the connector is made anew';
  return /^global$/i.test(mode ?? '')
    ? ', or the URL of this connector alone in both places, with mode "GlobalPerConnector"'
    : '';
}
