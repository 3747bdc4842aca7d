import type { Connector } from '../connector/connector.js';
import { documentOf, wholeFile } from '../document/node.js';
import { PlacesByDocument } from '../document/places.js';
import type { Location } from '../engine/finding.js';
import { Locator } from '../engine/run.js';
import { type Change, type ChangeKind, changeList, type Effect, KINDS, type Report } from './change.js';
import { compareDocument, versionOf } from './document.js';
import type { Step } from './kind.js';
import { compareOperations } from './operations.js';
import type { Turnover } from './policies.js';
import { compareFiles, compareProperties } from './properties.js';
import { type Revision, revisionsFor } from './revisions.js';
import { nextVersion, versionOrder } from './version.js';

/** The next `info.version` that some changes ask for. */
export interface VersionProposal {
  readonly old: string;
  /** The version of the new files. */
  readonly now: string | undefined;
  /** The lowest version that says what changed; undefined when the old one is no version that can be counted on. */
  readonly next: string | undefined;
  readonly step: Step;
  /** True when the new files have that version or a higher one. */
  readonly isEnough: boolean;
}

/** A change with its places. */
export interface LocatedChange extends Omit<Change, 'old' | 'new'> {
  readonly effect: Effect;
  readonly old: Location | undefined;
  readonly new: Location | undefined;
}

/** What became of a connector. */
export interface Comparison {
  /** The old connector; undefined when the connector is new. */
  readonly old: Connector | undefined;
  /** The new connector; undefined when the connector is gone. */
  readonly now: Connector | undefined;
  /** What breaks first, then what is unsure, then what is harmless; each in the order of the files. */
  readonly changes: readonly LocatedChange[];
  readonly version: VersionProposal | undefined;
  readonly revisions: readonly Revision[];
}

/**
 * Compares two states of a connector. Pure; never throws for what the files hold. A file that cannot be read is compared
 * as if it were not there: whoever calls says so first.
 * @param counts false for a change that is left out
 */
export function compareConnectors(
  old: Connector,
  now: Connector,
  counts: (change: Change) => boolean = () => true,
): Comparison {
  const { changes: found, report } = changeList();
  compareSides(old, now, report);
  const changes = found.filter(counts);
  const located = locateAll(changes);
  return { old, now, changes: located, version: versionFor(old, now, changes), revisions: revisionsFor(old, changes) };
}

function compareSides(old: Connector, now: Connector, report: Report): void {
  const whole = (connector: Connector) => connector.files[0] && wholeFile(connector.files[0].document);
  const where = { old: whole(old), new: whole(now) };
  const turnover = turnoverOf(old, now);
  if (old.definition && now.definition) {
    compareDocument(old.definition, now.definition, report);
    compareOperations(old.definition, now.definition, report);
  } else if (old.definition) report('definition-removed', 'the definition is gone', where);
  else if (now.definition) report('definition-added', 'the definition is new', where);
  if (old.properties && now.properties) compareProperties(old.properties, now.properties, turnover, report);
  else if (old.properties) report('properties-removed', 'the connection settings are gone', where);
  else if (now.properties) report('properties-added', 'the connection settings are new', where);
  compareFiles(old, now, turnover, report);
}

function turnoverOf(old: Connector, now: Connector): Turnover {
  const [was, is] = [old, now].map(({ operations }) => new Set(operations.flatMap(({ id }) => id ?? []))) as [
    Set<string>,
    Set<string>,
  ];
  return {
    came: new Set([...is].filter((id) => !was.has(id))),
    went: new Set([...was].filter((id) => !is.has(id))),
  };
}

/** The comparison of a connector that only one side has. */
export function oneSided(side: { readonly old: Connector } | { readonly now: Connector }): Comparison {
  const { changes, report } = changeList();
  const [connector, kind, what]: [Connector, ChangeKind, string] =
    'old' in side ? [side.old, 'connector-removed', 'gone'] : [side.now, 'connector-added', 'new'];
  const file = connector.files[0]?.document;
  const place = file && wholeFile(file);
  report(kind, `the connector is ${what}`, 'old' in side ? { old: place } : { new: place });
  return {
    old: 'old' in side ? side.old : undefined,
    now: 'now' in side ? side.now : undefined,
    changes: locateAll(changes),
    version: undefined,
    revisions: [],
  };
}

const ORDER: Readonly<Record<Effect, number>> = { breaking: 0, unsure: 1, harmless: 2 };

/** The changes with places, all of a document found in one scan, in an order that depends on the files alone. */
function locateAll(changes: readonly Change[]): LocatedChange[] {
  const places = new PlacesByDocument();
  for (const { old, new: now } of changes) for (const place of [old, now]) if (place) places.ask(place);
  const locator = new Locator(places);
  const located = changes.map(({ old, new: now, ...rest }) => ({
    ...rest,
    effect: KINDS[rest.kind].effect,
    old: old && locator.locate(old),
    new: now && locator.locate(now),
    isDefinition: isDefinition(old ?? now),
  }));
  located.sort(
    (a, b) =>
      ORDER[a.effect] - ORDER[b.effect] ||
      Number(b.isDefinition) - Number(a.isDefinition) ||
      startOf(a) - startOf(b) ||
      compareTexts(a.kind, b.kind) ||
      compareTexts(a.message, b.message) ||
      compareTexts(a.operations.join(), b.operations.join()),
  );
  return merged(located.map(({ isDefinition: _, ...change }) => change));
}

/** What several operations share, such as a parameter behind references, is one change that names them all. */
function merged(changes: readonly LocatedChange[]): LocatedChange[] {
  const byPlace = new Map<string, LocatedChange>();
  for (const change of changes) {
    const places = [change.old, change.new].map((at) => at && [at.file, at.start, at.end]);
    const key = JSON.stringify([change.kind, change.message, places]);
    const known = byPlace.get(key);
    byPlace.set(key, known ? { ...known, operations: [...known.operations, ...change.operations] } : change);
  }
  return [...byPlace.values()];
}

const isDefinition = (place: Change['old']): boolean => !!place && documentOf(place).root?.has('swagger') === true;

/** Where it stood; what is new is put where it stands now. */
const startOf = (change: { readonly old: Location | undefined; readonly new: Location | undefined }): number =>
  (change.old ?? change.new)?.start ?? 0;

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const STEPS: readonly Step[] = ['major', 'minor', 'patch'];

function versionFor(old: Connector, now: Connector, changes: readonly Change[]): VersionProposal | undefined {
  const was = versionOf(old)?.text;
  // A version that changed alone asks for no further one.
  const felt = changes.filter(({ kind }) => kind !== 'version-changed' && kind !== 'version-lowered');
  if (was === undefined || felt.length === 0) return undefined;
  const steps = new Set(felt.map(({ kind }) => KINDS[kind].step));
  const step = STEPS.find((each) => steps.has(each)) as Step;
  const next = nextVersion(was, step);
  const is = versionOf(now)?.text;
  const order = next === undefined ? undefined : versionOrder(next, is);
  return { old: was, now: is, next, step, isEnough: order !== undefined && order >= 0 };
}
