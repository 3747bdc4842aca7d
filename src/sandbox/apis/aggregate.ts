import { fieldAt, isNumeric, tableOf } from '../data/dictionary.js';
import type { Row } from '../data/store.js';
import { json } from '../http.js';
import { param, type Route, route } from '../route.js';
import { selected } from '../table/select.js';
import { INVALID_TABLE, type Instance } from '../table/table-api.js';
import { displayOf, valueAt } from '../table/view.js';

const words = (text: string | null): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const FIGURES = ['avg', 'sum', 'min', 'max'] as const;
type Figure = (typeof FIGURES)[number];
type Stats = { count?: string } & Partial<Record<Figure, Record<string, string>>>;

/** The figures of some records, all as text. */
function statsOf(instance: Instance, table: string, rows: readonly Row[], query: URLSearchParams): Stats {
  const stats: Stats = query.get('sysparm_count') === 'true' ? { count: String(rows.length) } : {};
  for (const figure of FIGURES) {
    const paths = words(query.get(`sysparm_${figure}_fields`)).filter((path) => fieldAt(table, path));
    if (paths.length === 0) continue;
    stats[figure] = Object.fromEntries(
      paths.map((path) => [
        path,
        figureOf(
          figure,
          table,
          path,
          rows.map((row) => valueAt(instance.store, table, row, path)),
        ),
      ]),
    );
  }
  return stats;
}

function figureOf(figure: Figure, table: string, path: string, texts: readonly string[]): string {
  const given = texts.filter((text) => text !== '');
  const field = fieldAt(table, path);
  if (field && !isNumeric(field)) {
    const sorted = [...given].sort();
    return (figure === 'min' ? sorted[0] : figure === 'max' ? sorted.at(-1) : undefined) ?? '';
  }
  const numbers = given.map(Number).filter((number) => !Number.isNaN(number));
  if (numbers.length === 0) return '';
  const sum = numbers.reduce((a, b) => a + b, 0);
  const value = { sum, avg: sum / numbers.length, min: Math.min(...numbers), max: Math.max(...numbers) }[figure];
  return figure === 'avg' ? value.toFixed(4) : String(value);
}

interface Group {
  readonly values: readonly string[];
  readonly rows: Row[];
}

function groupsOf({ store }: Instance, table: string, rows: readonly Row[], paths: readonly string[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const values = paths.map((path) => valueAt(store, table, row, path));
    const key = JSON.stringify(values);
    const group = groups.get(key) ?? { values, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** `count^priority^>^3`: conditions on groups, of which all have to hold. */
function isKept(instance: Instance, table: string, { rows }: Group, having: readonly string[]): boolean {
  return having.every((condition) => {
    const [figure = '', path = '', sign = '', text = ''] = condition.toLowerCase().split('^');
    const known = FIGURES.find((each) => each === figure);
    const value = known
      ? Number(
          figureOf(
            known,
            table,
            path,
            rows.map((row) => valueAt(instance.store, table, row, path)),
          ),
        )
      : rows.length;
    const tests: Readonly<Record<string, boolean>> = {
      '>': value > Number(text),
      '<': value < Number(text),
      '>=': value >= Number(text),
      '<=': value <= Number(text),
      '=': value === Number(text),
      '!=': value !== Number(text),
    };
    return tests[sign] ?? true;
  });
}

const statistics: Route['handle'] = (call, params, instance) => {
  const table = param(params, 'table');
  if (!tableOf(table)) return INVALID_TABLE(table);
  const { query } = call;
  const rows = selected(instance, table, query);
  const paths = words(query.get('sysparm_group_by')).filter((path) => fieldAt(table, path));
  if (paths.length === 0) return json(200, { result: { stats: statsOf(instance, table, rows, query) } });
  const groups = groupsOf(instance, table, rows, paths).filter((group) =>
    isKept(instance, table, group, words(query.get('sysparm_having'))),
  );
  sortGroups(groups, paths, query.get('sysparm_order_by') ?? '');
  const display = query.get('sysparm_display_value');
  const result = groups.map(({ values, rows: members }) => ({
    stats: statsOf(instance, table, members, query),
    groupby_fields: paths.map((field, index) => {
      const value = values[index] as string;
      const shown = displayOf(instance.store, fieldAt(table, field) as never, value);
      if (display === 'all') return { field, value, display_value: shown };
      return { field, value: display === 'true' ? shown : value };
    }),
  }));
  return json(200, { result });
};

/** By a column of the grouping, or by COUNT; `^DESC` turns it round. */
function sortGroups(groups: Group[], paths: readonly string[], order: string): void {
  const [key = '', direction] = order.split('^').filter((word) => word !== '');
  const sign = /^desc$/i.test(direction ?? '') ? -1 : 1;
  const index = paths.indexOf(key);
  if (/^count$/i.test(key)) groups.sort((a, b) => (a.rows.length - b.rows.length) * sign);
  else if (index >= 0)
    groups.sort((a, b) => ((a.values[index] as string) < (b.values[index] as string) ? -1 : 1) * sign);
}

export const AGGREGATE_ROUTES: readonly Route[] = [route('GET', 'now/stats/{table}', statistics)];
