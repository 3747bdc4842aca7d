import { chainOf, displayColumn, familyOf, fieldOf, isReference, tableOf } from '../data/dictionary.js';
import type { Row, Store } from '../data/store.js';
import { type Call, failure, json, type SandboxResponse } from '../http.js';
import { param, type Route, route } from '../route.js';
import { pageOf } from '../table/pages.js';
import { objectIn, textIn } from '../table/payload.js';
import { selected } from '../table/select.js';
import { INVALID_TABLE, type Instance, NO_RECORD } from '../table/table-api.js';
import { displayOf } from '../table/view.js';
import { valuesOf } from '../table/write.js';

type Link = (table: string, id: string) => string;
type Body = Readonly<Record<string, unknown>>;

const isClass = (name: string): boolean => tableOf(name) !== undefined && chainOf(name).includes('cmdb_ci');

/** An item with its columns and both kinds of relations. */
function itemOf({ origin }: Call, { store }: Instance, name: string, row: Row): Record<string, unknown> {
  const link = (table: string, id: string): string => `${origin}/api/now/table/${table}/${id}`;
  const itemLink = (table: string, id: string): string => `${origin}/api/now/cmdb/instance/${table}/${id}`;
  const relations = (own: 'parent' | 'child', other: 'parent' | 'child') =>
    store
      .all('cmdb_rel_ci')
      .filter((relation) => relation[own] === row['sys_id'])
      .map((relation) => ({
        sys_id: relation['sys_id'],
        type: pointer(store, link, 'cmdb_rel_type', relation['type'] ?? ''),
        target: pointer(store, itemLink, 'cmdb_ci', relation[other] ?? ''),
      }));
  return {
    attributes: attributesOf(store, name, row, link),
    outbound_relations: relations('parent', 'child'),
    inbound_relations: relations('child', 'parent'),
  };
}

/** Plain values, but for references, which come with name and address. */
const attributesOf = (store: Store, name: string, row: Row, link: Link): Record<string, unknown> =>
  Object.fromEntries(
    (tableOf(name)?.fields ?? []).map((field) => {
      const value = row[field.element] ?? '';
      const target = isReference(field) && value !== '' ? field.reference : undefined;
      return [
        field.element,
        target === undefined
          ? value
          : { display_value: displayOf(store, field, value), link: link(target, value), value },
      ];
    }),
  );

const pointer = (store: Store, link: Link, table: string, value: string) => ({
  display_value: store.find(table, value)?.['name'] ?? '',
  link: link(table, value),
  value,
});

/** Adds relations in both directions; the first that leads nowhere stops all. */
function relate(store: Store, row: Row, body: Body): SandboxResponse | undefined {
  const own = row['sys_id'] as string;
  const rows: Row[] = [];
  for (const side of ['outbound_relations', 'inbound_relations']) {
    const relations = body[side];
    for (const relation of Array.isArray(relations) ? (relations as Body[]) : []) {
      const [type, target] = [textIn(relation ?? {}, 'type'), textIn(relation ?? {}, 'target')];
      if (!store.find('cmdb_rel_type', type) || !store.find('cmdb_ci', target))
        return failure(400, 'Invalid relation', 'Type or target does not exist');
      rows.push(
        side === 'outbound_relations' ? { parent: own, child: target, type } : { parent: target, child: own, type },
      );
    }
  }
  for (const values of rows) store.insert('cmdb_rel_ci', values);
  return undefined;
}

type InClass = (call: Call, name: string, instance: Instance, id: string) => SandboxResponse;

const inClass =
  (handle: InClass): Route['handle'] =>
  (call, params, instance) => {
    const name = param(params, 'class');
    return isClass(name) ? handle(call, name, instance, param(params, 'id')) : INVALID_TABLE(name);
  };

const withBody =
  (handle: (body: Body, ...rest: Parameters<InClass>) => SandboxResponse): InClass =>
  (...parameters) => {
    const body = objectIn(parameters[0]);
    if (!body) return failure(400, 'Exception while reading request', 'The payload is not a JSON object');
    if (textIn(body, 'source') === '') return failure(400, 'Invalid request', 'source is missing');
    return handle(body, ...parameters);
  };

const attributes = (store: Store, name: string, body: Body): Row => {
  const given = body['attributes'];
  return valuesOf(store, name, typeof given === 'object' && given !== null ? (given as Body) : {}, false);
};

const list: InClass = (call, name, instance) => {
  const { limit, offset } = pageOf(call.query) ?? { limit: 0, offset: 0 };
  const rows = selected(instance, name, call.query).slice(offset, offset + limit);
  return json(200, { result: rows.map(({ sys_id, name: title = '' }) => ({ sys_id, name: title })) });
};

const get: InClass = (call, name, instance, id) => {
  const row = instance.store.find(name, id);
  return row ? json(200, { result: itemOf(call, instance, name, row) }) : NO_RECORD();
};

const create = withBody((body, call, name, instance) => {
  const row = instance.store.insert(name, attributes(instance.store, name, body));
  return relate(instance.store, row, body) ?? json(200, { result: itemOf(call, instance, name, row) });
});

const update = withBody((body, call, name, instance, id) => {
  const row = instance.store.find(name, id);
  if (!row) return NO_RECORD();
  instance.store.update(row, attributes(instance.store, name, body));
  return json(200, { result: itemOf(call, instance, name, row) });
});

const addRelations = withBody((body, call, name, instance, id) => {
  const row = instance.store.find(name, id);
  if (!row) return NO_RECORD();
  return relate(instance.store, row, body) ?? json(200, { result: itemOf(call, instance, name, row) });
});

const meta: InClass = (_, name, { store }) => {
  const table = tableOf(name);
  const parent = chainOf(name)[1] ?? '';
  const type = store.all('cmdb_rel_type')[0]?.['sys_id'] ?? '';
  return json(200, {
    result: {
      name,
      label: table?.singular ?? name,
      parent,
      is_extendable: true,
      children: familyOf(name).filter((each) => each !== name && chainOf(each)[1] === name),
      icon: '',
      icon_url: '',
      attributes: (table?.fields ?? []).map(({ element, label, type: kind, maxLength, mandatory, readOnly }) => ({
        element,
        label,
        type: kind,
        max_length: String(maxLength ?? 40),
        default_value: '',
        is_mandatory: String(mandatory ?? false),
        is_read_only: String(readOnly ?? false),
        is_inherited: String(chainOf(parent).some((each) => fieldOf(each, element))),
        is_display: String(displayColumn(name) === element),
      })),
      relationship_rules: [{ parent: 'cmdb_ci_service', child: 'cmdb_ci_server', relation_type: type }],
      identification_rules: { name: 'By name', description: '', is_independent: true, identifiers: [] },
    },
  });
};

export const CMDB_ROUTES: readonly Route[] = [
  route('GET', 'now/cmdb/instance/{class}', inClass(list)),
  route('POST', 'now/cmdb/instance/{class}', inClass(create)),
  route('GET', 'now/cmdb/instance/{class}/{id}', inClass(get)),
  route('PATCH', 'now/cmdb/instance/{class}/{id}', inClass(update)),
  route('POST', 'now/cmdb/instance/{class}/{id}/relation', inClass(addRelations)),
  route('GET', 'now/cmdb/meta/{class}', inClass(meta)),
];
