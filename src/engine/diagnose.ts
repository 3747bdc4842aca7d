import { documentOf } from '../document/node.js';
import { type Exchange, FLOW_STAGES, type FlowStage, placeOf } from '../exchange/exchange.js';
import type { Flow } from '../exchange/flow.js';
import type { Direction } from '../facts/messages/message.js';
import type { Finding } from './finding.js';
import { LAYERS, type Layer, type Observation, type Profile, type Rule, type Severity, type Sighting } from './rule.js';
import { type ActiveRule, type Collected, locatedFindings, type RuleFailure, runRules } from './run.js';
import { sameFaults } from './same-fault.js';
import { type StageOutcome, stageOutcomes } from './stages.js';

/** What a flow shows. */
export interface Diagnosis {
  readonly direction: Direction;
  /** The legs in their order, whether seen or not. */
  readonly stages: readonly StageOutcome[];
  /** The cause first, then what else was seen, then the faults of the files. */
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

interface Seen {
  readonly sighting: Sighting;
  readonly active: ActiveRule;
  readonly layer: Layer;
  readonly severity: Severity;
  readonly order: number;
}

/** The areas of rules about the sign-in: what their `check` finds is told beside what traffic shows. */
const FLOW_AREAS = new Set(['client', 'endpoint', 'exchange', 'redirect', 'refresh', 'scope', 'servicenow', 'state']);

/** True for a rule about the sign-in: by its area, or because it shows at a leg of it, or as a token that is refused. */
const isOfSignIn = ({ id, symptoms }: Rule): boolean =>
  FLOW_AREAS.has(id.slice(0, id.indexOf('/'))) ||
  symptoms.some(({ at, status }) => (at === 'api' ? status === 401 : (FLOW_STAGES as readonly string[]).includes(at)));

const MILDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Names the causes that a flow shows, and with a connector the faults of its files beside them. Pure.
 * @param rules the rules of the run with their severities
 */
export function diagnose(
  flow: Flow,
  rules: readonly ActiveRule[],
  options: { readonly profile: Profile } = { profile: 'deploy' },
): Diagnosis {
  const failures: RuleFailure[] = [];
  const seen = withoutRest(sightings(flow, rules, failures));
  const located = locatedFindings(
    seen.map((each) => collected(each, flow)),
    false,
  );
  const seenIn = new Map(seen.map(({ sighting }, index) => [located[index] as Finding, sighting.exchange]));
  const files = filesFindings(flow, rules, options.profile, failures);
  const causes = ranked(seen, located);
  const primary = causes.filter(({ isPrimary }) => isPrimary);
  const blamed = primary.every(({ finding }) => finding.confidence === 'low')
    ? blamedFiles(files, failedStages(flow, primary, seenIn), rules)
    : [];
  const dynamic = causes.map(({ finding, isPrimary }): Finding => {
    const exchange = seenIn.get(finding) as Exchange;
    return {
      ...withFiles(finding, sameFaults(finding, exchange, flow, files, rules)),
      stage: exchange.stage,
      rank: isPrimary && blamed.length === 0 ? 'primary' : 'also',
    };
  });
  const told = new Set(dynamic.map(({ rule }) => rule));
  return {
    direction: flow.direction,
    stages: stageOutcomes(flow, dynamic),
    findings: [
      ...blamed.map((finding): Finding => ({ ...finding, rank: 'primary' })),
      ...dynamic,
      ...files.filter((finding) => !blamed.includes(finding) && !told.has(finding.rule)),
    ],
    failures,
  };
}

function sightings(flow: Flow, rules: readonly ActiveRule[], failures: RuleFailure[]): Seen[] {
  const seen: Seen[] = [];
  for (const active of rules) {
    const { rule } = active;
    try {
      rule.diagnose?.(flow, (sighting) => {
        const severity = sighting.severity ?? active.severity;
        const layer = sighting.layer ?? rule.layer ?? 'rest';
        seen.push({ sighting, active, layer, severity, order: flow.orderOf(sighting.exchange) });
      });
    } catch (error) {
      failures.push({ rule: rule.id, folder: flow.connector?.folder ?? '', error });
    }
  }
  return seen;
}

/** What only says that something is wrong is left out where something else says what. */
function withoutRest(seen: readonly Seen[]): Seen[] {
  const explained = new Set(
    seen.flatMap(({ layer, severity, sighting }) =>
      layer !== 'rest' && severity !== 'info' ? [sighting.exchange] : [],
    ),
  );
  return seen.filter(({ layer, sighting }) => layer !== 'rest' || !explained.has(sighting.exchange));
}

function collected({ sighting, active, severity }: Seen, { connector }: Flow): Collected {
  const { exchange, part, message, confidence, remedy, repairBy, key, related = [] } = sighting;
  const origin = key ?? exchange.origin;
  const place = placeOf(exchange, part);
  // A live run has no evidence to point into: its places are keys of the files, and the rule knows the one at fault best.
  const isLive = connector?.documents.includes(documentOf(place)) === true;
  const at = isLive && key ? key : place;
  const observation: Observation = {
    at,
    message,
    related: [
      ...(origin && origin !== at ? [{ at: origin, message: 'the key that made the request' }] : []),
      ...related,
    ],
    ...(confidence && { confidence }),
    ...(remedy && { remedy }),
    ...(repairBy && { repairBy }),
  };
  return { observation, active: { ...active, severity } };
}

interface Cause {
  readonly finding: Finding;
  readonly isPrimary: boolean;
}

/** The causes, the primary ones first: of the first exchange with an error, those of the earliest layer. */
function ranked(seen: readonly Seen[], findings: readonly Finding[]): Cause[] {
  const all = seen.map((each, index) => ({ ...each, finding: findings[index] as Finding }));
  const before = (a: (typeof all)[number], b: (typeof all)[number]): number =>
    MILDER[a.severity] - MILDER[b.severity] ||
    stageRank(a.sighting.exchange) - stageRank(b.sighting.exchange) ||
    a.order - b.order ||
    LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) ||
    doubt(a.finding) - doubt(b.finding);
  all.sort(before);
  const [first] = all;
  if (!first || first.severity === 'info') return all.map(({ finding }) => ({ finding, isPrimary: false }));
  const isPrimary = (each: (typeof all)[number]): boolean =>
    each.severity === first.severity &&
    each.sighting.exchange === first.sighting.exchange &&
    each.layer === first.layer &&
    each.finding.confidence === first.finding.confidence;
  return all.map((each) => ({ finding: each.finding, isPrimary: isPrimary(each) }));
}

const stageRank = ({ stage }: Exchange): number => FLOW_STAGES.indexOf(stage);
const doubt = ({ confidence }: Finding): number => (confidence === 'high' ? 0 : 1);

/** What `check` says of the settings of the sign-in. */
function filesFindings(
  { connector }: Flow,
  rules: readonly ActiveRule[],
  profile: Profile,
  failures: RuleFailure[],
): readonly Finding[] {
  if (!connector) return [];
  const wanted = rules.filter(({ rule }) => isOfSignIn(rule));
  const run = runRules(connector, wanted, { profile, fixes: true });
  failures.push(...run.failures);
  return run.findings;
}

/**
 * Errors of the files that show where the flow failed. Where traffic says only that something was refused, they are the
 * better explanation.
 */
function blamedFiles(
  files: readonly Finding[],
  failed: ReadonlySet<FlowStage>,
  rules: readonly ActiveRule[],
): readonly Finding[] {
  if (failed.size === 0) return [];
  const showAt = new Map(rules.map(({ rule }) => [rule.id as string, rule.symptoms.map(({ at }) => at as string)]));
  return files.filter(
    ({ severity, rule }) => severity === 'error' && showAt.get(rule)?.some((at) => failed.has(at as FlowStage)),
  );
}

/** The legs where the primary causes were seen; the first one of a live run for which the files gave nothing to send. */
function failedStages(
  { isLive, exchanges }: Flow,
  primary: readonly Cause[],
  seenIn: ReadonlyMap<Finding, Exchange>,
): ReadonlySet<FlowStage> {
  if (isLive && exchanges.length === 0) return new Set(['authorize']);
  return new Set(primary.flatMap(({ finding }) => seenIn.get(finding)?.stage ?? []));
}

/** The same fault seen in traffic and in the files is one finding with two places. */
function withFiles(finding: Finding, same: readonly Finding[]): Finding {
  const [fix] = same.flatMap((each) => each.fix ?? []);
  return {
    ...finding,
    related: [...finding.related, ...same.map(({ location, message }) => ({ location, message }))],
    ...(fix && { fix }),
  };
}
