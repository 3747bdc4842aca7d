import { tableOf } from '../data/dictionary.js';
import type { Row, Store } from '../data/store.js';
import { type Call, empty, failure, json, type SandboxResponse } from '../http.js';
import type { Settings } from '../settings.js';
import { pageHeaders, pageOf } from './pages.js';
import { objectIn } from './payload.js';
import { selected } from './select.js';
import { fieldsOf, shapeOf, viewOf } from './view.js';
import { valuesOf } from './write.js';

/** What the APIs work on. */
export interface Instance {
  readonly store: Store;
  readonly settings: Settings;
}

export const NO_RECORD = (): SandboxResponse =>
  failure(404, 'No Record found', "Record doesn't exist or ACL restricts the record retrieval");

export const INVALID_TABLE = (name: string): SandboxResponse =>
  failure(400, `Invalid table ${name}`, `Table ${name} does not exist`);

/** `/api/now/table`: the version, in the address as it was written, decides about empty lists and stands in links. */
export class TableApi {
  constructor(private readonly instance: Instance) {}

  list(call: Call, name: string, version: string): SandboxResponse {
    const table = tableOf(name);
    if (!table) return INVALID_TABLE(name);
    const page = pageOf(call.query);
    if (!page) return failure(400, 'Invalid parameter', 'sysparm_offset must not be negative');
    const rows = selected(this.instance, name, call.query);
    const shown = rows.slice(page.offset, page.offset + page.limit);
    if (shown.length === 0 && version === 'v1')
      return failure(404, 'No Record found', 'Records matching query not found');
    return json(
      200,
      { result: shown.map((row) => this.view(call, name, row, version)) },
      pageHeaders(call, page, rows.length),
    );
  }

  get(call: Call, name: string, id: string, version: string): SandboxResponse {
    if (!tableOf(name)) return INVALID_TABLE(name);
    const row = this.instance.store.find(name, id);
    return row ? json(200, { result: this.view(call, name, row, version) }) : NO_RECORD();
  }

  create(call: Call, name: string, version: string): SandboxResponse {
    if (!tableOf(name)) return INVALID_TABLE(name);
    const values = this.values(call, name);
    if ('status' in values) return values.status;
    const row = this.instance.store.insert(name, values.row);
    const location = `${call.origin}${base(version)}/${name}/${row['sys_id']}`;
    return json(201, { result: this.view(call, name, row, version) }, { Location: location });
  }

  /** PUT and PATCH alike: the given columns, and no others. */
  update(call: Call, name: string, id: string, version: string): SandboxResponse {
    if (!tableOf(name)) return INVALID_TABLE(name);
    const row = this.instance.store.find(name, id);
    if (!row) return NO_RECORD();
    const values = this.values(call, name);
    if ('status' in values) return values.status;
    return json(200, { result: this.view(call, name, this.instance.store.update(row, values.row), version) });
  }

  delete(_: Call, name: string, id: string): SandboxResponse {
    if (!tableOf(name)) return INVALID_TABLE(name);
    return this.instance.store.delete(name, id) ? empty(204) : NO_RECORD();
  }

  private values(call: Call, name: string): { row: Row } | { status: SandboxResponse } {
    const body = objectIn(call);
    if (!body) return { status: failure(400, 'Exception while reading request', 'The payload is not a JSON object') };
    const isDisplay = call.query.get('sysparm_input_display_value') === 'true';
    return { row: valuesOf(this.instance.store, name, body, isDisplay) };
  }

  private view(call: Call, name: string, row: Row, version: string): Record<string, unknown> {
    const link = (table: string, id: string): string => `${call.origin}${base(version)}/${table}/${id}`;
    return viewOf(this.instance.store, name, row, fieldsOf(name, call.query), { shape: shapeOf(call.query), link });
  }
}

const base = (version: string): string => `/api/now/${version === '' ? '' : `${version}/`}table`;
