/** A stand-in for one table behind the Table API: enough of encoded queries for what triggers send. */
export class TableApi {
  readonly records: Record<string, string>[] = [];

  answer(url: URL): { readonly result: readonly Record<string, string>[] } {
    const query = url.searchParams.get('sysparm_query') ?? '';
    const fields = (url.searchParams.get('sysparm_fields') ?? '').split(',');
    const limit = Number(url.searchParams.get('sysparm_limit') ?? 10000);
    let rows = [...this.records];
    for (const part of query.split('^')) {
      const order = /^ORDERBY(DESC)?(\w+)$/.exec(part);
      const condition = /^(\w+?)(>=|<=|!=|>|<|=)(.*)$/.exec(part);
      if (order) rows.sort((a, b) => compare(a[order[2] as string], b[order[2] as string]) * (order[1] ? -1 : 1));
      else if (condition) {
        const [, name = '', sign = '', value = ''] = condition;
        rows = rows.filter((row) => TESTS[sign]?.(compare(row[name], value)));
      } else throw new Error(`ServiceNow would ignore "${part}" and return everything`);
    }
    return {
      result: rows.slice(0, limit).map((row) => Object.fromEntries(fields.map((name) => [name, row[name] ?? '']))),
    };
  }
}

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

const TESTS: Readonly<Record<string, (order: number) => boolean>> = {
  '>': (order) => order > 0,
  '<': (order) => order < 0,
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>=': (order) => order >= 0,
  '<=': (order) => order <= 0,
};
