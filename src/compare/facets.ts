import { quoted, quotedPair } from '../connector/json-types.js';
import type { Node } from '../document/node.js';
import type { OPERATION_KINDS } from './operation-kinds.js';
import { differingMembers, sameJson } from './same-json.js';
import { enumDifference, LIMITS, limitDifference, typeRelation } from './value-sets.js';

type OperationKind = keyof typeof OPERATION_KINDS;
type AspectOf<Prefix extends string> = OperationKind extends infer K
  ? K extends `${Prefix}-${infer Aspect}`
    ? Aspect
    : never
  : never;

/** What may change of an input; each is a kind under the prefixes `parameter` and `body-property`. */
export type InputAspect = AspectOf<'parameter'> & AspectOf<'body-property'>;
/** What may change of an output; each is a kind under the prefix `response-property`. */
export type OutputAspect = AspectOf<'response-property'>;

/** A difference of one value, before it is known whether somebody gives the value or gets it. */
export type Facet =
  | 'type-wider'
  | 'type-narrower'
  | 'type-other'
  | 'format'
  | 'enum-wider'
  | 'enum-narrower'
  | 'limits-wider'
  | 'limits-narrower'
  | 'pattern'
  | 'default'
  | 'internal'
  | 'visible'
  | 'visibility'
  | 'dynamic-changed'
  | 'dynamic-added'
  | 'dynamic-removed'
  | 'text'
  | 'other';

/** What a difference is for those who give the value. */
export const AS_INPUT: Readonly<Record<Facet, InputAspect>> = {
  'type-wider': 'type-widened',
  'type-narrower': 'type-changed',
  'type-other': 'type-changed',
  format: 'format-changed',
  'enum-wider': 'enum-widened',
  'enum-narrower': 'enum-narrowed',
  'limits-wider': 'limits-widened',
  'limits-narrower': 'limits-narrowed',
  pattern: 'pattern-changed',
  default: 'default-changed',
  internal: 'now-internal',
  visible: 'now-visible',
  visibility: 'visibility-changed',
  'dynamic-changed': 'dynamic-values-changed',
  'dynamic-added': 'dynamic-values-added',
  'dynamic-removed': 'dynamic-values-removed',
  text: 'text-changed',
  other: 'other-changed',
};

/** What a difference is for those who get the value: a wider one may surprise them. */
export const AS_OUTPUT: Readonly<Record<Facet, OutputAspect>> = {
  'type-wider': 'type-changed',
  'type-narrower': 'type-narrowed',
  'type-other': 'type-changed',
  format: 'format-changed',
  'enum-wider': 'enum-widened',
  'enum-narrower': 'enum-narrowed',
  'limits-wider': 'limits-changed',
  'limits-narrower': 'limits-changed',
  pattern: 'limits-changed',
  default: 'limits-changed',
  internal: 'now-internal',
  visible: 'now-visible',
  visibility: 'visibility-changed',
  'dynamic-changed': 'dynamic-schema-changed',
  'dynamic-added': 'dynamic-schema-changed',
  'dynamic-removed': 'dynamic-schema-changed',
  text: 'text-changed',
  other: 'other-changed',
};

/** One side of a comparison of values: its Swagger type, and what it says for a keyword. */
export interface ValueView {
  readonly node: Node;
  /** True when other objects than the node say something too: those of an `allOf`. */
  readonly isComposed: boolean;
  readonly type: string | undefined;
  keyword(key: string): Node | undefined;
}

/** Takes a difference: what it is, the rest of the sentence about it, and where it stands. */
export type FacetReport = (facet: Facet, sentence: string, old: Node | undefined, now: Node | undefined) => void;

const DYNAMIC = [
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-tree',
] as const;

/** Keywords that people read, or that only tests and documentation use. */
const TEXTS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'x-ms-summary',
  'example',
  'examples',
  'x-example',
  'x-examples',
  'x-ms-enum',
  'x-ms-enum-values',
  'x-ms-docs',
  'x-ms-test-value',
  'externalDocs',
  'x-ms-keywords',
]);

/** Keywords that whoever knows the structure around the value compares. */
const STRUCTURE: ReadonlySet<string> = new Set([
  ...['properties', 'items', 'allOf', 'required', 'additionalProperties', '$ref'],
  ...['name', 'in', 'schema', 'collectionFormat', 'x-ms-url-encoding'],
]);

/** Keywords that are compared one by one. */
const HANDLED: ReadonlySet<string> = new Set([
  ...LIMITS,
  ...DYNAMIC,
  ...TEXTS,
  ...STRUCTURE,
  ...['type', 'format', 'enum', 'pattern', 'default', 'x-ms-visibility'],
]);

/**
 * Compares two values by everything that Swagger and the platform's extensions say of them.
 * @returns false when the types differ so much that comparing what is inside would only repeat it
 */
export function compareFacets(old: ValueView, now: ValueView, report: FacetReport): boolean {
  const relation = typeRelation(old.type, now.type);
  // Most values are as they were.
  const isPlain = !old.isComposed && !now.isComposed;
  if (relation === 'same' && isPlain && differingMembers(old.node.value, now.node.value, STRUCTURE).length === 0)
    return true;
  const at = (key: string): readonly [Node, Node] => [old.keyword(key) ?? old.node, now.keyword(key) ?? now.node];
  if (relation !== 'same') {
    const [was, is] = [old.type ?? 'any', now.type ?? 'any'].map((type) => quoted(type));
    report(`type-${relation}`, `was of type ${was} and is of type ${is}`, ...at('type'));
    if (relation === 'other' || old.type === undefined || now.type === undefined) return false;
  }
  // A format belongs to its type, and goes with it.
  if (relation === 'same') compareFormat(old, now, report);
  compareEnum(old, now, report);
  compareLimits(old, now, report);
  compareVisibility(old, now, report);
  compareDynamic(old, now, report);
  const texts = [...TEXTS].filter((key) => !sameJson(old.keyword(key)?.value, now.keyword(key)?.value));
  if (texts.length > 0) report('text', `has another ${texts.join(', ')}`, ...at(texts[0] as string));
  const others = differingMembers(old.node.value, now.node.value, HANDLED);
  if (others.length > 0) report('other', `differs in ${others.map(quoted).join(', ')}`, ...at(others[0] as string));
  return true;
}

/** Formats whose values are not texts but contents of files. */
const CONTENTS: ReadonlySet<unknown> = new Set(['binary', 'byte']);

function compareFormat(old: ValueView, now: ValueView, report: FacetReport): void {
  const [was, is] = [old.keyword('format'), now.keyword('format')];
  if (sameJson(was?.value, is?.value)) return;
  const facet = CONTENTS.has(was?.value) || CONTENTS.has(is?.value) ? 'type-other' : 'format';
  const [before, after] = [was, is].map((node) => (node ? quoted(node.value) : 'none'));
  report(facet, `was of format ${before} and is of format ${after}`, was ?? old.node, is ?? now.node);
}

const said = (value: unknown): string => (value === undefined ? 'nothing' : quoted(value));

function compareLimits(old: ValueView, now: ValueView, report: FacetReport): void {
  const places = (key: string): readonly [Node, Node] => [old.keyword(key) ?? old.node, now.keyword(key) ?? now.node];
  const { narrower, wider } = limitDifference(
    (key) => old.keyword(key)?.value,
    (key) => now.keyword(key)?.value,
  );
  for (const [facet, keys] of [['limits-narrower', narrower] as const, ['limits-wider', wider] as const])
    for (const key of keys) {
      const [was, is] = [old.keyword(key)?.value, now.keyword(key)?.value];
      report(facet, `had ${key} ${said(was)} and has ${said(is)}`, ...places(key));
    }
  for (const key of ['pattern', 'default'] as const) {
    const [was, is] = [old.keyword(key)?.value, now.keyword(key)?.value];
    if (sameJson(was, is)) continue;
    const [before, after] = was === undefined || is === undefined ? [said(was), said(is)] : quotedPair(was, is);
    report(key, `had ${key} ${before} and has ${after}`, ...places(key));
  }
}

function compareEnum(old: ValueView, now: ValueView, report: FacetReport): void {
  const [was, is] = [old.keyword('enum'), now.keyword('enum')];
  const { lost, gained, relation } = enumDifference(was, is);
  if (relation === 'same') return;
  const places = [was ?? old.node, is ?? now.node] as const;
  const some = (values: readonly string[]): string =>
    values.length > 5 ? `${values.slice(0, 5).join(', ')} and ${values.length - 5} more` : values.join(', ');
  if (!is) report('enum-wider', 'is no longer limited to a list of values', ...places);
  else if (!was) report('enum-narrower', 'is now limited to a list of values', ...places);
  if (lost.length > 0) report('enum-narrower', `no longer has the values ${some(lost)}`, ...places);
  if (gained.length > 0) report('enum-wider', `has the new values ${some(gained)}`, ...places);
}

/** `x-ms-visibility` in the form to compare: empty when it says nothing. */
export const visibilityOf = (node: Node | undefined): string => (node?.text ?? '').trim().toLowerCase();

function compareVisibility(old: ValueView, now: ValueView, report: FacetReport): void {
  const [was, is] = [old.keyword('x-ms-visibility'), now.keyword('x-ms-visibility')];
  const [before, after] = [visibilityOf(was), visibilityOf(is)];
  if (before === after) return;
  const places = [was ?? old.node, is ?? now.node] as const;
  if (after === 'internal') report('internal', 'is now internal, hidden in the designer', ...places);
  else if (before === 'internal') report('visible', 'is no longer internal', ...places);
  else report('visibility', `had visibility "${before || 'none'}" and has "${after || 'none'}"`, ...places);
}

function compareDynamic(old: ValueView, now: ValueView, report: FacetReport): void {
  const value = (view: ValueView, key: string): unknown => view.keyword(key)?.value;
  const [had, has] = [old, now].map((view) => DYNAMIC.filter((key) => view.keyword(key) !== undefined));
  const changed = DYNAMIC.filter((key) => !sameJson(value(old, key), value(now, key)));
  const [first] = changed;
  if (first === undefined || !had || !has) return;
  const facet =
    has.length === 0
      ? 'dynamic-removed'
      : changed.some((key) => had.includes(key))
        ? 'dynamic-changed'
        : 'dynamic-added';
  const sentence = { 'dynamic-removed': 'no longer has', 'dynamic-changed': 'has another', 'dynamic-added': 'now has' }[
    facet
  ];
  report(facet, `${sentence} ${changed.join(', ')}`, old.keyword(first) ?? old.node, now.keyword(first) ?? now.node);
}
