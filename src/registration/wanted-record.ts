import type { Connector } from '../connector/connector.js';
import type { OAuthSettings } from '../connector/properties.js';
import { askedScopes } from '../connector/scopes.js';
import { isLiteralHost, serviceNowAddressesOf } from '../connector/servicenow.js';
import { INBOUND_VALUES } from '../facts/registry.js';
import { teamsAppOf } from '../teams-app/teams-app.js';
import { environmentsOf, type RecordedEnvironment } from './environments.js';
import { type ExpectedRedirect, expectedRedirects } from './expected-redirects.js';
import { decidedClientId, serviceNowSettings } from './pairs.js';
import { teamsRedirects } from './teams-redirects.js';

/** A column of the record that a connector needs. */
export interface WantedValue {
  readonly column: string;
  readonly label: string;
  /** The stored value; undefined where no file decides it. */
  readonly value: string | undefined;
  /** What to write where there is no value, or what to mind. */
  readonly note: string;
  /** True where another value breaks the connector. */
  readonly isNeeded: boolean;
}

/** The record that a connector needs on one instance. */
export interface WantedRecord {
  /** Undefined where the person who connects names it. */
  readonly instance: string | undefined;
  readonly clientId: string | undefined;
  /** The environments that use it, where they are recorded. */
  readonly environments: readonly string[];
  /** The redirect URLs that it must hold. */
  readonly redirects: readonly ExpectedRedirect[];
  readonly values: readonly WantedValue[];
}

/** Columns whose other values are a choice, not a fault. */
const CHOICES: ReadonlySet<string> = new Set([
  'access_token_lifespan',
  'refresh_token_lifespan',
  'client_type',
  'token_format',
]);

/** The records that a connector needs: one for each instance and client; none where it does not sign in at ServiceNow. */
export const wantedRecords = (connector: Connector): readonly WantedRecord[] =>
  serviceNowSettings(connector).flatMap((oauth) => {
    const host = hostOf(connector, oauth);
    const id = decidedClientId(oauth)?.text?.trim();
    const groups = new Map<string, Group>();
    for (const environment of environmentsOf(connector)) {
      const own = { instance: environment.instance ?? host, id: environment.clientId ?? id };
      const key = JSON.stringify([own.instance, own.id]);
      const group = groups.get(key) ?? { ...own, members: [] };
      groups.set(key, group);
      group.members.push(environment);
    }
    if (groups.size === 0) groups.set('', { instance: host, id, members: [] });
    return [...groups.values()].map((group) => ({
      redirects: redirectsOf(connector, oauth, group),
      instance: group.instance,
      clientId: group.id,
      environments: group.members.map(({ name }) => name),
      values: valuesOf(connector, oauth, group),
    }));
  });

/** The environments that share a record. */
interface Group {
  readonly instance: string | undefined;
  readonly id: string | undefined;
  readonly members: RecordedEnvironment[];
}

/** The redirect URLs of the connector and of the Teams app that signs in with the same client ID. */
function redirectsOf(connector: Connector, oauth: OAuthSettings, { id, members }: Group): readonly ExpectedRedirect[] {
  const teamsApp = teamsAppOf(connector);
  return [...expectedRedirects({ oauth, environments: members }), ...(teamsApp ? teamsRedirects(teamsApp, id) : [])];
}

function hostOf(connector: Connector, oauth: OAuthSettings): string | undefined {
  return serviceNowAddressesOf(connector, oauth)
    .map(({ url }) => url.host)
    .find(isLiteralHost);
}

function valuesOf(connector: Connector, oauth: OAuthSettings, group: Group): readonly WantedValue[] {
  const { id: clientId, members } = group;
  const title = connector.definition?.root.at('info', 'title')?.text?.trim() || 'connector';
  const expected = redirectsOf(connector, oauth, group);
  const known = expected.flatMap(({ url }) => url ?? []);
  const former = members.flatMap(({ formerRedirectUrl }) => formerRedirectUrl ?? []);
  const urls = [...new Set([...known, ...former])];
  // The one that only the saved connector shows, and what comes after it.
  const isUnknown = urls.length === 0 || expected.some(({ url }) => url === undefined);
  const rest = urls.length === 0 ? '' : `, then a comma and ${urls.join(',')}`;
  const isPkce = /pkce/i.test(oauth.provider ?? '');
  const scopes = askedScopes(oauth);
  return [
    value('name', 'Name', `Power Platform - ${title}`, 'any name; one record for this connector alone', false),
    value('client_id', 'Client ID', clientId, clientId === undefined ? 'generated; copy it into the connector' : ''),
    value('client_secret', 'Client Secret', undefined, 'leave blank, it is generated; no export shows it', false),
    value(
      'redirect_url',
      'Redirect URL',
      isUnknown ? undefined : urls.join(','),
      isUnknown
        ? `the one that the Security tab of the saved connector shows${rest}`
        : 'exact to the character; a comma between several, no blank',
    ),
    ...INBOUND_VALUES.map(([column, stored, label]) =>
      value(
        column,
        label,
        stored,
        column === 'use_pkce' && isPkce ? 'may be true: the connector sends PKCE' : '',
        !CHOICES.has(column) && !(column === 'use_pkce' && isPkce),
      ),
    ),
    value(
      'auth_scope',
      'Auth scope',
      scopes.length === 0 ? undefined : scopes.join(','),
      scopes.length === 0 ? 'none' : 'related list "Auth Scopes", not a column',
      false,
    ),
  ];
}

const value = (
  column: string,
  label: string,
  stored: string | undefined,
  note: string,
  isNeeded = true,
): WantedValue => ({ column, label, value: stored, note, isNeeded });
