import type { Connector } from '../connector/connector.js';
import type { OAuthSettings } from '../connector/properties.js';
import { askedScopes } from '../connector/scopes.js';
import { isLiteralHost, serviceNowAddresses } from '../connector/servicenow.js';
import { INBOUND_VALUES } from '../facts/registry.js';
import { environmentsOf, type RecordedEnvironment } from './environments.js';
import { type ExpectedRedirect, expectedRedirects } from './expected-redirects.js';
import { decidedClientId, serviceNowSettings } from './pairs.js';

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
    const groups = new Map<
      string,
      { instance: string | undefined; id: string | undefined; members: RecordedEnvironment[] }
    >();
    for (const environment of environmentsOf(connector)) {
      const own = { instance: environment.instance ?? host, id: environment.clientId ?? id };
      const key = JSON.stringify([own.instance, own.id]);
      const group = groups.get(key) ?? { ...own, members: [] };
      groups.set(key, group);
      group.members.push(environment);
    }
    if (groups.size === 0) groups.set('', { instance: host, id, members: [] });
    return [...groups.values()].map((group) => ({
      redirects: expectedRedirects({ oauth, environments: group.members }),
      instance: group.instance,
      clientId: group.id,
      environments: group.members.map(({ name }) => name),
      values: valuesOf(connector, oauth, group.id, group.members),
    }));
  });

function hostOf(connector: Connector, oauth: OAuthSettings): string | undefined {
  const own = serviceNowAddresses(connector).filter((address) => address.oauth === oauth);
  return own.map(({ url }) => url.host).find(isLiteralHost);
}

function valuesOf(
  connector: Connector,
  oauth: OAuthSettings,
  clientId: string | undefined,
  environments: readonly RecordedEnvironment[],
): readonly WantedValue[] {
  const title = connector.definition?.root.at('info', 'title')?.text?.trim() || 'connector';
  const expected = expectedRedirects({ oauth, environments });
  const known = expected.flatMap(({ url }) => url ?? []);
  const former = environments.flatMap(({ formerRedirectUrl }) => formerRedirectUrl ?? []);
  const urls = [...new Set([...known, ...former])];
  const isPkce = /pkce/i.test(oauth.provider ?? '');
  const scopes = askedScopes(oauth);
  return [
    value('name', 'Name', `Power Platform - ${title}`, 'any name; one record for this connector alone', false),
    value('client_id', 'Client ID', clientId, clientId === undefined ? 'generated; copy it into the connector' : ''),
    value('client_secret', 'Client Secret', undefined, 'leave blank, it is generated; no export shows it', false),
    value(
      'redirect_url',
      'Redirect URL',
      urls.length === 0 ? undefined : urls.join(','),
      urls.length === 0
        ? 'the one that the Security tab of the saved connector shows'
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
