import { UserError } from '../engine/user-error.js';
import type { SpecInput } from '../generator/spec.js';
import { readApiDocument } from './api-document.js';
import { exampleOf } from './completed-drafts.js';
import type { Decision } from './decision.js';
import { type ImportedOperation, importDocuments } from './import-documents.js';
import { namesOf, specWith } from './imported-spec.js';
import { plainValue } from './plain-value.js';
import type { Selectable } from './selection.js';

export interface ImportApiOptions {
  /** Operations by their names, as `GET /path`, or as `/path`, with `*` for any characters; all without. */
  readonly select?: readonly string[];
  /** Answers as JSON values, by operation; by `CreateOrder.body` what an operation takes. */
  readonly examples?: Readonly<Record<string, unknown>>;
  /** The specification of an earlier import: names of operations and all choices stay. */
  readonly spec?: SpecInput;
}

/** What became of the documents. */
export interface ImportApiResult {
  /** What `generate` makes the connector of, once it has an instance. */
  readonly spec: SpecInput;
  readonly operations: readonly ImportedOperation[];
  readonly notSelected: readonly Selectable[];
  /** Everything that is not in the connector as it stands in the documents, with what to do. */
  readonly decisions: readonly Decision[];
}

/** The import of texts, as `importApi` of the library gives it. */
export async function importApi(
  documents: Readonly<Record<string, string>>,
  { select, examples = {}, spec }: ImportApiOptions,
): Promise<ImportApiResult> {
  if (Object.keys(documents).length === 0)
    throw new UserError(
      'no-operation',
      'There is no document to import.',
      'Give the texts of one or more, by their names.',
    );
  const imported = await importDocuments(
    Object.entries(documents).map(([name, text]) => readApiDocument(text, name)),
    {
      select,
      examples: Object.entries(examples).map(([target, value]) => {
        const name = `the example of ${target}`;
        return exampleOf(target, plainValue(value, name), name);
      }),
      before: namesOf(spec?.imported),
    },
  );
  return {
    spec: specWith(imported, spec as Readonly<Record<string, unknown>> | undefined),
    operations: imported.operations,
    notSelected: imported.left,
    decisions: imported.decisions,
  };
}
