/**
 * How the types of ServiceNow's columns read and write over the Table API. Everything goes over the wire as a string.
 * Sources: r_DatabaseFieldTypes.md, r_ScriptingOfFieldTypes.md and c_TableAPI.md of the ServiceNow documentation; general
 * knowledge of the base system.
 */
export interface FieldTypeFacts {
  /** What a value looks like, as the end of a sentence; empty where there is nothing to say. */
  readonly hint: string;
  /** False where no answer holds the value: passwords, and what only forms show. */
  readonly readable: boolean;
  /** False where the instance ignores or refuses a value. */
  readonly writable: boolean;
}

const both = (hint: string): FieldTypeFacts => ({ hint, readable: true, writable: true });
const readOnly = (hint: string): FieldTypeFacts => ({ hint, readable: true, writable: false });
const never: FieldTypeFacts = { hint: '', readable: false, writable: false };

const TEXT = both('');
const DATE_TIME = both('UTC, as yyyy-MM-dd HH:mm:ss');
const WHOLE = both('whole number');
const NUMBER = both('number with a decimal point');
const MONEY = both('amount with a decimal point, a currency may precede it, as in USD;12.50');
const DURATION = both('time since 1970-01-01 00:00:00, so that 1970-01-02 03:00:00 is one day and three hours');
const SYS_ID = both('sys_id of a record');
const FILE = readOnly('sys_id of an attachment');
const HTML = both('HTML');
const TABLE = both('name of a table');
const COLUMN = both('name of a column');
const COLUMNS = both('comma-separated names of columns');
const CONDITION = both('encoded query');
const JSON_TEXT = both('JSON');

const types = (facts: FieldTypeFacts, names: string): [string, FieldTypeFacts][] =>
  names.split(' ').map((name) => [name, facts]);

/** The types that are more than plain text. What is not listed reads and writes as text. */
const FACTS: ReadonlyMap<string, FieldTypeFacts> = new Map([
  ...types(both('true or false'), 'boolean'),
  ...types(WHOLE, 'integer longint auto_increment order_index'),
  ...types(NUMBER, 'decimal float percent_complete'),
  ...types(MONEY, 'currency currency2 price'),
  ...types(DATE_TIME, 'glide_date_time due_date datetime'),
  ...types(both('yyyy-MM-dd'), 'glide_date date'),
  ...types(both('time of day, as 1970-01-01 HH:mm:ss'), 'glide_time'),
  ...types(DURATION, 'glide_duration timer'),
  ...types(SYS_ID, 'reference domain_id'),
  ...types(both('sys_id of a record, in the table that another column names'), 'document_id'),
  ...types(readOnly('sys_id of this record'), 'GUID'),
  ...types(both('comma-separated sys_ids'), 'glide_list slushbucket'),
  ...types(readOnly('number that the instance gives'), 'auto_number'),
  ...types(TABLE, 'table_name'),
  ...types(readOnly('name of the table that holds the record'), 'sys_class_name sys_class_code sys_class_path'),
  ...types(COLUMN, 'field_name'),
  ...types(COLUMNS, 'field_list'),
  ...types(CONDITION, 'conditions condition_string'),
  ...types(both('comma-separated names of roles'), 'user_roles'),
  ...types(both('value of a stage'), 'workflow'),
  ...types(both('text that is added to the history; read it with display values'), 'journal_input journal'),
  ...types(readOnly('history of comments and work notes; read it with display values'), 'journal_list'),
  ...types(HTML, 'html translated_html html_script'),
  ...types(both('wiki text'), 'wiki_text'),
  ...types(both('XML'), 'xml'),
  ...types(JSON_TEXT, 'json json_translations name_values simple_name_values'),
  ...types(both('e-mail address'), 'email email_script'),
  ...types(both('phone number'), 'ph_number phone_number_e164'),
  ...types(both('web address'), 'url'),
  ...types(both('IP address'), 'ip_addr ip_address'),
  ...types(both('colour as CSS writes it'), 'color color_display'),
  ...types(FILE, 'user_image image file_attachment video audio'),
  ...types(never, 'password password2 variables user_input related_tags collection'),
]);

/** What is known of a type; a type that is not known is text. */
export const factsOfType = (type: string): FieldTypeFacts => FACTS.get(type) ?? TEXT;

/** What a value of the column looks like: 'sys_id of a record in sys_user'. Empty for plain text. */
export function hintFor({
  type,
  reference,
}: {
  readonly type: string;
  readonly reference?: string | undefined;
}): string {
  const { hint } = factsOfType(type);
  if (!reference) return hint;
  if (type === 'glide_list' || type === 'slushbucket') return `comma-separated sys_ids of records in ${reference}`;
  return type === 'reference' ? `sys_id of a record in ${reference}` : hint;
}
