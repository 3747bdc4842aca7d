import { ancestorsOf } from './ancestors.js';
import { pascal } from './names.js';
import type { Column, Columns, Field, Table } from './table.js';
import { dateTime, integer, other, text } from './table.js';

/** The columns that every table has. */
const SYSTEM: Columns = {
  sys_id: other('Sys ID', 'GUID', { maxLength: 32, readOnly: true }),
  sys_created_on: dateTime('Created', { readOnly: true }),
  sys_created_by: text('Created by', { maxLength: 40, readOnly: true }),
  sys_updated_on: dateTime('Updated', { readOnly: true }),
  sys_updated_by: text('Updated by', { maxLength: 40, readOnly: true }),
  sys_mod_count: integer('Updates', { readOnly: true }),
};

/** Columns with those of the system, where an export left some out. */
export const withSystemColumns = (fields: readonly Field[]): readonly Field[] => {
  const known = new Set(fields.map(({ element }) => element));
  return [...fields, ...fieldsOf(SYSTEM).filter(({ element }) => !known.has(element))];
};

const fieldsOf = (columns: Columns): Field[] =>
  Object.entries(columns).map(([element, column]) => ({ element, ...column }));

/** The column that says which of several tables a record is in. The instance sets it. */
export const classColumn = (label = 'Class'): Column =>
  other(label, 'sys_class_name', { maxLength: 80, readOnly: true });

/** The column of the domain a record belongs to, where domain separation can be used. */
export const domainColumn = (): Column => other('Domain', 'domain_id', { maxLength: 32, readOnly: true });

export interface TableDefinition {
  readonly name: string;
  readonly singular: string;
  readonly plural: string;
  /** Where the words do not give it: 'SLA' would become 'Sla'. */
  readonly typeName?: string;
  readonly pluralName?: string;
  /** The shipped super class. */
  readonly parent?: Table;
  /** Own columns. A column's name never looks like a number, so their order is kept. */
  readonly columns: Columns;
  /** What is different for inherited columns: labels and choices. */
  readonly changes?: Readonly<Record<string, Partial<Column>>>;
  /** Inherited columns that say nothing here. */
  readonly without?: readonly string[];
  /** The few columns that makers use most, own or inherited. */
  readonly important: readonly string[];
}

/** A misspelt column in a definition would vanish in silence. */
function demandColumns(table: string, names: readonly string[], columns: readonly string[]): void {
  for (const name of names) if (!columns.includes(name)) throw new Error(`${table} has no column ${name} to refer to`);
}

/** A table from its definition: own columns, then the inherited ones, then those of the system. */
export function defineTable(definition: TableDefinition): Table {
  const { name, singular, plural, parent, changes = {}, without = [], important } = definition;
  const inherited = (parent?.fields ?? [])
    .filter(({ element }) => !(element in SYSTEM) && !(element in definition.columns) && !without.includes(element))
    .map((field) => ({ ...field, ...changes[field.element] }));
  const fields = [...fieldsOf(definition.columns), ...inherited, ...fieldsOf(SYSTEM)].map(
    ({ important: _, ...field }) => (important.includes(field.element) ? { ...field, important: true } : field),
  );
  demandColumns(name, without, parent?.fields.map(({ element }) => element) ?? []);
  demandColumns(
    name,
    Object.keys(changes),
    inherited.map(({ element }) => element),
  );
  demandColumns(
    name,
    important,
    fields.map(({ element }) => element),
  );
  const ancestors = ancestorsOf(name).slice(1);
  return {
    name,
    singular,
    plural,
    typeName: definition.typeName ?? pascal(singular),
    pluralName: definition.pluralName ?? pascal(plural),
    ...(parent && { parent: parent.name }),
    ...(ancestors.length > 0 && { ancestors }),
    fields,
  };
}
