import { seededId } from '../data/seed.js';
import type { Row, Store } from '../data/store.js';
import { type Call, failure, json, type SandboxResponse } from '../http.js';
import { param, type Route, route } from '../route.js';
import { pageOf } from '../table/pages.js';
import { objectIn, textIn } from '../table/payload.js';
import {
  cartView,
  catalogView,
  categoryView,
  childrenOf,
  isProducer,
  itemView,
  wholeItemView,
} from './catalog-view.js';

const NOT_FOUND = (): SandboxResponse =>
  failure(404, 'No Record found', 'The record does not exist, or cannot be seen');

function paged<T>(call: Call, rows: readonly T[]): readonly T[] {
  const { limit, offset } = pageOf(call.query) ?? { limit: 0, offset: 0 };
  return rows.slice(offset, offset + limit);
}

const says = (row: Row, call: Call): boolean => {
  const words = (call.query.get('sysparm_text') ?? '').toLowerCase();
  return Object.values(row).some((value) => value.toLowerCase().includes(words));
};

const catalogs: Route['handle'] = (call, _, { store }) => {
  const rows = store.all('sc_catalog').filter((row) => says(row, call));
  return json(200, { result: paged(call, rows).map((row) => catalogView(store, row)) });
};

const catalog: Route['handle'] = (_, params, { store }) => {
  const row = store.find('sc_catalog', param(params, 'id'));
  if (!row) return NOT_FOUND();
  const categories = childrenOf(store, '', row['sys_id']).map(({ sys_id, title, description }) => ({
    sys_id,
    title,
    description,
    header_image: '',
  }));
  return json(200, { result: { ...catalogView(store, row), categories } });
};

const categories: Route['handle'] = (call, params, { store }) => {
  const id = param(params, 'id');
  if (!store.find('sc_catalog', id)) return NOT_FOUND();
  const isTop = call.query.get('sysparm_top_level_only') === 'true';
  const all = store.all('sc_category').filter(({ sc_catalog }) => sc_catalog === id);
  const rows = isTop ? childrenOf(store, '', id) : all;
  return json(200, { result: paged(call, rows).map((row) => categoryView(store, row)) });
};

const category: Route['handle'] = (_, params, { store }) => {
  const row = store.find('sc_category', param(params, 'id'));
  if (!row) return NOT_FOUND();
  const { count: _count, subcategories: _subcategories, ...view } = categoryView(store, row);
  const children = childrenOf(store, row['sys_id'] as string).map((child) => {
    const { title, sys_id, count, subcategories } = categoryView(store, child);
    return { title, sys_id, count, parent: row['sys_id'], isParentCategory: false, subcategories };
  });
  return json(200, { result: { ...view, child_categories: children } });
};

const items: Route['handle'] = (call, _, { store }) => {
  const of = (name: string): string => call.query.get(`sysparm_${name}`) ?? '';
  const rows = store
    .all('sc_cat_item')
    .filter((row) => says(row, call))
    .filter((row) => of('category') === '' || row['category'] === of('category'))
    .map((row) => itemView(store, row))
    .filter(({ type }) => of('type') === '' || type === of('type'))
    .filter(({ catalogs: offered }) => {
      const ids = (offered as { sys_id: string }[]).map(({ sys_id }) => sys_id);
      return of('catalog') === '' || ids.includes(of('catalog'));
    });
  return json(200, { result: paged(call, rows) });
};

const item: Route['handle'] = (_, params, { store }) => {
  const row = store.find('sc_cat_item', param(params, 'id'));
  return row ? json(200, { result: wholeItemView(store, row) }) : NOT_FOUND();
};

/** An item that can be ordered, and how many; or what is wrong. */
function ordered(call: Call, id: string, store: Store): { entry: Row } | { refusal: SandboxResponse } {
  const row = store.find('sc_cat_item', id);
  if (!row) return { refusal: NOT_FOUND() };
  const body = objectIn(call) ?? {};
  const quantity = textIn(body, 'sysparm_quantity');
  if (!/^[1-9]\d{0,3}$/.test(quantity))
    return { refusal: failure(400, 'Invalid quantity value', 'sysparm_quantity is a number from 1 on') };
  if (isProducer(row)) return { refusal: failure(400, 'Invalid item', 'A record producer cannot be ordered') };
  return { entry: { ...row, quantity, requested_for: textIn(body, 'sysparm_requested_for') } };
}

/** A request with an item for each entry. */
function request(store: Store, entries: readonly Row[]): Row {
  const made = store.insert('sc_request', { requested_for: entries[0]?.['requested_for'] ?? '' });
  for (const { sys_id = '', name = '', quantity = '1' } of entries)
    store.insert('sc_req_item', {
      request: made['sys_id'] as string,
      cat_item: sys_id,
      short_description: name,
      quantity,
    });
  return made;
}

const orderView = ({ sys_id, number }: Row): Record<string, unknown> => ({
  sys_id,
  number,
  request_number: number,
  request_id: sys_id,
  parent_id: null,
  parent_table: 'task',
  table: 'sc_request',
});

const order: Route['handle'] = (call, params, { store }) => {
  const found = ordered(call, param(params, 'id'), store);
  return 'refusal' in found ? found.refusal : json(200, { result: orderView(request(store, [found.entry])) });
};

const submit: Route['handle'] = (call, params, { store }) => {
  const row = store.find('sc_cat_item', param(params, 'id'));
  if (!row) return NOT_FOUND();
  if (!isProducer(row)) return failure(400, 'Invalid item', 'The item is no record producer');
  const variables = objectIn(call)?.['variables'];
  if (typeof variables !== 'object' || variables === null)
    return failure(400, 'Invalid request', 'variables is missing');
  const made = store.insert('incident', {
    short_description: textIn(variables as Record<string, unknown>, 'short_description'),
  });
  const path = `incident.do?sys_id=${made['sys_id']}`;
  return json(200, {
    result: {
      sys_id: made['sys_id'],
      number: made['number'],
      parent_id: null,
      record: `api/now/table/incident/${made['sys_id']}`,
      redirect_portal_url: '',
      redirect_url: path,
      table: 'incident',
      parent_table: 'task',
      redirect_to: 'generated_record',
    },
  });
};

const addToCart: Route['handle'] = (call, params, { store }) => {
  const found = ordered(call, param(params, 'id'), store);
  if ('refusal' in found) return found.refusal;
  store.cart = [...store.cart, { ...found.entry, cart_item_id: store.newId() }];
  return json(200, { result: cartView(seededId('cart'), store.cart) });
};

const submitCart: Route['handle'] = (_, __, { store }) => {
  if (store.cart.length === 0) return failure(400, 'Cart is empty', 'Add an item first');
  const { sys_id, number } = request(store, store.cart);
  store.cart = [];
  return json(200, { result: { request_number: number, request_id: sys_id, parent_id: null, parent_table: 'task' } });
};

export const CATALOG_ROUTES: readonly Route[] = [
  route('GET', 'sn_sc/servicecatalog/catalogs', catalogs),
  route('GET', 'sn_sc/servicecatalog/catalogs/{id}', catalog),
  route('GET', 'sn_sc/servicecatalog/catalogs/{id}/categories', categories),
  route('GET', 'sn_sc/servicecatalog/categories/{id}', category),
  route('GET', 'sn_sc/servicecatalog/items', items),
  route('GET', 'sn_sc/servicecatalog/items/{id}', item),
  route('POST', 'sn_sc/servicecatalog/items/{id}/order_now', order),
  route('POST', 'sn_sc/servicecatalog/items/{id}/submit_producer', submit),
  route('POST', 'sn_sc/servicecatalog/items/{id}/add_to_cart', addToCart),
  route('POST', 'sn_sc/servicecatalog/cart/submit_order', submitCart),
];
