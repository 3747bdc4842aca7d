import { compareConnectors } from './compare/compare.js';
import type { Connector } from './connector/connector.js';
import { findConnectors } from './connector/find.js';
import { loadConnector } from './connector/load.js';
import { Document } from './document/document.js';
import { activeRules, connectorsOf, type RuleSetting } from './engine/check.js';
import { diagnose as diagnoseFlow } from './engine/diagnose.js';
import type { Finding } from './engine/finding.js';
import type { Profile, Rule } from './engine/rule.js';
import { runRules } from './engine/run.js';
import { UserError } from './engine/user-error.js';
import { readEvidence } from './exchange/evidence.js';
import { MAX_EVIDENCE_BYTES } from './exchange/evidence-file.js';
import type { FlowStage } from './exchange/exchange.js';
import { Flow } from './exchange/flow.js';
import { mergedEvidence } from './exchange/merged-evidence.js';
import type { Direction } from './facts/messages/message.js';
import type { SpecInput } from './generator/spec.js';
import type { ImportApiOptions, ImportApiResult } from './importer/import-api.js';
import { type ShownComparison, shownComparison } from './report/changes.js';
import { checks } from './rules/checks.js';
import { type RuleId, rules } from './rules/index.js';
import { readYaml } from './teams-app/read-yaml.js';

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
  refuseOtherThanTexts(files);
  return checkAll(connectorsOf(files, readYaml), options, 'the files given');
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
  for (const found of findConnectors(folder, [], undefined, { withTeams: true }))
    yield loadConnector(found, { yaml: readYaml });
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

/**
 * Reads descriptions of APIs as `sn-connector import` does; touches neither disk nor network, and is loaded when this is first
 * called.
 * @param documents OpenAPI 3.0, OpenAPI 3.1 or Swagger 2.0, YAML or JSON, texts by name
 * @throws UserError `not-a-document`, `too-large`, `too-complex`, `no-operation` or `bad-spec`, with what was found and what was
 *   expected, `usage` for what is no text
 *
 * @example
 * const { spec, decisions } = await importApi({ 'orders.yaml': text }, { select: ['GET *'] });
 * const files = await generate({ ...spec, environments: { dev: { instance: 'dev12345' } } });
 */
export async function importApi(
  documents: Readonly<Record<string, string>>,
  options: ImportApiOptions = {},
): Promise<ImportApiResult> {
  refuseOtherThanTexts(documents);
  const { importApi: importTexts } = await import('./importer/import-api.js');
  return importTexts(documents, options);
}

export interface DiagnoseOptions extends CheckOptions {
  /** The files of the connector that was used, as for {@link check}. */
  readonly connector?: Readonly<Record<string, string>>;
}

/** What evidence shows of a sign-in. Nothing secret of the evidence is in it. */
export interface DiagnoseResult {
  /** Who is the OAuth client: a connector that calls ServiceNow, or ServiceNow. */
  readonly direction: Direction;
  /** What came of each leg. What the evidence cannot show is never `ok`. */
  readonly stages: readonly { readonly stage: FlowStage; readonly outcome: 'ok' | 'failed' | 'not-visible' }[];
  /** Those of rank `primary` are the cause; with a connector, the faults of its files follow. */
  readonly findings: readonly Finding[];
  /** What the evidence lacks, in sentences. */
  readonly problems: readonly string[];
}

/**
 * Names the causes that evidence of a sign-in shows; touches neither disk nor network.
 * @param evidence texts by name: recordings (HAR), raw HTTP, output of curl, connection status JSON, error texts
 * @throws UserError `no-connector` when `connector` holds none, `usage` for what is no text
 */
export function diagnose(evidence: Readonly<Record<string, string>>, options: DiagnoseOptions = {}): DiagnoseResult {
  refuseOtherThanTexts(evidence);
  const [connector] = options.connector ? connectorsOf(options.connector) : [];
  if (options.connector && !connector) throw noConnector('the files given');
  const read = mergedEvidence(
    Object.entries(evidence).map(([name, text]) =>
      readEvidence(new Document(name, text, { json: false, limit: MAX_EVIDENCE_BYTES }), connector),
    ),
  );
  const profile = options.profile ?? 'repository';
  const flow = new Flow(read, connector, connector?.oauthSettings[0]);
  const { direction, stages, findings, failures } = diagnoseFlow(flow, activeRules(rules, profile, options.rules), {
    profile,
  });
  const [failure] = failures;
  if (failure) throw new Error(`rule ${failure.rule} failed`, { cause: failure.error });
  return {
    direction,
    stages: stages.map(({ stage, outcome }) => ({ stage, outcome })),
    findings,
    problems: (read.problems ?? []).map(({ text }) => text),
  };
}

/** What changed in a connector. Nothing secret of either state is in it. */
export interface DiffResult {
  /** `effect` says whether a change breaks what exists, and `feltBy` for whom. */
  readonly changes: ShownComparison['changes'];
  /** The `info.version` that the changes ask for; undefined where there are none. */
  readonly version: ShownComparison['version'];
  /** How operations that would break can go on beside their successors. */
  readonly revisions: ShownComparison['revisions'];
}

/**
 * Compares two states of one connector as `sn-connector diff` does; touches neither disk nor network.
 * @param old the files of the former state, as for {@link check}
 * @param now those of the new one
 * @throws UserError `no-connector` when a side holds none or several, `file-unreadable` for a file that is broken, `usage` for
 *   what is no text
 *
 * @example
 * const breaking = diff(before, after).changes.filter(({ effect }) => effect === 'breaking');
 */
export function diff(old: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): DiffResult {
  const { changes, version, revisions } = shownComparison(
    compareConnectors(onlyConnector(old, 'the old files'), onlyConnector(now, 'the new files')),
  );
  return { changes, version, revisions };
}

function onlyConnector(files: Readonly<Record<string, string>>, where: string): Connector {
  refuseOtherThanTexts(files);
  const [connector, ...more] = connectorsOf(files);
  if (!connector) throw noConnector(where);
  if (more.length > 0)
    throw new UserError(
      'no-connector',
      `There are ${more.length + 1} connectors in ${where}; expected one.`,
      'Give the files of one connector on each side.',
      'usage',
    );
  const broken = connector.documents.find(({ unreadable }) => unreadable !== undefined);
  if (broken)
    throw new UserError(
      'file-unreadable',
      `${broken.file} of ${where} cannot be read (${broken.unreadable}), so that nothing is compared.`,
      'Check it first; the findings say where and why.',
    );
  return connector;
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
  if (count === 0) throw noConnector(where);
  return { findings, connectors: count };
}

function refuseOtherThanTexts(files: Readonly<Record<string, unknown>>): void {
  for (const [file, text] of Object.entries(files))
    if (typeof text !== 'string')
      throw new UserError('usage', `${file} is not given as a text.`, 'Give the content of each file as a string.');
}

const noConnector = (where: string): UserError =>
  new UserError(
    'no-connector',
    `There is no connector in ${where}.`,
    'A connector is a folder with apiProperties.json and apiDefinition.swagger.json, or the Connectors folder of an unpacked solution.',
    'usage',
  );
