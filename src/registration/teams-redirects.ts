import { clientIdsOf } from '../teams-app/client-ids.js';
import { redirectUrlsOf, type TeamsApp } from '../teams-app/teams-app.js';
import type { ExpectedRedirect } from './expected-redirects.js';
import type { Registration } from './registration.js';

/** The redirect URLs that a record must hold for a Teams app: those of the registrations that have its client ID. */
export function teamsRedirects(app: TeamsApp, { clientId, direction }: Registration): readonly ExpectedRedirect[] {
  const id = clientId.trim();
  if (id === '' || direction !== 'inbound') return [];
  return redirectUrlsOf(app)
    .filter(({ step }) => clientIdsOf(app, step.with?.get('clientId')).includes(id))
    .map(({ url, node }) => ({ url, at: node, whose: 'the Teams app' }));
}
