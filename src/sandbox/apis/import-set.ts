import type { Row, Store } from '../data/store.js';
import { type Call, failure, json, type SandboxResponse } from '../http.js';
import { type Params, param, type Route, route } from '../route.js';
import { objectIn } from '../table/payload.js';
import { INVALID_TABLE, type Instance, NO_RECORD } from '../table/table-api.js';
import { valuesOf } from '../table/write.js';

/** The staging tables with the table that their transform map fills. */
const TARGETS: ReadonlyMap<string, string> = new Map([['imp_user', 'sys_user']]);

/** Puts a row into the staging table and makes a record of it: the one with the same email, or a new one. */
function imported(store: Store, staging: string, target: string, body: Readonly<Record<string, unknown>>): Row {
  const given = valuesOf(store, staging, body, false);
  const values: Row = { ...given, name: `${given['first_name'] ?? ''} ${given['last_name'] ?? ''}`.trim() };
  const known = store.all(target).find((row) => given['email'] !== undefined && row['email'] === given['email']);
  const record = known ? store.update(known, values) : store.insert(target, values);
  return store.insert(staging, {
    ...given,
    sys_import_set: store.nextNumber('ISET'),
    sys_import_state: known ? 'updated' : 'inserted',
    sys_target_table: target,
    sys_target_sys_id: record['sys_id'] as string,
  });
}

function outcome({ origin }: Call, { store }: Instance, staging: string, row: Row, status: number): SandboxResponse {
  const target = row['sys_target_table'] ?? '';
  const id = row['sys_target_sys_id'] ?? '';
  return json(status, {
    import_set: row['sys_import_set'],
    staging_table: staging,
    result: [
      {
        transform_map: 'Imported users',
        table: target,
        display_name: 'name',
        display_value: store.find(target, id)?.['name'] ?? '',
        record_link: `${origin}/api/now/table/${target}/${id}`,
        status: row['sys_import_state'],
        sys_id: id,
      },
    ],
  });
}

const NO_OBJECT = (): SandboxResponse =>
  failure(400, 'Exception while reading request', 'The payload is not a JSON object');

type Staged = (call: Call, staging: string, target: string, instance: Instance, params: Params) => SandboxResponse;

const staged =
  (handle: Staged): Route['handle'] =>
  (call, params, instance) => {
    const staging = param(params, 'table');
    const target = TARGETS.get(staging);
    return target === undefined ? INVALID_TABLE(staging) : handle(call, staging, target, instance, params);
  };

const one: Staged = (call, staging, target, instance) => {
  const body = objectIn(call);
  if (!body) return NO_OBJECT();
  return outcome(call, instance, staging, imported(instance.store, staging, target, body), 201);
};

const many: Staged = (call, staging, target, { store }) => {
  const records = objectIn(call)?.['records'];
  if (!Array.isArray(records)) return failure(400, 'Invalid request', 'The payload has no records');
  for (const record of records)
    if (typeof record === 'object' && record !== null)
      imported(store, staging, target, record as Record<string, unknown>);
  return json(201, {
    import_set_id: store.newId(),
    multi_import_set_id: call.query.get('multi_import_set_id') || store.newId(),
  });
};

const get: Staged = (call, staging, _, instance, params) => {
  const row = instance.store.find(staging, param(params, 'id'));
  return row ? outcome(call, instance, staging, row, 200) : NO_RECORD();
};

export const IMPORT_ROUTES: readonly Route[] = [
  route('POST', 'now/import/{table}', staged(one)),
  route('POST', 'now/import/{table}/insertMultiple', staged(many)),
  route('GET', 'now/import/{table}/{id}', staged(get)),
];
