import { UserError } from '../engine/user-error.js';
import { ancestorsOf, tableNamed } from '../facts/tables/index.js';
import { COLUMN_NAME, TABLE_NAME } from '../facts/tables/names.js';
import type { Field } from '../facts/tables/table.js';
import { cleanText } from './clean-text.js';
import { type ExportedTable, memberOf } from './spec.js';

/** A row of an export; every value a text. */
type Row = ReadonlyMap<string, string>;

const HINT = 'Run "sn-connector generate --export-urls --tables ..." for the addresses that export the right rows.';

/**
 * The rows of an export of a ServiceNow table: an answer of the Table API (`result`), of the JSON web service or of a list
 * (`records`), or a bare list. Values may be texts, or objects with `value` where references were not excluded.
 * @param text the content of the file
 * @param file its name, for errors
 * @throws UserError `bad-export`
 */
export function exportedRows(text: string, file: string): readonly Row[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    const isMarkup = /^\s*</.test(text);
    throw bad(file, isMarkup ? 'is XML or HTML' : 'is not JSON', 'an export in JSON');
  }
  const error = member(value, 'error');
  if (error !== undefined)
    throw bad(
      file,
      `is an error of the instance: ${cleanText(member(error, 'message')) || 'unknown'}`,
      'rows; sign in with a user who may read the table',
    );
  const rows = Array.isArray(value) ? value : (member(value, 'result') ?? member(value, 'records'));
  if (!Array.isArray(rows)) throw bad(file, 'holds no list of rows', '"result" or "records"');
  return rows.map((row) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      throw bad(file, 'holds a row that is no object', 'rows with names and values');
    return new Map(Object.entries(row).map(([key, cell]) => [key, textOf(cell)]));
  });
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** A cell as a text; `value` of an object, since its display value depends on the language. */
function textOf(cell: unknown): string {
  const value = member(cell, 'value') ?? cell;
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

/** What an export gave, with what is worth telling about it. */
export interface Exported {
  readonly tables: Readonly<Record<string, ExportedTable>>;
  readonly notes: readonly string[];
}

/**
 * Makes tables of exports of `sys_dictionary` and `sys_choice`; rows of the two may lie in any of the files.
 * @param wanted the tables to make; those of the export that no other one inherits from when empty
 * @param parents what tables of the maker's own inherit from
 * @throws UserError `bad-export` when there are no dictionary rows, or none for a wanted table
 */
export function tablesOfExport(rows: readonly Row[], wanted: readonly string[], parents: Parents): Exported {
  const byTable = grouped(
    rows.filter((row) => row.has('internal_type')),
    (row) => row.get('name') ?? '',
  );
  const choicesOf = grouped(
    rows.filter((row) => row.has('value') && row.has('label') && !row.has('internal_type')),
    (row) => `${row.get('name')}.${row.get('element')}`,
  );
  if (byTable.size === 0)
    throw new UserError(
      'bad-export',
      'The export holds no rows of sys_dictionary with "name" and "internal_type".',
      HINT,
    );
  const notes: string[] = [];
  const names = wanted.length > 0 ? wanted : leaves([...byTable.keys()], parents);
  const tables = names.flatMap((name) => {
    const chain = chainOf(name, parents);
    if (!byTable.has(name)) {
      if (tableNamed(name)) return [];
      throw new UserError('bad-export', `The export holds no rows for the table "${name}".`, HINT);
    }
    const missing = chain.filter((ancestor) => !byTable.has(ancestor));
    if (missing.length > 0)
      notes.push(
        `The export holds no rows for ${missing.join(', ')}, from which ${name} inherits; those columns are missing.`,
      );
    if (chain.length === 1 && tableNamed(name) === undefined)
      notes.push(
        `If ${name} extends another table, say so with --extends ${name}=task, so that the inherited columns are exported and read too.`,
      );
    return [tableOf(name, chain, byTable, choicesOf)];
  });
  return { tables: Object.fromEntries(tables.map((table) => [table.name, table])), notes };
}

/** What tables inherit from, by name, where it is not known anyway. */
export type Parents = Readonly<Record<string, string>>;

/** A table and those it inherits from, itself first. */
function chainOf(name: string, parents: Parents): readonly string[] {
  const chain: string[] = [];
  for (let at: string | undefined = name; at !== undefined && !chain.includes(at); ) {
    chain.push(...ancestorsOf(at));
    at = memberOf(parents, chain.at(-1) as string);
  }
  return chain;
}

function leaves(names: readonly string[], parents: Parents): readonly string[] {
  const inherited = new Set(names.flatMap((name) => chainOf(name, parents).slice(1)));
  return names.filter((name) => TABLE_NAME.test(name) && !inherited.has(name));
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function tableOf(
  name: string,
  chain: readonly string[],
  byTable: ReadonlyMap<string, readonly Row[]>,
  choicesOf: ReadonlyMap<string, readonly Row[]>,
): ExportedTable {
  const known = tableNamed(name);
  const fields = new Map<string, Field>();
  // The table's own definition of a column wins over the one it inherits.
  for (const owner of chain)
    for (const row of byTable.get(owner) ?? []) {
      const element = row.get('element') ?? '';
      if (!COLUMN_NAME.test(element) || fields.has(element) || row.get('active') === 'false') continue;
      const field = fieldOf(element, row, choiceList(element, chain, choicesOf));
      const isImportant = known?.fields.find((one) => one.element === element)?.important === true;
      fields.set(element, isImportant ? { ...field, important: true } : field);
    }
  const collection = byTable.get(name)?.find((row) => (row.get('element') ?? '') === '');
  const label = cleanText(collection?.get('column_label')) || known?.singular || name;
  return {
    name,
    label,
    plural: known && label === known.singular ? known.plural : `${label}s`,
    fields: [...fields.values()],
  };
}

function fieldOf(element: string, row: Row, choices: Field['choices']): Field {
  const reference = row.get('reference') ?? '';
  const maxLength = Number(row.get('max_length'));
  return {
    element,
    label: cleanText(row.get('column_label')) || element,
    type: cleanText(row.get('internal_type')) || 'string',
    ...(COLUMN_NAME.test(reference) ? { reference } : {}),
    ...(choices ? { choices } : {}),
    ...(Number.isSafeInteger(maxLength) && maxLength > 0 ? { maxLength } : {}),
    ...(row.get('mandatory') === 'true' ? { mandatory: true } : {}),
    ...(row.get('read_only') === 'true' || /^sys_(?:id|created|updated|mod_count)/.test(element)
      ? { readOnly: true }
      : {}),
  };
}

/** The choices of a column: those of the table itself, else of the nearest ancestor that has some. */
function choiceList(
  element: string,
  chain: readonly string[],
  choicesOf: ReadonlyMap<string, readonly Row[]>,
): Field['choices'] {
  for (const owner of chain) {
    const rows = (choicesOf.get(`${owner}.${element}`) ?? []).filter((row) => row.get('inactive') !== 'true');
    const english = rows.filter((row) => (row.get('language') ?? 'en') === 'en');
    const used = english.length > 0 ? english : rows.filter((row) => row.get('language') === rows[0]?.get('language'));
    const sorted = used.toSorted((a, b) => Number(a.get('sequence') || 0) - Number(b.get('sequence') || 0));
    const list = new Map(
      sorted
        .map((row) => [cleanText(row.get('value')), cleanText(row.get('label'))] as const)
        .filter(([value, label]) => value !== '' && label !== ''),
    );
    if (list.size > 0) return [...list];
  }
  return undefined;
}

const bad = (file: string, what: string, expected: string): UserError =>
  new UserError('bad-export', `${file} ${what}; expected ${expected}.`, HINT);

/**
 * The addresses that export what the generator reads, for a browser that is signed in to the instance.
 * Source: c_DataRetrievalAPI of the ServiceNow documentation (JSON web service; rows come as `records`).
 */
export function exportUrls(host: string, tables: readonly string[], parents: Parents): readonly ExportUrl[] {
  const chains = [...new Set(tables.flatMap((table) => chainOf(table, parents)))].join(',');
  const rows = (table: string, query: string): string =>
    `https://${host}/${table}.do?JSONv2&sysparm_action=getRecords&sysparm_record_count=20000&sysparm_query=${encodeURIComponent(query)}`;
  return [
    { file: 'sys_dictionary.json', url: rows('sys_dictionary', `nameIN${chains}^active=true`) },
    { file: 'sys_choice.json', url: rows('sys_choice', `nameIN${chains}^inactive=false^language=en`) },
  ];
}

export interface ExportUrl {
  /** The name to save it under. */
  readonly file: string;
  readonly url: string;
}
