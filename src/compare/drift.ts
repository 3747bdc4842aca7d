import type { Connector } from '../connector/connector.js';
import { looseUrl } from '../connector/endpoints.js';
import type { Node } from '../document/node.js';
import type { SourceId } from '../facts/sources.js';
import type { Change } from './change.js';
import { type Comparison, compareConnectors } from './compare.js';
import { sameJson } from './same-json.js';

/** How well it is known that the service makes a difference by itself. */
export type Certainty = 'documented' | 'measured' | 'unverified';

/** Why a difference between a folder and its download says nothing about what runs. */
export interface Reason {
  readonly sentence: string;
  readonly certainty: Certainty;
  readonly source: SourceId;
}

/** A difference that is not counted. */
export interface Ignored {
  readonly message: string;
  readonly reason: Reason;
}

/** What runs against what lies in a folder. */
export interface Drift {
  /** The comparison from what runs to what is here: what an update from here would change. */
  readonly comparison: Comparison;
  readonly ignored: readonly Ignored[];
  readonly warnings: readonly string[];
  /** True when nothing differs but what the service does by itself. */
  readonly isSame: boolean;
}

/** The members of `properties` that `paconn download` keeps; the others it drops. Source: paconn's download.py. */
const KEPT_BY_PACONN: ReadonlySet<string> = new Set([
  ...['connectionParameters', 'connectionParameterSets', 'iconBrandColor', 'scriptOperations'],
  ...['capabilities', 'policyTemplateInstances', 'publisher', 'stackOwner'],
]);

const reason = (certainty: Certainty, source: SourceId, sentence: string): Reason => ({ certainty, source, sentence });

const REASONS = {
  secret: reason('measured', 'ppc-download', 'a download never holds the client secret'),
  redirectUrl: reason(
    'documented',
    'ppc-issue-146',
    'the service computes the redirect URL and writes it into the download',
  ),
  oauthProperties: reason(
    'documented',
    'ppc-issue-146',
    'the service writes "properties" of the OAuth settings into the download',
  ),
  clientId: reason('documented', 'ppc-pr-3247', 'the placeholder of the client ID is filled in for the upload'),
  stackOwner: reason('documented', 'ppc-issue-614', '"stackOwner" is taken out before paconn uploads'),
  dropped: reason('measured', 'ppc-download', 'paconn download drops this member'),
  added: reason('unverified', 'learn-pac-connector', 'the service or pac may add members of its own'),
  icon: reason(
    'unverified',
    'learn-pac-connector',
    'the icon is no part of what runs, and whether the service changes its bytes is not known',
  ),
  environment: reason(
    'documented',
    'learn-env-vars',
    'an environment variable is resolved when the connector is saved',
  ),
  echo: reason(
    'unverified',
    'learn-pac-connector',
    "the service has been seen to answer with its own host and tags in place of the connector's",
  ),
  form: reason(
    'unverified',
    'learn-pac-connector',
    'the service may add the form of a connection parameter that has none',
  ),
} as const;

/**
 * Compares what runs, as a tool downloaded it, with what is here, and leaves out what the service and the tools do by
 * themselves. paconn's part is known from its sources; that of pac is not verified.
 * @param running the downloaded folder or unpacked solution
 */
export function driftOf(here: Connector, running: Connector): Drift {
  const ignored: Ignored[] = [];
  const comparison = compareConnectors(running, here, (change) => {
    const why = reasonFor(change, here);
    if (why) ignored.push({ message: change.message, reason: why });
    return !why;
  });
  return { comparison, ignored, warnings: warningsFor(here, running), isSame: comparison.changes.length === 0 };
}

/** In a comparison from what runs to what is here: why a change is none. */
function reasonFor({ kind, old, new: now, message }: Change, here: Connector): Reason | undefined {
  const [running, local] = [nodeOf(old), nodeOf(now)];
  if (local?.text?.includes('@environmentVariables(')) return REASONS.environment;
  switch (kind) {
    case 'client-secret-added':
    case 'client-secret-changed':
      return REASONS.secret;
    case 'redirect-url-changed':
      return local?.isObject || local?.value === null ? REASONS.redirectUrl : undefined;
    case 'oauth-properties-changed':
      return running?.key === 'properties' && (local?.key !== 'properties' || hasAllOf(running, local))
        ? REASONS.oauthProperties
        : undefined;
    case 'client-id-emptied':
      return REASONS.clientId;
    case 'appearance-changed':
      if (message.startsWith('the icon')) return REASONS.icon;
      return local?.key === 'stackOwner' && running?.key !== 'stackOwner' ? REASONS.stackOwner : undefined;
    case 'properties-other-changed':
      if (KEPT_BY_PACONN.has(String((local?.key === 'properties' ? running : local)?.key))) return undefined;
      if (running?.key === 'properties') return REASONS.dropped;
      return local?.key === 'properties' ? REASONS.added : undefined;
    case 'host-changed':
    case 'base-path-changed':
    case 'base-path-rewritten':
      return isPlatformHost(running?.document.root?.string('host')) ? REASONS.echo : undefined;
    case 'metadata-changed':
      return running?.key === 'tags' ? REASONS.echo : undefined;
    case 'connection-parameter-text-changed':
    case 'connection-parameter-other-changed':
      return local && hasNoForm(local, here) ? REASONS.form : undefined;
    default:
      return undefined;
  }
}

/** Whether the service only added members to an object. */
const hasAllOf = (running: Node, local: Node): boolean =>
  local.isObject && local.children().every((member) => sameJson(running.get(String(member.key))?.value, member.value));

const nodeOf = (place: Change['old']): Node | undefined =>
  place && 'node' in place ? place.node : place && 'value' in place ? place : undefined;

/** Hosts at which the platform itself answers for connectors. */
const isPlatformHost = (host: string | undefined): boolean =>
  /(?:^|\.)azure-(?:apim|apihub|api)\.(?:net|us|cn)$/i.test(looseUrl(`https://${host ?? ''}`)?.host ?? '');

const hasNoForm = (parameter: Node, { connectionParameters }: Connector): boolean =>
  connectionParameters.some(({ node }) => node.value === parameter.value && !node.has('uiDefinition'));

function warningsFor(here: Connector, running: Connector): string[] {
  const warnings: string[] = [];
  const hasSecret = ({ oauthSettings }: Connector): boolean =>
    oauthSettings.some(({ node }) => !!node.getIgnoringCase('clientSecret')?.text?.trim());
  if (running.oauthSettings.length > 0 && !hasSecret(running))
    warnings.push(
      'The downloaded files hold no client secret: an update from them with pac erases the secret of the connector, and signing in then fails with invalid_client. Update from your own files, and give the secret again with every update.',
    );
  if (here.file('script') && !running.file('script'))
    warnings.push(
      'The download has no script although one is here: an update without the script file clears it silently. Pass it with every update.',
    );
  return warnings;
}
