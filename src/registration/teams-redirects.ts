import { clientIdsOf } from '../teams-app/client-ids.js';
import { redirectUrlsOf, type TeamsApp } from '../teams-app/teams-app.js';
import type { ExpectedRedirect } from './expected-redirects.js';

/**
 * The redirect URLs that a record must hold for a Teams app: those of the registrations that have its client ID. Where
 * neither side names one yet, the record is taken to be the only one.
 */
export function teamsRedirects(app: TeamsApp, clientId: string | undefined): readonly ExpectedRedirect[] {
  const id = clientId?.trim() ?? '';
  const byUrl = new Map<string, ExpectedRedirect>();
  for (const { url, node, step } of redirectUrlsOf(app)) {
    const ids = clientIdsOf(app, step.with?.get('clientId')).map(({ text }) => text);
    // Project files of several environments register the same.
    if ((id === '' ? ids.length === 0 : ids.includes(id)) && !byUrl.has(url))
      byUrl.set(url, { url, at: node, whose: 'the Teams app' });
  }
  return [...byUrl.values()];
}
