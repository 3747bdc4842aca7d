import type { Document } from '../document/document.js';
import type { Diagnosis } from '../engine/diagnose.js';
import type { Finding, Location } from '../engine/finding.js';
import type { Rule } from '../engine/rule.js';
import type { ActiveRule } from '../engine/run.js';
import type { Exchange, FlowStage } from '../exchange/exchange.js';
import type { Flow } from '../exchange/flow.js';
import type { Secrets } from '../exchange/secrets.js';
import type { Direction, RepairBy } from '../facts/messages/message.js';
import type { SourceId } from '../facts/sources.js';
import { type StageView, stageView } from './diagnosis-stages.js';
import { captureNext, notProven, proven } from './diagnosis-words.js';
import { PRIVATELY, type Telling } from './exchange-told.js';
import type { Explanation } from './explanation.js';
import { repairedBy, repairOf } from './explanation-words.js';
import { type Checked, type ConnectorResult, type Summary, Tally } from './reporter.js';
import { redactorOf, shown } from './shown.js';

/** What a command knows when it has diagnosed a sign-in. */
export interface Diagnosed {
  readonly command: 'diagnose' | 'verify';
  readonly diagnosis: Diagnosis;
  readonly flow: Flow;
  /** The files of the evidence; none for a live run. */
  readonly evidence: readonly Document[];
  /** The rules of the run with their severities. */
  readonly rules: readonly ActiveRule[];
  /** The secrets of the flow and those that were typed. */
  readonly secrets: Secrets;
  /** Why this evidence cannot show a leg, in a sentence. */
  readonly reasonOf: (stage: FlowStage) => string;
  /** Reads error texts that the evidence holds. */
  readonly explain?: (text: string) => Explanation;
  /** What is to be said of single exchanges, such as parts of a request that are inferred. */
  readonly notes?: ReadonlyMap<Exchange, string>;
}

/** A finding with what its rule says. No text of it holds a secret of the files. */
export interface FindingView {
  readonly finding: Finding;
  readonly rule: Rule | undefined;
  readonly title: string;
  readonly remedy: string;
  readonly repairBy: readonly RepairBy[];
  readonly sources: readonly SourceId[];
}

/**
 * `cause`: it is known. `likely`: there is one that fits. `weakness`: it went well, and something in it will hurt.
 * `explained`: only an error text says what it is. `undecided`: something failed, and nothing says why. `unfinished`: a live
 * run got no token, and nothing wrong was seen until it ended. `good`: nothing wrong was seen.
 */
export type Verdict = 'cause' | 'likely' | 'weakness' | 'explained' | 'undecided' | 'unfinished' | 'good';

/** A diagnosis in the order in which it is told. */
export interface DiagnosisView {
  readonly direction: Direction;
  readonly verdict: Verdict;
  /** Something failed: a leg did not go well, or an error text was given. */
  readonly isBroken: boolean;
  readonly repairBy: readonly RepairBy[];
  readonly stages: readonly StageView[];
  readonly causes: readonly FindingView[];
  readonly also: readonly FindingView[];
  /** Other faults of the files, that `check` tells more of. */
  readonly files: readonly FindingView[];
  /** What error texts in the evidence mean. */
  readonly explanations: readonly Explanation[];
  readonly proven: readonly string[];
  readonly notProven: readonly string[];
  /** What to capture, when the cause is not decided. */
  readonly capture: readonly string[];
}

/** Verdicts on a sign-in that did what it is for. */
export const WENT_WELL: ReadonlySet<Verdict> = new Set<Verdict>(['weakness', 'good']);
/** Verdicts after which nothing has to be captured. */
export const DECIDED: ReadonlySet<Verdict> = new Set<Verdict>(['cause', 'weakness', 'good']);
/** How many error texts are explained. */
const MOST_EXPLANATIONS = 3;

/** Says what a diagnosis is made of; every format tells this. */
export function diagnosisView(diagnosed: Diagnosed, telling: Telling = PRIVATELY): DiagnosisView {
  const { diagnosis, flow, explain } = diagnosed;
  const { findings, result } = shownFindings(diagnosed);
  const texts = [...new Set(flow.said.map(({ said }) => said))].slice(0, MOST_EXPLANATIONS);
  const explained = new Map(explain ? texts.map((text) => [text, explain(text)] as const) : []);
  const explanations = [...explained.values()].filter(isKnown);
  const [told] = explanations;
  const direction = diagnosis.direction === 'either' && told ? told.direction : diagnosis.direction;
  const views = findings.map((finding) =>
    withWords(
      findingView(finding, diagnosed.rules, direction),
      explained.size === 1 ? [...explained.values()][0] : undefined,
    ),
  );
  const causes = views.filter(({ finding }) => finding.rank === 'primary');
  const stages = diagnosis.stages.map((stage) => stageView(stage, diagnosed, explained, telling));
  const isBroken = texts.length > 0 || stages.some(({ outcome }) => outcome === 'undecided' || outcome === 'failed');
  const seen = verdictOf(causes, isBroken, explanations.length > 0);
  const verdict = WENT_WELL.has(seen) && !gotToken(diagnosed) ? 'unfinished' : seen;
  return {
    direction,
    verdict,
    isBroken,
    repairBy: [
      ...new Set(
        causes.length > 0 ? causes.flatMap(({ repairBy }) => repairBy) : (told?.primary?.message.repairBy ?? []),
      ),
    ],
    stages,
    causes,
    also: views.filter(
      ({ finding }) => finding.rank === 'also' && !causes.some((cause) => saysTheSame(cause, finding)),
    ),
    files: views.filter(({ finding }) => finding.rank === undefined),
    explanations,
    proven: proven(flow, stages),
    notProven: notProven(flow, stages, result.connector),
    capture: DECIDED.has(verdict) ? [] : captureNext(flow, stages, direction, explanations),
  };
}

/** Both attempts of an exchange fail alike: what is said of the first is not said again. */
const saysTheSame = ({ finding }: FindingView, { rule, message, location }: Finding): boolean =>
  finding.rule === rule &&
  finding.message === message &&
  finding.location.file === location.file &&
  finding.location.start === location.start;

const isKnown = ({ status }: Explanation): boolean => status === 'known' || status === 'rule';

function verdictOf(causes: readonly FindingView[], isBroken: boolean, isExplained: boolean): Verdict {
  if (causes.length > 0) {
    if (!isBroken && causes.every(({ finding }) => finding.severity !== 'error')) return 'weakness';
    return causes.some(({ finding }) => finding.confidence === 'high') ? 'cause' : 'likely';
  }
  if (isExplained) return 'explained';
  return isBroken ? 'undecided' : 'good';
}

/** Evidence may begin after the sign-in; a live run that got no token has shown nothing. */
const gotToken = ({ command, diagnosis }: Diagnosed): boolean =>
  command !== 'verify' || diagnosis.stages.some(({ stage, outcome }) => stage === 'token' && outcome === 'ok');

function findingView(finding: Finding, rules: readonly ActiveRule[], direction: Direction): FindingView {
  const rule = rules.find((active) => active.rule.id === finding.rule)?.rule;
  const repairBy = finding.repairBy ?? rule?.repairBy ?? ['maker'];
  // Where the instance is the client nobody made a connector.
  const isOfInstance = direction === 'servicenow-to-microsoft';
  return {
    finding,
    rule,
    title: rule?.title ?? finding.rule,
    remedy: repairOf({ direction: 'either', repair: finding.remedy ?? rule?.remedy ?? '' }, direction),
    repairBy: isOfInstance
      ? [...new Set(repairBy.map((who) => (who === 'maker' ? 'servicenow-admin' : who)))]
      : repairBy,
    sources: rule?.sources ?? [],
  };
}

/** What only an error text tells is told in the words of the message that it is. */
function withWords(view: FindingView, explanation: Explanation | undefined): FindingView {
  const { primary, direction } = explanation ?? {};
  if (view.finding.rule !== 'platform/reported-error' || !primary || direction === undefined) return view;
  const { message } = primary;
  return {
    ...view,
    finding: { ...view.finding, message: `an error text that is known: ${message.id}` },
    title: message.title,
    remedy: repairOf(message, direction),
    repairBy: repairedBy(message, direction),
    sources: message.sources,
  };
}

/** The places of a finding, each once, with all that is said of it; the first is the place of the finding itself. */
export function placesOf({ location, related }: Finding): readonly { location: Location; messages: string[] }[] {
  const places = [{ location, messages: [] as string[] }];
  for (const { location: at, message } of related) {
    const same = places.find(
      ({ location: { file, start, end } }) => file === at.file && start === at.start && end === at.end,
    );
    if (same) same.messages.push(message);
    else places.push({ location: at, messages: [message] });
  }
  return places;
}

/** The connector, or what stands for it where none was given: only a name. */
export function checkedOf({ flow, evidence }: Diagnosed): Checked {
  if (flow.connector) return flow.connector;
  const folder = evidence.map(({ file }) => file).join(', ') || 'sign-in';
  return { folder, layout: 'folder', files: [], documents: [], documentNamed: () => undefined };
}

/** The finding without secrets of the flow: before its words are laid out, since a line may end within a secret. */
function masked(finding: Finding, secrets: Secrets): Finding {
  const place = (at: Location): Location => ({ ...at, pointer: secrets.mask(at.pointer) });
  return {
    ...finding,
    message: secrets.mask(finding.message),
    location: place(finding.location),
    related: finding.related.map(({ location, message }) => ({
      location: place(location),
      message: secrets.mask(message),
    })),
    ...(finding.fix ? { fix: { ...finding.fix, title: secrets.mask(finding.fix.title) } } : {}),
  };
}

/** The result as the reporters of `check` take it. */
export const resultOf = (diagnosed: Diagnosed): ConnectorResult => ({
  connector: checkedOf(diagnosed),
  evidence: diagnosed.evidence,
  findings: diagnosed.diagnosis.findings.map((finding) => masked(finding, diagnosed.secrets)),
});

function shownFindings(diagnosed: Diagnosed): { findings: readonly Finding[]; result: ConnectorResult } {
  const result = resultOf(diagnosed);
  const redactor = redactorOf(result);
  return { result, findings: result.findings.map((finding) => shown(finding, redactor)) };
}

/** The counts of a diagnosis, for the exit code and the formats that end with them. */
export function diagnosisSummary(diagnosed: Diagnosed): Summary {
  const tally = new Tally();
  tally.add(resultOf(diagnosed));
  for (const { rule, folder, error } of diagnosed.diagnosis.failures)
    tally.problem({
      kind: 'rule-failed',
      folder,
      rule,
      message: error instanceof Error ? error.message : String(error),
    });
  return { ...tally.summary, noun: 'sign-in' };
}
