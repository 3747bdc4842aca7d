import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector } from '../../src/connector/connector.js';
import { connectorsOf } from '../../src/engine/check.js';

const FOLDER = join(import.meta.dirname, '..', '..', 'connectors', 'servicenow');
const textOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

type Entries = Record<string, unknown>;

/** What differs from the committed connector. */
export interface Changes {
  /** Members of oAuthSettings; undefined takes one out. */
  readonly settings?: Entries;
  /** Values of customParameters; undefined takes one out. */
  readonly custom?: Readonly<Record<string, string | undefined>>;
  /** Members of the definition. */
  readonly definition?: Entries;
  /** Members of its first security definition. */
  readonly security?: Entries;
  /** Further policies. */
  readonly policies?: readonly unknown[];
}

/** The committed connector, with a mistake in it. */
export function changedConnector({ settings, custom = {}, definition, security, policies = [] }: Changes): Connector {
  const properties = JSON.parse(textOf('apiProperties.json'));
  const oauth = properties.properties.connectionParameters.token.oAuthSettings;
  Object.assign(oauth, settings);
  for (const [name, value] of Object.entries(custom))
    oauth.customParameters[name] = value === undefined ? undefined : { value };
  properties.properties.policyTemplateInstances.push(...policies);
  const swagger = { ...JSON.parse(textOf('apiDefinition.swagger.json')), ...definition };
  Object.assign(Object.values(swagger.securityDefinitions)[0] as Entries, security);
  const [connector] = connectorsOf({
    'apiProperties.json': JSON.stringify(properties, undefined, 2),
    'apiDefinition.swagger.json': JSON.stringify(swagger, undefined, 2),
    'script.csx': textOf('script.csx'),
  });
  if (!connector) throw new Error('no connector');
  return connector;
}
