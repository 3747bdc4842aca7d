import type { Comparison, Verdict } from '../registration/comparison.js';
import { exportQueries } from '../registration/export-query.js';
import type { WantedRecord } from '../registration/wanted-record.js';
import type { Paint } from './paint.js';
import { clip, printable } from './printable.js';
import { maskSecrets } from './redact.js';

/** Stands in an address for the instance that no file names. */
export const ANY_INSTANCE = 'INSTANCE.service-now.com';

/** Everything in a record comes from files of others: made harmless, cut, and free of secrets. */
export const told = (text: string): string => printable(clip(maskSecrets(text, 'prose'), 400));

/** How a text is set. */
export interface Setting {
  readonly paint: Paint;
  /** Of the terminal; a table that is wider is set as a list, since a terminal would break its lines anywhere. */
  readonly width?: number | undefined;
}

/** The record that a connector needs, as values for the form, and the requests that export it. */
export function wantedRecordText(name: string, records: readonly WantedRecord[], { paint, width }: Setting): string {
  const parts = records.map((wanted, index) => {
    const { instance, environments, values } = wanted;
    const where = instance === undefined ? 'on the instance that each connection names' : `on ${told(instance)}`;
    const used = environments.length === 0 ? '' : `, for ${environments.map((one) => `"${told(one)}"`).join(', ')}`;
    const number = records.length === 1 ? 'The record' : `Record ${index + 1} of ${records.length}`;
    const rows = values.map(({ column, label, value, note }) => [
      label,
      column,
      value === undefined ? note : told(value),
      value === undefined ? '' : note,
    ]);
    const queries = exportQueries(instance ?? ANY_INSTANCE, wanted.clientId);
    return [
      paint('bold', `${told(name)}: ${number} ${where}${used}`),
      '',
      ...tableOrList(['Field of the form', 'Column', 'Value', ''], rows, width, ([label, column, value, note]) => [
        `  ${label} (${column})`,
        ...[value, note].flatMap((line) => (line ? [`      ${line}`] : [])),
      ]),
      '',
      'To export it, open the record, right-click its header and choose Export > XML (This Record); or save the answers of',
      'these requests, made by an administrator, beside the connector (the first alone says most):',
      '',
      ...queries.flatMap(({ file, url }) => [`  ${file}`, `    GET ${printable(url)}`]),
    ].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
}

const MARKS: Readonly<Record<Verdict, string>> = {
  same: '=',
  differs: '!',
  'another choice': '~',
  'not exported': '?',
  'not decided here': '-',
};

/** Records beside what the connector needs of them, in one table each. */
export function comparisonText(name: string, comparisons: readonly Comparison[], { paint, width }: Setting): string {
  const parts = comparisons.map(({ registration, wanted, values }) => {
    const where = registration.instance ?? wanted.instance;
    const rows = values.map(({ wanted: { label, value, note }, found, verdict }) => [
      MARKS[verdict],
      label,
      value === undefined ? `(${note})` : told(value),
      found === undefined ? '(not in the export)' : found === '' ? '(empty)' : told(found),
    ]);
    const different = values.filter(({ verdict }) => verdict === 'differs').length;
    const details = values.flatMap(({ wanted: { label }, details: words }) =>
      words.map((one) => `  ${label}: ${told(one)}`),
    );
    const outcome = different === 0 ? 'The two sides agree.' : `${different} of ${values.length} differ.`;
    return [
      paint(
        'bold',
        `${told(name)} and the record "${told(registration.name)}"${where === undefined ? '' : ` on ${told(where)}`}`,
      ),
      '',
      ...tableOrList(
        ['', 'Field of the form', 'The connector needs', 'The record has'],
        rows,
        width,
        ([mark, label, needed = '', found = '']) =>
          needed === found
            ? [`  ${mark}  ${label}`, `       both   ${needed}`]
            : [`  ${mark}  ${label}`, `       needed ${needed}`, `       found  ${found}`],
      ),
      '',
      '= same   ! differs   ~ another choice that works   ? not in the export   - nothing to compare',
      ...(details.length === 0 ? [] : ['', ...details, '']),
      paint(different === 0 ? 'good' : 'error', outcome),
    ].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
}

type Row = readonly string[];

function tableOrList(
  head: Row,
  rows: readonly Row[],
  width: number | undefined,
  entry: (row: Row) => readonly string[],
): readonly string[] {
  const table = columns(head, rows);
  return width === undefined || table.every((line) => line.length <= width) ? table : rows.flatMap(entry);
}

/** The longest value that makes its column as wide. */
const WIDEST = 60;

function columns(head: Row, rows: readonly Row[]): readonly string[] {
  const all = [head, ...rows];
  const widths = head.map((_, at) => Math.min(WIDEST, Math.max(...all.map((row) => row[at]?.length ?? 0))));
  return all.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}
