import type { Connector } from './connector/connector.js';
import { findConnectors, loadConnector } from './connector/load.js';
import { activeRules, connectorsOf, type RuleSetting } from './engine/check.js';
import type { Finding } from './engine/finding.js';
import type { Profile, Rule } from './engine/rule.js';
import { runRules } from './engine/run.js';
import { UserError } from './engine/user-error.js';
import type { SpecInput } from './generator/spec.js';
import { checks } from './rules/checks.js';
import { type RuleId, rules } from './rules/index.js';

export interface CheckOptions {
  /** What the files are for; `repository` unless said. */
  readonly profile?: Profile;
  /** Another severity for some rules, or `off`. */
  readonly rules?: Readonly<Partial<Record<RuleId, RuleSetting>>>;
}

export interface CheckResult {
  /** In file order. Fixes carry their edits. */
  readonly findings: readonly Finding[];
  /** How many connectors were found in the files. */
  readonly connectors: number;
}

/**
 * Checks texts; touches neither disk nor network.
 * @param files texts by file name, for example `apiProperties.json`; names may hold folders, with forward slashes
 * @throws UserError `no-connector` when no name is that of a connector file, `usage` for what is no text or no profile
 */
export function check(files: Readonly<Record<string, string>>, options: CheckOptions = {}): CheckResult {
  for (const [file, text] of Object.entries(files as Readonly<Record<string, unknown>>))
    if (typeof text !== 'string')
      throw new UserError('usage', `${file} is not given as a text.`, 'Give the content of each file as a string.');
  return checkAll(connectorsOf(files), options, 'the files given');
}

/**
 * Checks every connector at and below a folder; reads files there and nothing else.
 * @param folder a path, relative to the working folder
 * @throws UserError `no-connector` when there is none
 */
export function checkFolder(folder: string, options: CheckOptions = {}): CheckResult {
  return checkAll(connectorsIn(folder), options, folder);
}

function* connectorsIn(folder: string): Generator<Connector> {
  for (const found of findConnectors(folder, [])) yield loadConnector(found);
}

/**
 * Generates a ServiceNow connector: completes the specification, makes the files, and proves them with swagger-parser and
 * the rules of `check`. Touches neither disk nor network; the generator is loaded when this is first called.
 * @param spec what `spec.json` may hold, for example `{ environments: { dev: { instance: 'dev12345' } } }`
 * @returns the files of the folder by name, texts but for `icon.png`, which `icon: 'own'` leaves out; with the completed
 *   `spec.json`, from which the command goes on
 * @throws UserError `no-instance`, `bad-spec`, `bad-instance`, `bad-redirect-url`, `bad-filter`, `bad-dictionary`,
 *   `unknown-table`, `unknown-column` or `too-large`, with the first thing that is wrong and what was expected
 *
 * @example
 * const files = await generate({ environments: { dev: { instance: 'dev12345' } }, tables: ['incident'] });
 * for (const [name, content] of Object.entries(files)) await writeFile(join('connectors/desk', name), content);
 */
export async function generate(spec: SpecInput): Promise<Readonly<Record<string, string | Uint8Array>>> {
  const { generateConnector } = await import('./generator/generate-connector.js');
  return generateConnector(spec);
}

/** A rule by its id; undefined when there is none of that name. */
export const ruleById = (id: string): Rule | undefined => rules.find((rule) => rule.id === id);

function checkAll(connectors: Iterable<Connector>, options: CheckOptions, where: string): CheckResult {
  const profile = options.profile ?? 'repository';
  const active = activeRules(checks, profile, options.rules);
  const findings: Finding[] = [];
  let count = 0;
  for (const connector of connectors) {
    count++;
    const result = runRules(connector, active, { profile, fixes: true });
    const [failure] = result.failures;
    if (failure) throw new Error(`rule ${failure.rule} failed`, { cause: failure.error });
    // Not as arguments: one connector may have more findings than a call can have.
    for (const finding of result.findings) findings.push(finding);
  }
  if (count === 0)
    throw new UserError(
      'no-connector',
      `There is no connector in ${where}.`,
      'A connector is a folder with apiProperties.json and apiDefinition.swagger.json, or the Connectors folder of an unpacked solution.',
      'usage',
    );
  return { findings, connectors: count };
}
