import type { Operation, Parameter } from '../connector/definition.js';
import { quoted } from '../connector/json-types.js';
import type { Node } from '../document/node.js';
import type { Report } from './change.js';
import { AS_INPUT, compareFacets, type ValueView, visibilityOf } from './facets.js';
import { nameLikeness, pairSimilar } from './pair-similar.js';
import type { SchemaComparison } from './schemas.js';

type Pair = readonly [old: Parameter, now: Parameter];

const LEAST_LIKENESS = 0.6;

/** Compares what flows give to an operation. */
export function compareParameters(old: Operation, now: Operation, schemas: SchemaComparison, report: Report): void {
  const operations = [old.label];
  const { pairs, gone, fresh } = matchParameters(old, now);
  for (const pair of pairs) comparePair(pair, operations, schemas, report);
  for (const parameter of gone) {
    const kind = isInternal(parameter) ? 'parameter-hidden-removed' : 'parameter-removed';
    report(kind, `${subjectOf(parameter)} is gone`, { operations, old: parameter.usedAt, new: now.node });
  }
  for (const parameter of fresh) {
    const required = parameter.isRequired ? ' and required' : '';
    report(additionKind(parameter), `${subjectOf(parameter)} is new${required}`, {
      operations,
      old: old.node,
      new: parameter.usedAt,
    });
  }
}

/** Finds each parameter again: by name and place, by name alone, by its place in the path, by likeness. */
function matchParameters(
  old: Operation,
  now: Operation,
): { readonly pairs: readonly Pair[]; readonly gone: readonly Parameter[]; readonly fresh: readonly Parameter[] } {
  const pairs: Pair[] = [];
  let gone = old.parameters;
  let fresh = now.parameters;
  const take = (found: readonly Pair[]): void => {
    const used = new Set(found.flat());
    for (const pair of found) pairs.push(pair);
    gone = gone.filter((parameter) => !used.has(parameter));
    fresh = fresh.filter((parameter) => !used.has(parameter));
  };
  take(equalBy(gone, fresh, ({ name, in: place }) => (place === 'body' ? 'body' : `${place}\n${name}`)));
  take(equalBy(gone, fresh, ({ name }) => name));
  const [was, is] = [variablesOf(old.path), variablesOf(now.path)];
  const position = (variables: ReadonlyMap<string, string>, { name, in: place }: Parameter): string | undefined =>
    place === 'path' ? variables.get(name) : undefined;
  if (was.size === is.size)
    take(
      equalBy(
        gone,
        fresh,
        (parameter) => position(was, parameter),
        (parameter) => position(is, parameter),
      ),
    );
  take(pairSimilar(gone, fresh, likeness, LEAST_LIKENESS));
  return { pairs, gone, fresh };
}

function equalBy(
  old: readonly Parameter[],
  now: readonly Parameter[],
  keyOf: (parameter: Parameter) => string | undefined,
  keyOfNow = keyOf,
): Pair[] {
  const waiting = new Map<string, Parameter>();
  for (const parameter of now) {
    const key = keyOfNow(parameter);
    if (key !== undefined && !waiting.has(key)) waiting.set(key, parameter);
  }
  return old.flatMap((parameter) => {
    const key = keyOf(parameter);
    const found = key === undefined ? undefined : waiting.get(key);
    if (!found || key === undefined) return [];
    waiting.delete(key);
    return [[parameter, found] as const];
  });
}

/** The variables of a path with their places in it. */
const variablesOf = (path: string): ReadonlyMap<string, string> =>
  new Map([...path.matchAll(/\{([^{}]*)\}/g)].map(([, name], index) => [name as string, String(index)]));

function likeness(old: Parameter, now: Parameter): number {
  if (old.in !== now.in || old.node.string('type') !== now.node.string('type')) return 0;
  const title = old.node.string('x-ms-summary') ?? '';
  return title !== '' && title === now.node.string('x-ms-summary') ? 1 : nameLikeness(old.name, now.name);
}

function comparePair([old, now]: Pair, operations: readonly string[], schemas: SchemaComparison, report: Report): void {
  const subject = subjectOf(old);
  const places = (key: string) => ({
    operations,
    old: old.node.get(key) ?? old.usedAt,
    new: now.node.get(key) ?? now.usedAt,
  });
  if (old.in !== now.in)
    report('parameter-moved', `${subject} is in ${quoted(now.in)} and no longer in ${quoted(old.in)}`, places('in'));
  if (old.name !== now.name)
    report('parameter-renamed', `${subject} is now called ${quoted(now.name)}`, places('name'));
  if (!old.isRequired && now.isRequired) {
    const kind = now.node.has('default') ? 'parameter-now-required-with-default' : 'parameter-now-required';
    report(kind, `${subject} is now required`, places('required'));
  } else if (old.isRequired && !now.isRequired)
    report('parameter-now-optional', `${subject} is no longer required`, places('required'));
  compareFacets(viewOf(old), viewOf(now), (facet, sentence, before, after) =>
    report(`parameter-${AS_INPUT[facet]}`, `${subject} ${sentence}`, { operations, old: before, new: after }),
  );
  compareItems(old.node.get('items'), now.node.get('items'), subject, operations, report);
  const [was, is] = [listFormat(old), listFormat(now)];
  if (was !== is)
    report(
      'parameter-list-format-changed',
      `${subject} had collectionFormat ${quoted(was)} and has ${quoted(is)}`,
      places('collectionFormat'),
    );
  compareEncoding(old, now, places('x-ms-url-encoding'), report);
  if (old.schema && now.schema) schemas.add(old.schema, now.schema, 'input', operations[0] as string);
}

/** The elements of a list that is no body; lists in lists are compared by what they are, level by level. */
function compareItems(
  old: Node | undefined,
  now: Node | undefined,
  subject: string,
  operations: readonly string[],
  report: Report,
): void {
  let [before, after] = [old, now];
  while (before?.isObject && after?.isObject) {
    const goesOn = compareFacets(view(before), view(after), (facet, sentence, was, is) =>
      report(`parameter-${AS_INPUT[facet]}`, `each value of ${subject} ${sentence}`, { operations, old: was, new: is }),
    );
    if (!goesOn) return;
    [before, after] = [before.get('items'), after.get('items')];
  }
}

function compareEncoding(old: Parameter, now: Parameter, where: object, report: Report): void {
  if (old.in !== 'path' || now.in !== 'path') return;
  // Source: https://learn.microsoft.com/en-us/connectors/custom-connectors/openapi-extensions: `single` is the default.
  const [was, is] = [old, now].map(({ node }) => (node.string('x-ms-url-encoding') ?? 'single').toLowerCase());
  if (was === is) return;
  report(
    'parameter-encoding-changed',
    `${subjectOf(old)} was encoded ${quoted(was)} and is encoded ${quoted(is)}`,
    where,
  );
}

/** How a list is joined; nothing for values that are none. Swagger's default is `csv`. */
const listFormat = ({ node }: Parameter): string =>
  node.string('type') === 'array' ? (node.string('collectionFormat') ?? 'csv') : 'csv';

const view = (node: Node): ValueView => ({
  node,
  isComposed: false,
  type: node.string('type'),
  keyword: (key) => node.get(key),
});

/** A body has its type in its schema, which is compared there. */
const viewOf = ({ node }: Parameter): ValueView => view(node);

const subjectOf = ({ name, in: place }: Parameter): string =>
  place === 'body' ? `the body ${quoted(name)}` : `the ${place} parameter ${quoted(name)}`;

const isInternal = ({ node, schema }: Parameter): boolean =>
  visibilityOf(node.get('x-ms-visibility') ?? schema?.get('x-ms-visibility')) === 'internal';

function additionKind(parameter: Parameter) {
  const hasDefault = parameter.node.has('default');
  if (isInternal(parameter) && (hasDefault || !parameter.isRequired)) return 'parameter-hidden-added';
  if (!parameter.isRequired) return 'parameter-added';
  return hasDefault ? 'parameter-required-with-default-added' : 'parameter-required-added';
}
