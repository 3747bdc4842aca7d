import { UserError } from '../engine/user-error.js';
import { MAX_OPERATIONS } from '../facts/schema-limits.js';
import { plainLine } from '../generator/clean-text.js';
import type { ImportedParts } from '../generator/spec.js';
import type { ApiDocument } from './api-document.js';
import { assembled } from './assemble.js';
import { type Example, type Named, successOf, withExamples, withTexts } from './completed-drafts.js';
import { type Decision, Decisions } from './decision.js';
import { DefinitionNames } from './definition-names.js';
import { type NewNames, withNewNames } from './dynamic-calls.js';
import { RESERVED, withoutGenerated } from './generated-operations.js';
import { completedBy, isBare, type Known, knownOperation, knownParts, knownPath } from './known-operations.js';
import { operationNames } from './operation-names.js';
import { draftOf, type Found, operationsIn, placeOf } from './operations.js';
import { callOf, shapeOf } from './paths.js';
import { reportRepeated, reportRoot } from './report-document.js';
import { Schemas } from './schemas.js';
import { type Selectable, selected, unknownOperation } from './selection.js';
import { returnsSeveral } from './several.js';
import { objectIn, Source } from './source.js';

export interface ImportOptions {
  /** Patterns of operations; all without. See {@link selected}. */
  readonly select?: readonly string[] | undefined;
  /** Chooses among the operations, where a person is asked. */
  readonly choose?: ((operations: readonly Selectable[]) => Promise<readonly string[]>) | undefined;
  readonly examples?: readonly Example[];
  /** The operation ids of an earlier import, by their call; see {@link callOf}. */
  readonly before?: ReadonlyMap<string, string>;
}

/** An operation of the connector, as the report lists it. */
export interface ImportedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly document: string;
  /** True where the generator describes it. */
  readonly isKnown: boolean;
  /** False where nobody says what the answer holds. */
  readonly hasAnswer: boolean;
}

export interface Imported {
  readonly parts: ImportedParts;
  readonly operations: readonly ImportedOperation[];
  /** The operations that were not selected. */
  readonly left: readonly Selectable[];
  readonly decisions: readonly Decision[];
  /** What the first document says about itself. */
  readonly info: { readonly title: string; readonly description: string };
}

type Recognised = Found & { readonly known: Known | undefined };
type Chosen = Recognised & Selectable;

/**
 * Turns descriptions of APIs into what the generator makes a connector of. Pure: the same documents give the same parts.
 * @throws UserError `no-operation` when nothing is left, or a selection or an example names nothing; `too-complex`
 */
export async function importDocuments(
  documents: readonly ApiDocument[],
  options: ImportOptions = {},
): Promise<Imported> {
  const decisions = new Decisions();
  const sources = documents.map((document) => new Source(document, documents.length > 1 ? `${document.name}: ` : ''));
  for (const document of documents) reportRepeated(document, decisions);
  for (const source of sources) reportRoot(source, decisions);
  const found = sources.flatMap((source) => operationsIn(source, decisions)).map((one) => recognised(one, decisions));
  const all = named(withoutGenerated(unique(found, decisions), decisions), options.before);
  const patterns = options.choose === undefined ? options.select : await options.choose(all);
  const chosen = selected(all, patterns);
  if (chosen.length === 0)
    throw new UserError(
      'no-operation',
      `${documents.map(({ name }) => name).join(', ')} ${documents.length === 1 ? 'holds' : 'hold'} no operation that a connector can have.`,
      reasonsOf(decisions) || 'Export an API that has resources, or look at "paths" of the document.',
    );
  if (chosen.length > MAX_OPERATIONS)
    throw new UserError(
      'too-large',
      `${chosen.length} operations are chosen; the platform takes ${MAX_OPERATIONS}.`,
      'Choose those that are needed with --select, such as "GET /api/now/*", or with --select ask.',
    );
  const left = all.filter((one) => !chosen.includes(one));
  for (const one of left) decisions.note('lost', 'not-selected', placeOf(one), 'is not selected');
  const names = newNames(all);
  const { operations, definitions } = read(chosen, sources, names, options.examples ?? [], decisions);
  const from = documents.map(({ name }) => name);
  const parts = assembled(operations, definitions, from, decisions);
  return {
    parts,
    left: left.map(selectableOf),
    operations: operations.map((one) => ({
      id: one.id,
      method: one.method,
      path: one.path,
      document: one.source.name,
      isKnown: one.isKnown,
      hasAnswer: successOf(one).isKnown,
    })),
    decisions: decisions.all,
    info: infoOf(sources[0] as Source),
  };
}

/** Why nothing is left, in the words of the first decisions. */
const reasonsOf = (decisions: Decisions): string =>
  decisions.all
    .filter(({ code }) => ['path', 'reference', 'method', 'webhooks'].includes(code))
    .slice(0, 3)
    .map(({ where, what }) => `${where}: ${what.replace(/\.$/, '')}.`)
    .join(' ');

/** Decisions about what a document leaves open. */
const GAPS: ReadonlySet<string> = new Set([
  ...['body-schema', 'form', 'binary-body', 'binary-answer', 'success'],
  ...['parameter-text', 'parameter-type', 'path-parameter', 'shared-parameter'],
]);

const selectableOf = ({ id, method, path, isKnown }: Selectable): Selectable => ({ id, method, path, isKnown });

/** Of operations that a router cannot tell apart the first. */
function unique<T extends Found>(operations: readonly T[], decisions: Decisions): readonly T[] {
  const seen = new Map<string, T>();
  return operations.filter((one) => {
    const key = callOf(one);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, one);
    else decisions.note('lost', 'twice', placeOf(one), `is the same call as ${placeOf(first)}; only that one is kept`);
    return first === undefined;
  });
}

/** An operation with what is known of it, and the path that the generator calls it by. */
function recognised(one: Found, decisions: Decisions): Recognised {
  const known = isBare(one) ? knownOperation(one.method, one.path) : undefined;
  return known === undefined
    ? { ...one, known }
    : { ...one, known, path: knownPath(one.path, known, placeOf(one), decisions) };
}

function named(operations: readonly Recognised[], before: ReadonlyMap<string, string> = new Map()): readonly Chosen[] {
  const wanted = operations.map((operation) => {
    const { raw, method, path, known } = operation;
    const own = known?.operation['operationId'] ?? raw['operationId'];
    return { method, path, wanted: typeof own === 'string' ? own : undefined, isSeveral: returnsSeveral(operation) };
  });
  const ids = operationNames(wanted, before, RESERVED);
  return operations.map((one) => ({ ...one, id: ids.get(callOf(one)) as string, isKnown: one.known !== undefined }));
}

/** The names of operations of each document, for calls of one by another. */
function newNames(operations: readonly Chosen[]): ReadonlyMap<Source, NewNames> {
  const bySource = new Map<Source, Map<string, string>>();
  for (const { source, raw, id } of operations) {
    const names = bySource.get(source) ?? new Map<string, string>();
    if (typeof raw['operationId'] === 'string') names.set(raw['operationId'], id);
    bySource.set(source, names);
  }
  return bySource;
}

function read(
  chosen: readonly Chosen[],
  sources: readonly Source[],
  newNamesOf: ReadonlyMap<Source, NewNames>,
  examples: readonly Example[],
  decisions: Decisions,
): { operations: readonly Named[]; definitions: ImportedParts['definitions'] } {
  const names = new DefinitionNames(Object.keys(knownParts().definitions));
  const schemas = new Map(sources.map((source) => [source, new Schemas(source, decisions, names)]));
  const drafts = chosen.map((one): Named => {
    // What is known replaces what the document leaves open, so its gaps are none.
    const notes = one.known === undefined ? decisions : new Decisions(decisions, GAPS);
    const found = draftOf(one, schemas.get(one.source) as Schemas, notes);
    const draft = { ...found, operation: withNewNames(found.operation, newNamesOf.get(one.source) ?? new Map()) };
    const complete = one.known === undefined ? draft : completedBy(draft, one.known, decisions);
    if (one.raw['operationId'] !== undefined && one.raw['operationId'] !== one.id && one.known === undefined)
      decisions.note(
        'adapted',
        'operation-id',
        placeOf(one),
        `"${plainLine(one.raw['operationId'], 80)}" is called ${one.id}`,
      );
    return withTexts(complete, one.id, one.known, decisions);
  });
  const find = (name: string): Named => {
    const found = drafts.find(
      ({ id, method, path }) =>
        id.toLowerCase() === name.toLowerCase() || callOf({ method, path }) === shapeOf(name).replace(/\s+/, ' '),
    );
    if (found === undefined) throw unknownOperation(name, chosen);
    return found;
  };
  const operations = withExamples(drafts, examples, find, decisions);
  for (const one of operations)
    if (!successOf(one).isKnown)
      decisions.note(
        'check',
        'unknown-answer',
        placeOf(one),
        'nobody says what the answer holds; it is offered as a whole',
        `Save an answer and give it with --example ${one.id}=FILE.`,
      );
  const definitions = [...schemas].map(([source, one]) =>
    withNewNames(one.definitions(), newNamesOf.get(source) ?? new Map()),
  );
  return { operations, definitions: Object.assign({}, ...definitions) };
}

const infoOf = ({ root }: Source): Imported['info'] => {
  const { title, description } = objectIn(root['info']);
  return { title: plainLine(title, 200), description: plainLine(description, 500) };
};
