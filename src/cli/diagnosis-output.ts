import { createHash } from 'node:crypto';
import type { Document } from '../document/document.js';
import type { Diagnosis } from '../engine/diagnose.js';
import type { Profile, Severity } from '../engine/rule.js';
import type { ActiveRule } from '../engine/run.js';
import type { Exchange, FlowStage } from '../exchange/exchange.js';
import type { Evidence, Flow } from '../exchange/flow.js';
import { whyNotVisible } from '../exchange/not-visible.js';
import { Secrets } from '../exchange/secrets.js';
import { type Diagnosed, type DiagnosisView, diagnosisSummary, diagnosisView } from '../report/diagnosis.js';
import { diagnosisReport } from '../report/diagnosis-report.js';
import { diagnosisSupport } from '../report/diagnosis-support.js';
import { Explainer } from '../report/explanation.js';
import { coloured, plain } from '../report/paint.js';
import type { Format, Summary } from '../report/reporter.js';
import { rules } from '../rules/index.js';
import { VERSION } from '../version.js';
import { usesColour } from './colour.js';
import { EXIT, sayable } from './exit.js';
import { Output } from './output.js';

const TOOL = { name: 'sn-connector', version: VERSION } as const;

/** Options that `diagnose` and `verify` share. */
export interface DiagnosisOptions {
  readonly profile: Profile;
  readonly format: Format;
  readonly output?: string | undefined;
  readonly report?: string | undefined;
  readonly failOn: Severity | 'never';
  readonly color?: boolean | undefined;
}

/** What a command knows of a sign-in. */
export interface Diagnosable {
  readonly command: Diagnosed['command'];
  readonly flow: Flow;
  readonly diagnosis: Diagnosis;
  readonly rules: readonly ActiveRule[];
  readonly evidence: readonly Document[];
  /** Secrets that were typed. */
  readonly secrets?: readonly string[];
  /** Why a leg was not run. */
  readonly skipped?: ReadonlyMap<FlowStage, string>;
  readonly notes?: ReadonlyMap<Exchange, string>;
}

/** Writes the report of a diagnosis in the form that was asked for, and sets the exit code. */
export async function reportDiagnosis(known: Diagnosable, options: DiagnosisOptions): Promise<void> {
  const { flow, skipped } = known;
  let explainer: Explainer | undefined;
  const diagnosed: Diagnosed = {
    ...known,
    secrets: Secrets.of(flow.exchanges, known.secrets),
    reasonOf: (stage) => skipped?.get(stage) ?? whyNotVisible(stage, flow.evidence) ?? '',
    explain: (text) => {
      explainer ??= new Explainer(rules);
      return explainer.explain(text);
    },
  };
  const isColoured = options.output === undefined && usesColour(options.color, process.stdout);
  const columns = (options.output === undefined ? process.stdout.columns : 0) || 100;
  const output = new Output(options.output);
  output.write(
    await diagnosisReport(options.format, diagnosed, {
      tool: TOOL,
      profile: options.profile,
      rules: known.rules,
      paint: isColoured ? coloured : plain,
      width: Math.min(120, columns),
      hash: (text) => createHash('sha256').update(text).digest('hex'),
      failOn: options.failOn,
    }),
  );
  output.close();
  if (options.report !== undefined) {
    const system = { tool: TOOL, node: process.version, platform: `${process.platform} ${process.arch}` };
    const summary = new Output(options.report);
    summary.write(diagnosisSupport(diagnosed, { ...system, profile: options.profile, rules }));
    summary.close();
  }
  for (const line of problemLines(flow.evidence, known.evidence)) process.stderr.write(`${line}\n`);
  process.exitCode = exitCode(diagnosisSummary(diagnosed), diagnosisView(diagnosed), options.failOn);
}

/** What is wrong with the evidence, a sentence each; with its file where there are several. */
export const problemLines = ({ problems = [] }: Evidence, files: readonly Document[]): readonly string[] =>
  problems.map(({ file, text }) => sayable(files.length > 1 ? `${file}: ${text}` : text));

/** A sign-in that failed is never clean, whether a rule says why or not; a run that ended too early has shown nothing. */
export function exitCode(
  summary: Summary,
  { isBroken, verdict }: Pick<DiagnosisView, 'isBroken' | 'verdict'>,
  failOn: Severity | 'never',
): number {
  if (summary.problems.length > 0) return EXIT.cannotRun;
  const counts = { error: summary.errors, warning: summary.warnings, info: summary.infos };
  const failing = {
    error: ['error'],
    warning: ['error', 'warning'],
    info: ['error', 'warning', 'info'],
    never: [],
  } as const;
  if (failing[failOn].some((severity) => counts[severity] > 0)) return EXIT.findings;
  if (verdict === 'unfinished') return EXIT.cannotRun;
  return isBroken && failOn !== 'never' ? EXIT.findings : EXIT.clean;
}
