import type { Connector } from '../connector/connector.js';
import { askForEdits, toEdits } from '../document/edits.js';
import { documentOf, Node, type Place } from '../document/node.js';
import { PlacesByDocument } from '../document/places.js';
import { registrationsBeside, registryFilesOf } from '../registration/of-connector.js';
import { type TeamsApp, teamsAppOf } from '../teams-app/teams-app.js';
import type { Finding, Fix, Location } from './finding.js';
import type { Observation, Profile, Rule, Severity } from './rule.js';

/** A rule with the severity it has in this run. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** A bug in a rule: the run goes on without it. */
export interface RuleFailure {
  readonly rule: string;
  readonly folder: string;
  readonly error: unknown;
}

export interface FolderFindings {
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

/** What a rule said, and which it was. */
export interface Collected {
  readonly observation: Observation;
  readonly active: ActiveRule;
}

const NONE: readonly never[] = [];

const MILDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Runs rules over one connector. Pure: the connector holds its texts already.
 * @param options.fixes whether fixes are worked out as edits; without, they carry their titles only
 */
export function runRules(
  connector: Connector,
  rules: readonly ActiveRule[],
  options: { readonly profile: Profile; readonly fixes: boolean },
): FolderFindings {
  const collected: Collected[] = [];
  const failures: RuleFailure[] = [];
  const folder = {
    connector,
    registrations: registrationsBeside(connector),
    teamsApp: teamsAppOf(connector),
    profile: options.profile,
  };
  const isConcerned = concernedRules(connector, folder.teamsApp);
  for (const active of rules) {
    if (!isConcerned(active.rule.id)) continue;
    try {
      active.rule.check?.(folder, (observation) => collected.push({ observation, active }));
    } catch (error) {
      failures.push({ rule: active.rule.id, folder: connector.folder, error });
    }
  }
  return { findings: locateAll(collected, options.fixes), failures };
}

/**
 * Tells by its id whether a rule has something to look at. What a folder lacks is no fault: few connectors have exports of
 * the registry or a Teams app, and both may lie alone.
 */
function concernedRules(connector: Connector, teamsApp: TeamsApp | undefined): (id: string) => boolean {
  const hasExports = registryFilesOf(connector).length > 0;
  const isAlone = connector.layout === 'registry' || connector.layout === 'teams';
  return (id) => {
    if (id.startsWith('registration/')) return hasExports;
    if (id.startsWith('teams/')) return teamsApp !== undefined;
    return !isAlone || id.startsWith('json/');
  };
}

function locateAll(collected: readonly Collected[], fixes: boolean): Finding[] {
  return locatedFindings(collected, fixes).sort(inFileOrder);
}

/** Observations as findings, in the same order, with all places of a document found in one scan. */
export function locatedFindings(collected: readonly Collected[], fixes: boolean): Finding[] {
  const places = new PlacesByDocument();
  for (const { observation } of collected) {
    const { at, related, fix } = observation;
    places.ask(at);
    for (const other of related ?? []) places.ask(other.at);
    if (fixes && fix) askForEdits(fix.changes, places);
  }
  const locator = new Locator(places);
  return collected.map((each) => toFinding(each, locator, fixes ? places : undefined));
}

function toFinding(
  { observation, active: { rule, severity: active } }: Collected,
  locator: Locator,
  places: PlacesByDocument | undefined,
): Finding {
  const { severity, related, message, confidence, remedy, repairBy } = observation;
  const code = observation.code ?? (rule.aliases?.length === 1 ? rule.aliases[0] : undefined);
  const fix = fixOf(observation, places);
  return {
    rule: rule.id,
    ...(code ? { code } : {}),
    severity: severity && MILDER[severity] > MILDER[active] ? severity : active,
    confidence: confidence ?? 'high',
    message,
    ...(remedy ? { remedy } : {}),
    ...(repairBy ? { repairBy } : {}),
    location: locator.locate(observation.at),
    related: related?.map((other) => ({ location: locator.locate(other.at), message: other.message })) ?? NONE,
    ...(fix ? { fix } : {}),
  };
}

function fixOf({ fix }: Observation, places: PlacesByDocument | undefined): Fix | undefined {
  if (!fix) return undefined;
  const edits = places ? toEdits(fix.changes, places) : [];
  return edits && { title: fix.title, applicability: fix.applicability, edits };
}

function inFileOrder(a: Finding, b: Finding): number {
  if (a.location.file !== b.location.file) return a.location.file < b.location.file ? -1 : 1;
  return a.location.start - b.location.start || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/** Turns places into locations. */
export class Locator {
  constructor(private readonly places: PlacesByDocument) {}

  locate(place: Place): Location {
    const document = documentOf(place);
    const { lines } = document;
    const { start, end } = this.places.rangeOf(place);
    const from = lines.positionOf(start);
    const to = lines.positionOf(end);
    const node = place instanceof Node ? place : 'node' in place ? place.node : undefined;
    return {
      file: document.file,
      pointer: node?.pointer ?? '',
      start,
      end,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  }
}
