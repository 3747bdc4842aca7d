import { SERVICENOW_PATHS } from '../../facts/servicenow.js';
import { TEAMS_REDIRECT_URL } from '../../facts/teams.js';
import type { Definition } from '../definition.js';
import { type Environment, hostOf, type Spec } from '../spec.js';

/** A record of the application registry: one per instance and client. */
export interface Registration {
  /** The host; in a connector for every instance a phrase that stands for it. */
  readonly host: string;
  readonly name: string;
  readonly clientId: string | undefined;
  readonly environments: readonly string[];
  /** The redirect URLs of all environments, in the order of the specification. */
  readonly redirectUrls: readonly string[];
  /** The redirect URLs of other clients of the record: that of Teams, where there is an app for it. */
  readonly appUrls: readonly string[];
  /** What was registered before and stays until the new address is confirmed. */
  readonly formerUrls: readonly string[];
  /** The environments whose redirect URL is not known yet. */
  readonly waiting: readonly string[];
}

export interface OperationFacts {
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly method: string;
  /** As the instance gets it: the platform takes the prefix of triggers off. */
  readonly path: string;
  readonly isTrigger: boolean;
  /** Called by the designer only. */
  readonly isInternal: boolean;
}

/** What the documents say about a connector. */
export interface ConnectorFacts {
  readonly spec: Spec;
  readonly title: string;
  /** The host of the definition, or the phrase that stands for it. */
  readonly host: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  /** Where the sign-in window comes back to. */
  readonly consentHost: string;
  readonly registrations: readonly [Registration, ...Registration[]];
  readonly operations: readonly OperationFacts[];
  readonly hasScript: boolean;
}

export const ANY_HOST = '<host of the instance>';

export function factsOf(spec: Spec, { operations, script }: Definition): ConnectorFacts {
  const registrations = registrationsOf(spec);
  const host = spec.anyInstance ? ANY_HOST : hostOf(spec);
  const redirectUrl = registrations.flatMap(({ redirectUrls }) => redirectUrls)[0];
  return {
    spec,
    title: spec.title,
    host,
    authorizationUrl: `https://${host}${SERVICENOW_PATHS.authorization}`,
    tokenUrl: `https://${host}${SERVICENOW_PATHS.token}`,
    consentHost: /^https:\/\/([^/]+)/.exec(redirectUrl ?? '')?.[1] ?? 'global.consent.azure-apim.net',
    registrations,
    operations: operations.map(({ path, method, operation }) => ({
      id: String(operation['operationId']),
      summary: String(operation['summary']),
      description: String(operation['description']),
      method: method.toUpperCase(),
      path: path.replace(/^\/trigger(?=\/)/, ''),
      isTrigger: operation['x-ms-trigger'] !== undefined,
      isInternal: operation['x-ms-visibility'] === 'internal',
    })),
    hasScript: script !== undefined,
  };
}

/** The records that the environments need: those of one instance and client share one. */
function registrationsOf(spec: Spec): readonly [Registration, ...Registration[]] {
  const given = Object.entries(spec.environments);
  const groups = new Map<string, { host: string; clientId: string | undefined; members: [string, Environment][] }>();
  const add = (host: string, clientId: string | undefined, member?: [string, Environment]): void => {
    const sameHost = [...groups.values()].filter((group) => group.host === host);
    const group = sameHost.find((one) => clientId === undefined || one.clientId === clientId);
    // A client ID that becomes known later belongs to the record that waits for one.
    const unnamed = group ?? sameHost.find((one) => one.clientId === undefined);
    if (unnamed) {
      unnamed.clientId ??= clientId;
      if (member) unnamed.members.push(member);
    } else groups.set(JSON.stringify([host, clientId]), { host, clientId, members: member ? [member] : [] });
  };
  const mainHost = spec.anyInstance ? ANY_HOST : hostOf(spec);
  for (const [name, environment] of given)
    add(
      spec.anyInstance ? ANY_HOST : (environment.instance ?? mainHost),
      spec.anyInstance ? undefined : environment.clientId,
      [name, environment],
    );
  if (groups.size === 0) add(mainHost, undefined);
  const name = `Power Platform - ${spec.title}`;
  const all: readonly Registration[] = [...groups.values()].map(({ host, clientId, members }, index) => {
    const isOnlyOfHost = [...groups.values()].filter((group) => group.host === host).length === 1;
    const formerUrls = new Set(members.flatMap(([, { formerRedirectUrl }]) => formerRedirectUrl ?? []));
    const redirectUrls = new Set(members.flatMap(([, { redirectUrl }]) => redirectUrl ?? []));
    return {
      host,
      name: isOnlyOfHost ? name : `${name} (${members.map(([environment]) => environment).join(', ')})`,
      clientId,
      environments: members.map(([environment]) => environment),
      redirectUrls: [...redirectUrls],
      // The first record is that of the main environment, which the Teams app signs in at.
      appUrls: index === 0 && spec.targets.includes('teams') ? [TEAMS_REDIRECT_URL] : [],
      formerUrls: [...formerUrls].filter((url) => !redirectUrls.has(url)),
      waiting: members.filter(([, { redirectUrl }]) => redirectUrl === undefined).map(([environment]) => environment),
    };
  });
  return all as readonly [Registration, ...Registration[]];
}

/** The value of the field Redirect URL: commas and no blanks, the connector's own first. */
export const redirectField = ({ redirectUrls, appUrls, formerUrls }: Registration): string =>
  [...redirectUrls, ...appUrls, ...formerUrls].join(',');
