/**
 * ServiceNow's own types of columns, as `sys_dictionary.internal_type` names them, so far as the shipped tables use them;
 * an export may name any other. A column with choices keeps its type, mostly `string` or `integer`.
 */
export type FieldType =
  | 'string'
  | 'integer'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'glide_date_time'
  | 'glide_date'
  | 'due_date'
  | 'glide_duration'
  | 'timer'
  | 'reference'
  | 'glide_list'
  | 'document_id'
  | 'table_name'
  | 'sys_class_name'
  | 'domain_id'
  | 'GUID'
  | 'journal'
  | 'journal_input'
  | 'journal_list'
  | 'html'
  | 'currency'
  | 'price'
  | 'email'
  | 'ph_number'
  | 'url'
  | 'user_roles'
  | 'user_image'
  | 'workflow'
  | (string & {});

/** The values a column offers, in the order in which its form shows them. */
export type Choices = readonly (readonly [value: string, label: string])[];

/** A column of a table. */
export interface Field {
  /** The name of the column. */
  readonly element: string;
  /** As the form shows it in English. */
  readonly label: string;
  readonly type: FieldType;
  /** The table that a reference points at, or whose records a list holds. */
  readonly reference?: string;
  /** The choices of a fresh instance. Instances add, rename and retire choices. */
  readonly choices?: Choices;
  /** The length on a fresh instance, where it is certain; instances lengthen columns. */
  readonly maxLength?: number;
  /** Demanded by the dictionary. Demands of forms and data policies are not recorded here. */
  readonly mandatory?: boolean;
  /** Set by the instance: what it stamps, numbers or calculates. */
  readonly readOnly?: boolean;
  /** One of the few columns that makers use most. */
  readonly important?: boolean;
}

/** A table with its own columns, then the inherited ones, then those of the system. */
export interface Table {
  readonly name: string;
  /** Words for English texts: 'incident', 'incidents'. */
  readonly singular: string;
  readonly plural: string;
  /** The same for operation ids: 'Incident', 'Incidents'. Unique over all shipped tables. */
  readonly typeName: string;
  readonly pluralName: string;
  /** The nearest super class that is shipped too. */
  readonly parent?: string;
  /** All super classes, nearest first, also those that are not shipped. */
  readonly ancestors?: readonly string[];
  readonly fields: readonly Field[];
}

/** A column without its name, which is the key in a table's definition. */
export type Column = Omit<Field, 'element' | 'important'>;
export type Columns = Readonly<Record<string, Column>>;

type Options = Partial<Pick<Column, 'choices' | 'maxLength' | 'mandatory' | 'readOnly'>>;

const column =
  (type: FieldType, defaults: Options = {}) =>
  (label: string, options: Options = {}): Column => ({ label, type, ...defaults, ...options });

const pointing =
  (type: FieldType) =>
  (label: string, table: string, options: Options = {}): Column => ({ label, type, reference: table, ...options });

const choosing =
  (type: FieldType) =>
  (label: string, choices: Choices, options: Options = {}): Column => ({ label, type, choices, ...options });

export const text = column('string');
export const longText = column('string', { maxLength: 4000 });
export const html = column('html');
export const integer = column('integer');
export const decimal = column('decimal');
export const float = column('float');
export const flag = column('boolean');
export const dateTime = column('glide_date_time');
export const date = column('glide_date');
export const dueDate = column('due_date');
export const duration = column('glide_duration');
export const money = column('currency');
export const price = column('price');
export const journal = column('journal_input');
export const email = column('email');
export const phone = column('ph_number');
export const url = column('url');
export const roles = column('user_roles');
export const image = column('user_image', { readOnly: true });
export const stage = column('workflow');
export const tableName = column('table_name');
export const document = column('document_id');
export const other = (label: string, type: FieldType, options: Options = {}): Column => ({ label, type, ...options });
export const reference = pointing('reference');
export const list = pointing('glide_list');
export const choice = choosing('string');
export const numberedChoice = choosing('integer');

/** The number that the instance gives to a new record. */
export const autoNumber = (): Column => text('Number', { maxLength: 40, readOnly: true });
