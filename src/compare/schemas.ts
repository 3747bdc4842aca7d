import { type Definition, MAX_DEPTH } from '../connector/definition.js';
import type { SchemaNode } from '../connector/schema-node.js';
import type { Place } from '../document/node.js';
import { keyOf } from '../document/node.js';
import type { ChangeKind, Report } from './change.js';
import { AS_INPUT, AS_OUTPUT, compareFacets, type InputAspect, type OutputAspect, visibilityOf } from './facets.js';
import { nameLikeness, pairSimilar } from './pair-similar.js';
import { type Direction, MOST_VISITS, operationsWith, type SchemaPair } from './schema-pair.js';
import { keyword, type SchemaShape, shapeOf, typeOfShape } from './schema-shape.js';

/** Circles of different lengths in both definitions make as many pairs as their product. */
const MOST_PAIRS = 100_000;
/** Renames are looked for in so many combinations of properties; beyond, one is gone and one is new. */
const MOST_COMBINATIONS = 500_000;
const LEAST_LIKENESS = 0.6;
const LONGEST_WAY = 200;

/**
 * Compares schemas of two definitions, references followed. What is shared by many operations is one change that names
 * them all. Works with a list of pairs: neither circles nor depth stop it.
 */
export class SchemaComparison {
  private readonly pairs = new Map<SchemaNode, Map<SchemaNode, Map<Direction, SchemaPair>>>();
  private readonly order: SchemaPair[] = [];
  private isTooLarge = false;
  private combinations = 0;

  constructor(
    private readonly old: Definition,
    private readonly now: Definition,
  ) {}

  /** Notes that the schemas are a body or an answer of an operation. */
  add(old: SchemaNode, now: SchemaNode, direction: Direction, operation: string): void {
    const top: SchemaPair = {
      direction,
      old,
      now,
      way: '',
      holders: [],
      operations: new Set([operation]),
      changes: [],
    };
    const pair = this.pair(old, now, top);
    if (pair) pair.operations.add(operation);
    else if (top.changes.length > 0) this.order.push(top);
  }

  /** Compares everything that was added, and all below it. */
  report(report: Report): void {
    for (let index = 0; index < this.order.length; index++) this.compare(this.order[index] as SchemaPair);
    const budget = { visits: MOST_VISITS };
    for (const pair of this.order) {
      if (pair.changes.length === 0) continue;
      const operations = operationsWith(pair, budget);
      for (const { kind, message, ...places } of pair.changes) report(kind, message, { ...places, operations });
    }
    this.reportTooDeep(report);
    if (this.isTooLarge)
      report('schemas-too-large', `there are more than ${MOST_PAIRS} pairs of schemas; the rest is not compared`, {
        old: this.old.root,
        new: this.now.root,
      });
  }

  /** What lies too deep to be read cannot be compared either. */
  private reportTooDeep(report: Report): void {
    const [old, now] = [this.old, this.now].map(({ faults }) =>
      faults.flatMap((each) => (each.fault === 'too-deep' ? [each.at] : [])).at(0),
    );
    if ((!old && !now) || this.old.root.document.text === this.now.root.document.text) return;
    report(
      'schemas-too-large',
      `there are objects nested more than ${MAX_DEPTH} deep; what is in them is not compared`,
      {
        old: old ?? this.old.root,
        new: now ?? this.now.root,
      },
    );
  }

  /**
   * The pair of two schemas behind their references; undefined when one of them leads nowhere.
   * @param at how it was met; a reference that now leads nowhere, or no longer does, is a change there
   */
  private pair(before: SchemaNode, after: SchemaNode, at: SchemaPair): SchemaPair | undefined {
    const { direction, way } = at;
    const old = this.old.resolve(before);
    const now = this.now.resolve(after);
    if (!old || !now) {
      const kind = direction === 'input' ? input('other-changed') : output(direction, 'other-changed');
      const message = `the reference of ${way === '' ? nameOfWhole(direction) : `"${way}"`} leads ${now ? 'no longer' : 'now'} nowhere`;
      if (old || now) at.changes.push({ kind, message, old: before, new: after });
      return undefined;
    }
    const byNow = this.pairs.get(old) ?? new Map<SchemaNode, Map<Direction, SchemaPair>>();
    this.pairs.set(old, byNow);
    const byDirection = byNow.get(now) ?? new Map<Direction, SchemaPair>();
    byNow.set(now, byDirection);
    const known = byDirection.get(direction);
    if (known) return known;
    if (this.order.length >= MOST_PAIRS) {
      this.isTooLarge = true;
      return undefined;
    }
    const pair: SchemaPair = { direction, old, now, way, holders: [], operations: new Set(), changes: [] };
    byDirection.set(direction, pair);
    this.order.push(pair);
    return pair;
  }

  private below(holder: SchemaPair, old: SchemaNode, now: SchemaNode, step: string): void {
    // In a circle the way would grow without end.
    const isLong = holder.way.length > LONGEST_WAY;
    const way = isLong ? holder.way : holder.way + (step === '[]' || !holder.way ? '' : '.') + step;
    const pair = this.pair(old, now, { ...holder, way });
    if (pair && pair !== holder) pair.holders.push(holder);
  }

  private compare(pair: SchemaPair): void {
    const old = shapeOf(this.old, pair.old);
    const now = shapeOf(this.now, pair.now);
    if (!old || !now) return;
    const subject = pair.way === '' ? nameOfWhole(pair.direction) : `"${pair.way}"`;
    const goesOn = compareFacets(viewOf(old), viewOf(now), (facet, sentence, before, after) => {
      const kind = pair.direction === 'input' ? input(AS_INPUT[facet]) : output(pair.direction, AS_OUTPUT[facet]);
      pair.changes.push({ kind, message: `${subject} ${sentence}`, old: before, new: after });
    });
    if (!goesOn) return;
    this.compareProperties(pair, old, now);
    if (old.items && now.items) this.below(pair, old.items, now.items, '[]');
    this.compareAdditional(pair, old, now);
  }

  private compareProperties(pair: SchemaPair, old: SchemaShape, now: SchemaShape): void {
    const common = [...old.properties].filter(([name]) => now.properties.has(name));
    for (const [name, before] of common) {
      const after = now.properties.get(name) as SchemaNode;
      this.below(pair, before, after, name);
      this.compareRequired(pair, name, { old: before, now: after }, old.required.has(name), now.required.has(name));
    }
    const gone = [...old.properties].filter(([name]) => !now.properties.has(name));
    const fresh = [...now.properties].filter(([name]) => !old.properties.has(name));
    this.combinations += gone.length * fresh.length;
    const isTried = this.combinations <= MOST_COMBINATIONS;
    const renamed = isTried ? pairSimilar(gone, fresh, (a, b) => this.likeness(a, b), LEAST_LIKENESS) : [];
    const paired = new Set(renamed.flat());
    for (const [[name, before], [newName, after]] of renamed) {
      const message = `${quotedWay(pair, name)} is now called "${newName}"`;
      this.note(pair, 'renamed', 'renamed', message, keyOf(before), keyOf(after));
      this.below(pair, before, after, newName);
    }
    for (const each of gone) {
      if (paired.has(each)) continue;
      const [name, schema] = each;
      const isHidden = this.isInternal(this.old, schema);
      this.note(
        pair,
        isHidden ? 'hidden-removed' : 'removed',
        'removed',
        `${quotedWay(pair, name)} is gone`,
        keyOf(schema),
        now.node,
      );
    }
    for (const each of fresh) {
      if (paired.has(each)) continue;
      const [name, schema] = each;
      const aspect = this.additionAspect(schema, now.required.has(name));
      const required = now.required.has(name) && pair.direction === 'input' ? ' and required' : '';
      this.note(pair, aspect, 'added', `${quotedWay(pair, name)} is new${required}`, old.node, keyOf(schema));
    }
  }

  private compareRequired(
    pair: SchemaPair,
    name: string,
    { old, now }: { readonly old: SchemaNode; readonly now: SchemaNode },
    was: boolean,
    is: boolean,
  ): void {
    if (was === is) return;
    const subject = quotedWay(pair, name);
    if (is) {
      const aspect = this.has(this.now, now, 'default') ? 'now-required-with-default' : 'now-required';
      this.note(pair, aspect, 'now-certain', `${subject} is now required`, keyOf(old), keyOf(now));
    } else
      this.note(pair, 'now-optional', 'no-longer-certain', `${subject} is no longer required`, keyOf(old), keyOf(now));
  }

  private compareAdditional(pair: SchemaPair, old: SchemaShape, now: SchemaShape): void {
    if (typeof old.additional === 'object' && typeof now.additional === 'object') {
      this.below(pair, old.additional, now.additional, '*');
      return;
    }
    const [was, is] = [old.additional !== false, now.additional !== false];
    if (was === is || pair.direction !== 'input') return;
    const subject = pair.way === '' ? nameOfWhole(pair.direction) : `"${pair.way}"`;
    pair.changes.push({
      kind: is ? 'body-property-opened' : 'body-property-closed',
      message: `${subject} takes ${is ? 'now' : 'no longer'} properties that are not described`,
      old: keyword(old, 'additionalProperties') ?? old.node,
      new: keyword(now, 'additionalProperties') ?? now.node,
    });
  }

  private note(
    pair: SchemaPair,
    asInput: InputAspect,
    asOutput: OutputAspect,
    message: string,
    old: Place,
    now: Place,
  ): void {
    const kind = pair.direction === 'input' ? input(asInput) : output(pair.direction, asOutput);
    const side = pair.direction === 'input' ? 'the body' : 'the answer';
    pair.changes.push({
      kind,
      message: `${message}${message.endsWith('gone') ? ` from ${side}` : ` in ${side}`}`,
      old,
      new: now,
    });
  }

  /** How a new property is felt by those who give it. */
  private additionAspect(schema: SchemaNode, isRequired: boolean): InputAspect {
    const hasDefault = this.has(this.now, schema, 'default');
    if (this.isInternal(this.now, schema) && (hasDefault || !isRequired)) return 'hidden-added';
    if (!isRequired) return 'added';
    return hasDefault ? 'required-with-default-added' : 'required-added';
  }

  private has = (definition: Definition, schema: SchemaNode, key: string): boolean =>
    definition.resolve(schema)?.has(key) ?? false;

  private isInternal = (definition: Definition, schema: SchemaNode): boolean =>
    visibilityOf(definition.resolve(schema)?.get('x-ms-visibility')) === 'internal';

  private likeness([name, old]: readonly [string, SchemaNode], [newName, now]: readonly [string, SchemaNode]): number {
    const [before, after] = [this.old.resolve(old), this.now.resolve(now)];
    if (before?.string('type') !== after?.string('type')) return 0;
    const title = before?.string('x-ms-summary') ?? '';
    return title !== '' && title === after?.string('x-ms-summary') ? 1 : nameLikeness(name, newName);
  }
}

const input = (aspect: InputAspect): ChangeKind => `body-property-${aspect}`;
const output = (direction: Direction, aspect: OutputAspect): ChangeKind =>
  direction === 'error' ? 'error-response-changed' : `response-property-${aspect}`;

const nameOfWhole = (direction: Direction): string => (direction === 'input' ? 'the body' : 'the answer');

const quotedWay = ({ way }: SchemaPair, name: string): string => `"${way === '' ? '' : `${way}.`}${name}"`;

const viewOf = (shape: SchemaShape) => ({
  node: shape.node,
  isComposed: shape.members.length > 1,
  type: typeOfShape(shape),
  keyword: (key: string) => keyword(shape, key),
});
