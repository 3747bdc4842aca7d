import { SOURCES, type SourceId } from '../facts/sources.js';
import { type Diagnosed, diagnosisSummary, diagnosisView, type FindingView } from './diagnosis.js';
import type { ExchangeView, StageView } from './diagnosis-stages.js';
import type { Explanation } from './explanation.js';
import { lookOf } from './explanation-sections.js';
import { repairedBy, repairOf } from './explanation-words.js';
import { findingEntry } from './json.js';
import { toJson } from './printable.js';
import { nameOf, type ReportOptions } from './reporter.js';
import { RuleTexts } from './shown.js';

/** Raised when a program that reads the diagnosis has to be changed; new members alone do not raise it. */
const FORMAT_VERSION = 1;

/** A diagnosis for programs; described by `schemas/diagnosis.schema.json`. One stage and one finding a line. */
export function diagnosisJson(
  diagnosed: Diagnosed,
  { tool, profile, rules, pageOf }: Pick<ReportOptions, 'tool' | 'profile' | 'rules' | 'pageOf'>,
): string {
  const { command, flow, evidence, secrets } = diagnosed;
  const view = diagnosisView(diagnosed);
  const texts = new RuleTexts({ rules, ...(pageOf ? { pageOf } : {}) });
  const findings = [...view.causes, ...view.also, ...view.files];
  const { problems } = diagnosisSummary(diagnosed);
  const members: Record<string, unknown> = {
    formatVersion: FORMAT_VERSION,
    tool: { name: tool.name, version: tool.version },
    command,
    profile,
    ...(flow.connector ? { connector: nameOf(flow.connector) } : {}),
    evidence: {
      kinds: flow.evidence.kinds,
      isSanitized: flow.evidence.isSanitized,
      files: evidence.map(({ file }) => file),
    },
    direction: view.direction,
    verdict: view.verdict,
    repairBy: view.repairBy,
    stages: view.stages.map(stageEntry),
    findings: findings.map((each) => entryOf(each, texts)),
    explanations: view.explanations.map(explanationEntry),
    proven: view.proven,
    notProven: view.notProven,
    capture: view.capture,
    problems,
    sources: sourcesOf(findings, view.explanations),
  };
  const lines = Object.entries(members).map(([name, value]) => `  ${toJson(name)}: ${valueText(value)}`);
  return secrets.mask(`{\n${lines.join(',\n')}\n}\n`, 'json');
}

/** A list of objects has a line for each. */
const valueText = (value: unknown): string =>
  Array.isArray(value) && typeof value[0] === 'object'
    ? `[\n${value.map((each) => `    ${toJson(each)}`).join(',\n')}\n  ]`
    : toJson(value);

const stageEntry = ({ stage, outcome, reason, exchanges, more }: StageView): object => ({
  stage,
  outcome,
  ...(reason === undefined ? {} : { reason }),
  exchanges: exchanges.map(exchangeEntry),
  ...(more > 0 ? { more } : {}),
});

const exchangeEntry = ({ label, request, answer, outcome, note }: ExchangeView): object => ({
  ...(label === undefined ? {} : { label }),
  ...(request ? { request } : {}),
  ...(answer ? { answer } : {}),
  outcome,
  ...(note === undefined ? {} : { note }),
});

function entryOf({ finding, repairBy, sources }: FindingView, texts: RuleTexts): object {
  const { stage, rank } = finding;
  return {
    ...findingEntry(finding, texts),
    ...(stage ? { stage } : {}),
    ...(rank ? { rank } : {}),
    repairBy,
    sources,
  };
}

function explanationEntry({ primary, causes, rules, direction }: Explanation): object {
  if (!primary) return { direction, rules: rules.map(({ id }) => id) };
  const { id, title, meaning, capture, sources } = primary.message;
  return {
    direction,
    message: id,
    title,
    certainty: primary.certainty,
    meaning,
    causes: causes.map(({ text, confidence }) => ({ text, confidence })),
    look: lookOf(primary.message, direction),
    repair: repairOf(primary.message, direction),
    repairBy: repairedBy(primary.message, direction),
    ...(capture === undefined ? {} : { capture }),
    rules: rules.map((rule) => rule.id),
    sources,
  };
}

function sourcesOf(findings: readonly FindingView[], explanations: readonly Explanation[]): object {
  const named = new Set<SourceId>([
    ...findings.flatMap(({ sources }) => sources),
    ...explanations.flatMap(({ primary }) => primary?.message.sources ?? []),
  ]);
  return Object.fromEntries([...named].sort().map((id) => [id, SOURCES[id]]));
}
