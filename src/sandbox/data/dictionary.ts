import { ancestorsOf, type Field, TABLES, type Table } from '../../facts/tables/index.js';
import { MORE_TABLES } from './more-tables.js';

const SHIPPED: ReadonlyMap<string, Table> = new Map([
  ...TABLES,
  ...MORE_TABLES.map((table): [string, Table] => [table.name, table]),
]);

/** The columns with those that generated connectors leave out: an instance has every inherited one. */
function whole(table: Table): Table {
  const parent = table.parent === undefined ? undefined : SHIPPED.get(table.parent);
  const known = new Set(table.fields.map(({ element }) => element));
  const inherited = parent ? whole(parent).fields.filter(({ element }) => !known.has(element)) : [];
  return inherited.length > 0 ? { ...table, fields: [...table.fields, ...inherited] } : table;
}

const TABLE_BY_NAME: ReadonlyMap<string, Table> = new Map([...SHIPPED].map(([name, table]) => [name, whole(table)]));

const FIELDS: ReadonlyMap<string, ReadonlyMap<string, Field>> = new Map(
  [...TABLE_BY_NAME.values()].map(({ name, fields }) => [name, new Map(fields.map((field) => [field.element, field]))]),
);

/** The columns that name a record, the first that a table has. */
const DISPLAY_COLUMNS = ['name', 'number', 'title', 'short_description', 'file_name', 'subject', 'sys_id'];

export const allTables = (): readonly Table[] => [...TABLE_BY_NAME.values()];
export const tableOf = (name: string): Table | undefined => TABLE_BY_NAME.get(name);
export const fieldOf = (table: string, element: string): Field | undefined => FIELDS.get(table)?.get(element);

/** The table and those that extend it, whose records it shows too. */
export const familyOf = (table: string): readonly string[] =>
  [...TABLE_BY_NAME.keys()].filter((name) => ancestorsOf(name).includes(table));

/** The column that stands for a record where people see it. */
export const displayColumn = (table: string): string =>
  DISPLAY_COLUMNS.find((element) => fieldOf(table, element)) ?? 'sys_id';

/** The column at the end of a dot-walk; undefined when a step is no column or no reference. */
export function fieldAt(table: string, path: string): Field | undefined {
  const [element = '', ...rest] = path.split('.');
  const field = fieldOf(table, element);
  if (rest.length === 0) return field;
  return field?.reference === undefined ? undefined : fieldAt(field.reference, rest.join('.'));
}

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'decimal', 'float', 'currency', 'price']);
export const isNumeric = ({ type }: Field): boolean => NUMERIC.has(type);
export const isTime = ({ type }: Field): boolean => ['glide_date_time', 'glide_date', 'due_date'].includes(type);
/** Not a list: those hold several records in one text. */
export const isReference = ({ type, reference }: Field): boolean => type === 'reference' && reference !== undefined;
/** Entries that are written and shown, and read as nothing. */
export const isJournal = ({ type }: Field): boolean => type.startsWith('journal');

/** All tables of a chain, also those without columns of their own here. */
export const chainOf = (table: string): readonly string[] => ancestorsOf(table);
