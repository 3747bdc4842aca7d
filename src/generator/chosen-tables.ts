import { nearest } from '../engine/suggest.js';
import { UserError } from '../engine/user-error.js';
import { withSystemColumns } from '../facts/tables/define.js';
import { TABLES, tableNamed } from '../facts/tables/index.js';
import { pascal } from '../facts/tables/names.js';
import type { Field } from '../facts/tables/table.js';
import { memberOf, type Spec } from './spec.js';
import { inSentence, type TableWords } from './words.js';

/** A table of the connector with the words and columns it appears with. */
export interface ChosenTable extends TableWords {
  readonly name: string;
  readonly fields: readonly Field[];
}

/**
 * The tables of a specification: those of an export as the instance has them, the others as they ship.
 * @param taken names of types that other parts of the connector use
 * @throws UserError `unknown-table` for a table whose columns are not known, `unknown-column` for a column it does not have
 */
export function chosenTables(spec: Spec, taken: ReadonlySet<string>): readonly ChosenTable[] {
  const names = new Set(taken);
  return spec.tables.map((name) => {
    const table = tableOf(spec, name);
    const words = uniqueWords(table, names);
    names.add(words.typeName).add(words.pluralName);
    return { ...words, name, fields: chosenFields(table.fields, name, memberOf(spec.columns, name)) };
  });
}

type Described = TableWords & { readonly name: string; readonly fields: readonly Field[] };

function tableOf(spec: Spec, name: string): Described {
  const shipped = tableNamed(name);
  const exported = memberOf(spec.dictionary, name);
  if (exported) {
    const fields = withSystemColumns(exported.fields);
    if (shipped) return { ...shipped, fields };
    const singular = inSentence(exported.label) || name;
    const plural = inSentence(exported.plural);
    const typeName = pascal(exported.label) || pascal(name);
    const isPlain = /^[A-Za-z]/.test(typeName);
    return {
      name,
      singular,
      plural: plural === '' || plural === singular ? `${singular} records` : plural,
      typeName: isPlain ? typeName : pascal(name),
      pluralName: isPlain && pascal(exported.plural) !== typeName ? pascal(exported.plural) : `${pascal(name)}Records`,
      fields,
    };
  }
  if (shipped) return shipped;
  const meant = nearest(name, TABLES.keys());
  throw new UserError(
    'unknown-table',
    `The columns of the table "${name}" are not known; field dictionaries ship for ${[...TABLES.keys()].join(', ')}.`,
    `${meant === undefined ? '' : `Did you mean "${meant}"? `}For a table of your own run "sn-connector generate --export-urls --tables ${name} ..." and pass the export with --dictionary, or reach it by name with the actions for any table.`,
  );
}

/** Words whose names nobody else uses: those of the label, else those of the table name. */
function uniqueWords(table: Described, names: ReadonlySet<string>): TableWords {
  const { singular, plural, typeName, pluralName } = table;
  const isFree = (one: string, many: string): boolean => one !== many && !names.has(one) && !names.has(many);
  if (isFree(typeName, pluralName)) return { singular, plural, typeName, pluralName };
  const own = pascal(table.name);
  const withName = { singular: `${singular} (${table.name})`, plural: `${plural} (${table.name})` };
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? '' : String(count);
    const names = { typeName: `${own}Record${suffix}`, pluralName: `${own}Records${suffix}` };
    if (isFree(names.typeName, names.pluralName)) return { ...withName, ...names };
  }
}

/** The columns that a trigger needs and a flow refers to; kept whatever is chosen. */
const ALWAYS: readonly string[] = ['sys_id', 'sys_created_on', 'sys_updated_on'];

function chosenFields(
  fields: readonly Field[],
  table: string,
  columns: readonly string[] | undefined,
): readonly Field[] {
  if (!columns) return fields;
  const known = new Set(fields.map(({ element }) => element));
  const unknown = columns.find((column) => !known.has(column));
  if (unknown !== undefined) {
    const meant = nearest(unknown, known);
    throw new UserError(
      'unknown-column',
      `The table "${table}" has no column "${unknown}".`,
      meant === undefined ? 'Look the name up in the dictionary of the instance.' : `Did you mean "${meant}"?`,
    );
  }
  return fields.filter(({ element }) => columns.includes(element) || ALWAYS.includes(element));
}
