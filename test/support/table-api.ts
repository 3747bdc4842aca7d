import { TABLE_ROUTES } from '../../src/sandbox/apis/table.js';
import { Store } from '../../src/sandbox/data/store.js';
import { callOf } from '../../src/sandbox/http.js';
import { routed } from '../../src/sandbox/route.js';
import { DEFAULTS } from '../../src/sandbox/settings.js';
import { parseQuery } from '../../src/sandbox/table/encoded-query.js';
import { jsonOf } from './sandbox.js';

/** The Table API of the sandbox over one table that tests fill. */
export class TableApi {
  readonly records: Record<string, string>[] = [];

  constructor(private readonly table = 'incident') {}

  answer(url: URL): { readonly result: readonly Record<string, string>[] } {
    const { ignored } = parseQuery(this.table, url.searchParams.get('sysparm_query') ?? '');
    if (ignored.length > 0) throw new Error(`ServiceNow would ignore "${ignored}" and return everything`);
    const rows = this.records.map((row) => [this.table, row] as const);
    const store = new Store(Date.now, (length) => new Uint8Array(length), rows);
    const call = callOf({ method: 'GET', url: `${url.pathname}${url.search}`, headers: {} });
    return jsonOf(routed(TABLE_ROUTES, call, { store, settings: DEFAULTS }));
  }
}
