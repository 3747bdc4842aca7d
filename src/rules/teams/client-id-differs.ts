import { distanceOf } from '../../connector/spelling.js';
import type { Place } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isPlaceholderText } from '../../facts/client-placeholders.js';
import { environmentVariableIn } from '../../facts/teams.js';
import { differenceOf } from '../../registration/difference.js';
import { clientIdsOf } from '../../teams-app/client-ids.js';

/** So many letters apart an id was copied wrongly. */
const SLIP = 2;

export default defineRule({
  id: 'teams/client-id-differs',
  title: 'The Teams app has another client ID than the connector or the record',
  severity: 'error',
  sources: ['teamsapp-cli', 'learn-teams-oauth'],
  why: 'Both can share one record in ServiceNow, which then holds both redirect URLs, or have one each. With two records, the redirect URL of Teams belongs into the record of this client ID. An ID that is a letter or two off is none of the two: ServiceNow does not know it.',
  remedy: 'Write the client ID of the record that holds the redirect URL of Teams.',
  symptoms: [{ at: 'authorize', text: 'Invalid redirect_uri' }],

  check({ connector, registrations, teamsApp }, report) {
    if (!teamsApp) return;
    const own = connector.oauthSettings.flatMap(({ node }) => node.get('clientId') ?? []);
    const known = own.flatMap((node): Known[] =>
      !node.text || isPlaceholderText(node.text)
        ? []
        : [{ id: node.text, at: node, what: 'the client ID of the connector' }],
    );
    const recorded = registrations
      .filter(({ direction, clientId }) => direction === 'inbound' && clientId !== '')
      .map(
        ({ clientId, record }): Known => ({
          id: clientId,
          at: record.place('client_id'),
          what: 'the client ID of the record',
        }),
      );
    for (const { with: given } of teamsApp.registrations) {
      const node = given?.get('clientId');
      const variable = environmentVariableIn(node?.text ?? '');
      let isTold = false;
      for (const { text, at } of clientIdsOf(teamsApp, node)) {
        const all = [...known, ...recorded];
        if (!node || isPlaceholderText(text) || all.some(({ id }) => id === text)) continue;
        const near = all.find(({ id }) => distanceOf(text, id, SLIP) <= SLIP);
        if (near)
          report({
            at,
            message: `the client ID${variable === undefined ? '' : ` in ${variable}`} is "${text}"; expected "${near.id}"; ${differenceOf(text, near.id)?.words}`,
            related: [{ at: near.at, message: near.what }],
          });
        else if (known.length > 0 && !isTold) {
          // Once for all environments.
          isTold = true;
          report({
            at: node,
            severity: 'info',
            message: `the client ID ${variable === undefined ? '' : `in ${variable} `}is not that of the connector`,
            related: known.slice(0, 3).map((one) => ({ at: one.at, message: one.what })),
          });
        }
      }
    }
  },
});

/** A client ID that another file of the folder gives. */
interface Known {
  readonly id: string;
  readonly at: Place;
  readonly what: string;
}
