import type { Connector, Role } from '../connector/connector.js';
import { looseUrl } from '../connector/endpoints.js';
import type { SearchProblem } from '../connector/find.js';
import { loadConnector } from '../connector/load.js';
import { decodedUrl } from '../connector/redirects.js';
import { activeRules } from '../engine/check.js';
import { runRules } from '../engine/run.js';
import { UserError } from '../engine/user-error.js';
import { coloured, plain } from '../report/paint.js';
import { nameOf } from '../report/reporter.js';
import { maskOf, type SimulatedConnector, SimulationText } from '../report/simulation.js';
import { simulationJson } from '../report/simulation-json.js';
import { checks } from '../rules/checks.js';
import { standIns } from '../verify/flow-values.js';
import { flowOf } from '../verify/requests.js';
import { VERSION } from '../version.js';
import { usesColour } from './colour.js';
import { EXIT } from './exit.js';
import { Output } from './output.js';
import { recordedUrl } from './recorded-url.js';
import { findTargets } from './targets.js';

export interface SimulateOptions {
  readonly folder: string;
  readonly format: 'text' | 'json';
  readonly output?: string | undefined;
  readonly redirectUrl?: string | undefined;
  readonly color?: boolean | undefined;
}

/** The areas of rules about what is simulated. */
const AREAS = ['client', 'endpoint', 'exchange', 'redirect', 'refresh', 'scope', 'state'];
/** The documents that hold OAuth settings. */
const SETTINGS: ReadonlySet<Role> = new Set<Role>(['properties', 'parameters', 'sets']);

/**
 * `sn-connector simulate`: shows the requests that the platform will send, with stand-ins; sends nothing.
 * @throws UserError `no-connector`, `no-oauth`, `not-a-url`, and `unreadable` when no file can be read
 */
export function simulate({ folder, format, output, redirectUrl, color }: SimulateOptions): void {
  const redirect = redirectUrl === undefined ? undefined : givenUrl(redirectUrl);
  const problems: SearchProblem[] = [];
  const simulated: SimulatedConnector[] = [];
  const unreadable: string[] = [];
  const without: string[] = [];
  for (const target of findTargets([folder], problems)) {
    const connector = loadConnector(target);
    unreadable.push(...unreadableFiles(connector));
    if (connector.oauthSettings.length === 0) without.push(nameOf(connector));
    else simulated.push(simulateConnector(connector, redirect ?? recordedUrl(target.path)));
  }
  for (const { folder: name, reason } of problems) unreadable.push(`${name} cannot be read (${reason}).`);
  if (simulated.length === 0) throw nothingToShow(folder, without, unreadable);
  const out = new Output(output);
  if (format === 'json') out.write(simulationJson(simulated, { name: 'sn-connector', version: VERSION }));
  else {
    const isColoured = output === undefined && usesColour(color, process.stdout);
    const text = new SimulationText({
      paint: isColoured ? coloured : plain,
      width: Math.min(120, (output === undefined ? process.stdout.columns : undefined) ?? 100),
    });
    for (const each of simulated) out.write(text.connector(each));
    out.write(text.end());
  }
  out.close();
  for (const sentence of unreadable) process.stderr.write(`${sentence}\n`);
  if (unreadable.length > 0) process.exitCode = EXIT.cannotRun;
}

function simulateConnector(connector: Connector, redirectUrl: string | undefined): SimulatedConnector {
  const masked = maskOf(connector);
  const given = { masked, ...(redirectUrl === undefined ? {} : { redirectUrl }) };
  const flows = connector.oauthSettings.map((oauth) => flowOf(connector, oauth, standIns(oauth, given)));
  const wanted = checks.filter(({ id }) => AREAS.includes(id.slice(0, id.indexOf('/'))));
  const { findings } = runRules(connector, activeRules(wanted, 'repository'), { profile: 'repository', fixes: false });
  const errors = new Set(findings.flatMap(({ severity, rule }) => (severity === 'error' ? [rule] : [])));
  return { connector, flows, errors: [...errors], masked };
}

/** @throws UserError `not-a-url` */
function givenUrl(text: string): string {
  const url = decodedUrl(text).trim();
  const { scheme, host } = looseUrl(url) ?? {};
  if ((scheme === 'https' || scheme === 'http') && host) return url;
  throw new UserError(
    'not-a-url',
    '--redirect-url is no address; expected one such as https://global.consent.azure-apim.net/redirect/name.',
    'Copy the redirect URL from the Security tab of the connector.',
  );
}

const unreadableFiles = (connector: Connector): string[] =>
  connector.files.flatMap(({ role, document }) =>
    document.unreadable !== undefined &&
    (SETTINGS.has(role) || (role === 'definition' && connector.oauthSettings.length > 0))
      ? [`${document.file} cannot be read (${document.unreadable}); "sn-connector check" says where and why.`]
      : [],
  );

function nothingToShow(folder: string, without: readonly string[], unreadable: readonly string[]): UserError {
  const [first] = unreadable;
  if (first !== undefined)
    return new UserError('unreadable', first, 'Repair the file, then simulate again.', 'cannot-run');
  const found =
    without.length === 1 ? `The connector in ${folder}` : `None of the ${without.length} connectors in ${folder}`;
  return new UserError(
    'no-oauth',
    `${found} has ${without.length === 1 ? 'no ' : ''}OAuth settings; expected a connection parameter of type "oauthSetting" with "oAuthSettings".`,
    'Choose OAuth 2.0 on the Security tab and download the connector again, or name another folder.',
  );
}
