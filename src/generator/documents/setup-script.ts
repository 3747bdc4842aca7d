import { INBOUND_VALUES } from '../../facts/registry.js';
import type { ConnectorFacts } from './connector-facts.js';

/** What the background script is filled with. */
export interface SetupScript {
  readonly title: string;
  readonly records: readonly {
    /** Empty where any instance is meant. */
    readonly host: string;
    readonly name: string;
    /** Empty while it is not known. */
    readonly clientId: string;
    readonly redirectUrls: readonly string[];
    /** The connector's own redirect URL is still to come. */
    readonly isWaiting: boolean;
  }[];
  readonly values: readonly (readonly [column: string, value: string, label: string])[];
  readonly scopes: readonly string[];
}

export function setupScriptOf({ title, registrations, spec }: ConnectorFacts): SetupScript {
  return {
    title,
    records: registrations.map(({ host, name, clientId, redirectUrls, appUrls }) => ({
      host: spec.anyInstance ? '' : host,
      name,
      clientId: clientId ?? '',
      redirectUrls: [...redirectUrls, ...appUrls],
      isWaiting: redirectUrls.length === 0,
    })),
    values: INBOUND_VALUES,
    scopes: spec.scopes,
  };
}
