import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector } from '../../src/connector/connector.js';
import { connectorsOf } from '../../src/engine/check.js';
import { maskOf, type SimulatedConnector } from '../../src/report/simulation.js';
import { standIns } from '../../src/verify/flow-values.js';
import { type FlowValues, flowOf } from '../../src/verify/requests.js';
import { MINIMAL } from '../support/command.js';

export const FIXTURES = join(import.meta.dirname, 'fixtures');

const textsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => !name.endsWith('.txt'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

/** The connector of texts; what is missing of a folder for pac comes from the minimal connector. */
export function connectorOf(files: Readonly<Record<string, string>>): Connector {
  const isSolution = Object.keys(files).some((name) => name.endsWith('_openapidefinition.json'));
  const [connector] = connectorsOf(isSolution ? files : { ...textsOf(MINIMAL), ...files });
  if (!connector) throw new Error('no connector');
  return connector;
}

export const fixture = (name: string): Connector => connectorOf(textsOf(join(FIXTURES, name)));

/** What the command makes of a connector, without the findings of the check. */
export function simulated(
  connector: Connector,
  change: (values: FlowValues) => FlowValues = (values) => values,
): SimulatedConnector {
  const masked = maskOf(connector);
  const flows = connector.oauthSettings.map((oauth) => flowOf(connector, oauth, change(standIns(oauth, { masked }))));
  return { connector, flows, errors: [], masked };
}

/** A connector with these OAuth settings. */
export const withSettings = (oAuthSettings: unknown, others: object = {}): Connector =>
  connectorOf({
    'apiProperties.json': JSON.stringify({
      properties: { connectionParameters: { token: { type: 'oauthSetting', oAuthSettings }, ...others } },
    }),
  });
