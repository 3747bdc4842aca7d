import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connector } from '../../src/connector/connector.js';
import { findConnectors } from '../../src/connector/find.js';
import { loadConnector } from '../../src/connector/load.js';
import { Document } from '../../src/document/document.js';
import { diagnose } from '../../src/engine/diagnose.js';
import type { Finding } from '../../src/engine/finding.js';
import { applyFixes } from '../../src/engine/fix.js';
import { PROFILES, type Profile, type Rule, severityIn } from '../../src/engine/rule.js';
import { runRules } from '../../src/engine/run.js';
import { readEvidence } from '../../src/exchange/evidence.js';
import { Flow } from '../../src/exchange/flow.js';
import { plain, textReport } from '../../src/report/text.js';
import { readYaml } from '../../src/teams-app/read-yaml.js';

const support = import.meta.dirname;
export const RULES_FOLDER = join(support, '..', 'rules');
const MINIMAL = join(support, 'minimal-connector');
/** Laid into the folder `teams` of a case that has one. */
const MINIMAL_TEAMS = join(support, 'minimal-teams-app');
const NOT_INPUT = new Set(['expected.txt', 'fixed', 'case.json']);

/** What `case.json` of a fixture may say. */
interface CaseOptions {
  /** The profile to run in; by default the first one in which the rule is on. */
  readonly profile?: Profile;
  /** For traffic: also with the minimal connector; it is taken too when a case brings a file of a connector. */
  readonly connector?: boolean;
  /** Files of the minimal connector that this case does not have. */
  readonly without?: readonly string[];
  /** Files that are filled up with blanks to a size in bytes, for cases about limits. */
  readonly grow?: Readonly<Record<string, number>>;
}

export interface Case {
  readonly name: string;
  readonly path: string;
}

/** The fixture folders of a rule. */
export const casesOf = (rule: string): Case[] => {
  const folder = join(RULES_FOLDER, rule);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, path: join(folder, name) }));
};

/** The minimal connector with the files of a case laid over it, in a folder of its own. */
export function withCase<T>(path: string, use: (folder: string, profile: Profile | undefined) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sn-connector-case-'));
  try {
    const optionsFile = join(path, 'case.json');
    const options = existsSync(optionsFile) ? (JSON.parse(readFileSync(optionsFile, 'utf8')) as CaseOptions) : {};
    for (const name of readdirSync(MINIMAL))
      if (!options.without?.includes(name)) cpSync(join(MINIMAL, name), join(folder, name), { recursive: true });
    if (existsSync(join(path, 'teams'))) cpSync(MINIMAL_TEAMS, join(folder, 'teams'), { recursive: true });
    for (const name of options.without ?? []) rmSync(join(folder, name), { force: true });
    for (const name of readdirSync(path))
      if (!NOT_INPUT.has(name)) cpSync(join(path, name), join(folder, name), { recursive: true });
    for (const [name, bytes] of Object.entries(options.grow ?? {}))
      appendFileSync(join(folder, name), ' '.repeat(bytes - statSync(join(folder, name)).size));
    return use(folder, options.profile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const connectorsIn = (folder: string): Connector[] =>
  [...findConnectors(folder, [], folder, { withTeams: true })].map((found) => loadConnector(found, { yaml: readYaml }));

/** Runs one rule over all connectors of a folder, with fixes worked out. A crash of the rule is thrown. */
export function checkFolder(rule: Rule, folder: string, profile: Profile | undefined): Finding[] {
  const inProfile = profile ?? PROFILES.find((candidate) => severityIn(rule, candidate) !== 'off') ?? 'repository';
  const severity = severityIn(rule, inProfile);
  if (severity === 'off') throw new Error(`${rule.id} is off in profile ${inProfile}`);
  return connectorsIn(folder).flatMap((connector) => {
    const { findings, failures } = runRules(connector, [{ rule, severity }], { profile: inProfile, fixes: true });
    for (const { error } of failures) throw error;
    return findings;
  });
}

/** The golden text of a case. */
export const render = (findings: readonly Finding[], folder: string, rule: Rule): string =>
  textReport(findings, {
    paint: plain,
    textOf: (file) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : undefined),
    remedyOf: () => rule.remedy,
    repeatsShown: Number.POSITIVE_INFINITY,
  });

/** Applies all fixes, safe and unsafe, until none is left; the texts of the files that changed. */
export function fixAll(rule: Rule, folder: string, profile: Profile | undefined): Map<string, string> {
  const changed = new Map<string, string>();
  for (let pass = 0; pass < 10; pass++) {
    const fixes = checkFolder(rule, folder, profile).flatMap(({ fix }) => (fix ? [fix] : []));
    if (fixes.length === 0) return changed;
    const files = new Set(fixes.flatMap(({ edits }) => edits.map(({ file }) => file)));
    const texts = new Map([...files].map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
    for (const [file, text] of applyFixes(texts, fixes).texts) {
      changed.set(file, text);
      writeFileSync(join(folder, file), text);
    }
  }
  throw new Error(`${rule.id}: its fixes do not come to an end`);
}

/** The recording or text of a case about traffic. */
export const evidenceOf = (path: string): string | undefined =>
  readdirSync(path).find((name) => name.startsWith('evidence.'));

/** Runs one rule over the evidence of a case; only what traffic shows. */
export function diagnoseCase(rule: Rule, path: string): Finding[] {
  const name = evidenceOf(path) as string;
  const optionsFile = join(path, 'case.json');
  const options = existsSync(optionsFile) ? (JSON.parse(readFileSync(optionsFile, 'utf8')) as CaseOptions) : {};
  const own = readdirSync(path).filter((file) => ![name, 'expected.txt', 'case.json'].includes(file));
  const usesConnector = options.connector === true || own.length > 0;
  return withCase(path, (folder, given) => {
    const profile = given ?? PROFILES.find((candidate) => severityIn(rule, candidate) !== 'off') ?? 'repository';
    const severity = severityIn(rule, profile);
    if (severity === 'off') throw new Error(`${rule.id} is off in profile ${profile}`);
    const connector = usesConnector ? connectorsIn(folder)[0] : undefined;
    const evidence = readEvidence(
      new Document(name, readFileSync(join(path, name), 'utf8'), { json: false }),
      connector,
    );
    if (evidence.exchanges.length === 0) throw new Error(`${path}: ${name} has no exchange`);
    const flow = new Flow(evidence, connector, connector?.oauthSettings[0]);
    const { findings, failures } = diagnose(flow, [{ rule, severity }], { profile });
    for (const { error } of failures) throw error;
    return findings.filter(({ stage }) => stage !== undefined);
  });
}
