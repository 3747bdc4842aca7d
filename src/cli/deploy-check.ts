import type { Connector } from '../connector/connector.js';
import { activeRules } from '../engine/check.js';
import { runRules } from '../engine/run.js';
import { coloured, plain } from '../report/paint.js';
import { createReporter, Tally } from '../report/reporter.js';
import { checks, ONLY_IN_TRAFFIC } from '../rules/checks.js';
import { VERSION } from '../version.js';
import { Acceptance } from './acceptance.js';
import { usesColour } from './colour.js';
import { loadConfiguration } from './configuration.js';

/** How the upload copy is checked. */
export interface DeployCheckOptions {
  readonly config?: string | false | undefined;
  readonly color?: boolean | undefined;
}

/**
 * Checks the copy that is uploaded, in profile `deploy` and with the configuration of the check, and reports what it finds.
 * @param mask takes out secrets that variables brought into the copy
 * @returns true when it may be uploaded
 * @throws UserError for a wrong configuration; Error when a rule fails
 */
export async function checkUpload(
  connector: Connector,
  { config, color }: DeployCheckOptions,
  mask: (text: string) => string,
): Promise<boolean> {
  const loaded = loadConfiguration(config, [...checks.map(({ id }) => id), ...ONLY_IN_TRAFFIC]);
  const { rules, failOn = 'error', maxWarnings } = loaded.configuration;
  const active = activeRules(checks, 'deploy', rules);
  const acceptance = await Acceptance.of(loaded, {});
  const { findings, failures } = runRules(connector, active, { profile: 'deploy', fixes: false });
  for (const { rule, error } of failures) throw new Error(`rule ${rule} failed`, { cause: error });
  const marked = acceptance
    .mark(
      findings,
      connector.documents.map(({ file }) => file),
    )
    .filter(({ severity, rule }) => severity !== 'info' && !DONE_HERE.has(rule));
  const tally = new Tally();
  const result = { connector, findings: marked };
  tally.add(result);
  const { summary } = tally;
  if (marked.length > 0) {
    const paint = usesColour(color, process.stdout) ? coloured : plain;
    const tool = { name: 'sn-connector', version: VERSION } as const;
    const reporter = await createReporter('text', { tool, profile: 'deploy', rules: active, paint, failOn });
    process.stdout.write(`${mask(`${reporter.connector(result)}${reporter.end(summary)}`)}\n`);
  }
  if (failOn !== 'never' && summary.errors > 0) return false;
  if (failOn === 'warning' || failOn === 'info') return summary.warnings === 0;
  return maxWarnings === undefined || summary.warnings <= maxWarnings;
}

/** What settings.json would do to a paconn that reads it; here it is given everything by options, in a folder of its own. */
const DONE_HERE: ReadonlySet<string> = new Set([
  'package/settings-blocks-create',
  'package/settings-incomplete',
  'package/settings-path',
  'package/settings-target',
]);
