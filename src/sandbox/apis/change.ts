import { fieldOf, isNumeric, isTime, tableOf } from '../data/dictionary.js';
import type { Row, Store } from '../data/store.js';
import { type Call, failure, json, type SandboxResponse } from '../http.js';
import { param, type Route, route } from '../route.js';
import { parseQuery } from '../table/encoded-query.js';
import { pageHeaders, pageOf } from '../table/pages.js';
import { objectIn } from '../table/payload.js';
import { queried } from '../table/select.js';
import type { Instance } from '../table/table-api.js';
import { displayOf } from '../table/view.js';
import { valuesOf } from '../table/write.js';
import { local } from '../time.js';

/** A record as the Change API writes it: both values of each column, and stored numbers as numbers. */
function viewOf(store: Store, table: string, row: Row): Record<string, unknown> {
  const view: Record<string, unknown> = {};
  for (const field of tableOf(table)?.fields ?? []) {
    const value = row[field.element] ?? '';
    view[field.element] = {
      display_value: displayOf(store, field, value),
      value: isNumeric(field) && value !== '' ? Number(value) : value,
      ...(isTime(field) && { display_value_internal: value === '' ? '' : local(value) }),
    };
  }
  return view;
}

/** The columns of a body, and the names of those that were passed over. */
function given(call: Call, table: string, store: Store): { values: Row; ignoredFields: string[] } | undefined {
  const body = objectIn(call);
  if (!body) return undefined;
  const values = valuesOf(store, table, body, false);
  return { values, ignoredFields: Object.keys(body).filter((name) => !Object.hasOwn(values, name)) };
}

const NO_OBJECT = (): SandboxResponse =>
  failure(400, 'Exception while reading request', 'The payload is not a JSON object');
const NO_CHANGE = (): SandboxResponse => failure(404, 'Change cannot be found', 'Check the sys_id and the rights');

/** The records that match; at the end what of the query was passed over. */
function listOf(call: Call, table: string, instance: Instance, more = ''): SandboxResponse {
  const page = pageOf(call.query);
  if (!page) return failure(400, 'Invalid parameter', 'sysparm_offset must not be negative');
  const text = call.query.get('sysparm_query') ?? '';
  const query = parseQuery(table, [more, text].filter((part) => part !== '').join('^'));
  const words = (call.query.get('textSearch') ?? '').toLowerCase();
  const rows = queried(instance, table, query).filter((row) =>
    Object.values(row).some((value) => value.toLowerCase().includes(words)),
  );
  const shown: unknown[] = rows
    .slice(page.offset, page.offset + page.limit)
    .map((row) => viewOf(instance.store, table, row));
  if (query.ignored.length > 0) shown.push({ __meta: { ignoredFields: query.ignored } });
  return json(200, { result: shown }, pageHeaders(call, page, rows.length));
}

function made(call: Call, table: string, store: Store, fixed: Row): SandboxResponse {
  const body = given(call, table, store);
  if (!body) return NO_OBJECT();
  const row = store.insert(table, { state: table === 'change_task' ? '1' : '-5', ...body.values, ...fixed });
  return json(200, { result: { ...viewOf(store, table, row), __meta: { ignoredFields: body.ignoredFields } } });
}

const list: Route['handle'] = (call, _, instance) => listOf(call, 'change_request', instance);

const withChange =
  (handle: (call: Call, row: Row, instance: Instance) => SandboxResponse): Route['handle'] =>
  (call, params, instance) => {
    const row = instance.store.find('change_request', param(params, 'id'));
    return row ? handle(call, row, instance) : NO_CHANGE();
  };

const get = withChange((_, row, { store }) => json(200, { result: viewOf(store, 'change_request', row) }));

const update = withChange((call, row, { store }) => {
  const body = given(call, 'change_request', store);
  if (!body) return NO_OBJECT();
  const view = viewOf(store, 'change_request', store.update(row, body.values));
  return json(200, { result: { ...view, __meta: { ignoredFields: body.ignoredFields } } });
});

const create =
  (type: string): Route['handle'] =>
  (call, _, { store }) =>
    made(call, 'change_request', store, { type });

const standard: Route['handle'] = (call, params, { store }) => {
  const template = store.find('std_change_record_producer', param(params, 'template'));
  if (!template) return failure(404, 'Template not found', 'No approved template has this sys_id');
  return made(call, 'change_request', store, {
    type: 'standard',
    description: template['short_description'] ?? '',
  });
};

const templates: Route['handle'] = (call, _, instance) => listOf(call, 'std_change_record_producer', instance);

const tasks = withChange((call, row, instance) =>
  listOf(call, 'change_task', instance, `change_request=${row['sys_id']}`),
);

const createTask = withChange((call, row, { store }) =>
  made(call, 'change_task', store, { change_request: row['sys_id'] as string, parent: row['sys_id'] as string }),
);

const nextStates = withChange((_, row) => {
  const choices = fieldOf('change_request', 'state')?.choices ?? [];
  const at = choices.findIndex(([value]) => value === row['state']);
  const near = choices.slice(Math.max(0, at), at + 2);
  return json(200, {
    result: {
      available_states: near.map(([value]) => value),
      state_transitions: [],
      state_label: Object.fromEntries(near),
    },
  });
});

const conflict = withChange((_, row) =>
  json(200, {
    result: {
      status: row['conflict_status'] || 'Not Run',
      job_status: '2',
      last_run: row['conflict_last_run'] ?? '',
      record_count: '0',
      conflicts: [],
    },
  }),
);

const startConflict = withChange((_, row, { store }) => {
  store.update(row, { conflict_status: 'No Conflict', conflict_last_run: row['sys_updated_on'] ?? '' });
  return json(200, { result: store.newId() });
});

const BASE = 'sn_chg_rest/change';
export const CHANGE_ROUTES: readonly Route[] = [
  route('GET', BASE, list),
  route('POST', `${BASE}/normal`, create('normal')),
  route('POST', `${BASE}/emergency`, create('emergency')),
  route('GET', `${BASE}/standard/template`, templates),
  route('POST', `${BASE}/standard/{template}`, standard),
  route('GET', `${BASE}/{id}`, get),
  route('PATCH', `${BASE}/{id}`, update),
  route('GET', `${BASE}/{id}/task`, tasks),
  route('POST', `${BASE}/{id}/task`, createTask),
  route('GET', `${BASE}/{id}/nextstates`, nextStates),
  route('GET', `${BASE}/{id}/conflict`, conflict),
  route('POST', `${BASE}/{id}/conflict`, startConflict),
];
