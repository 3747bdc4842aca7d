import type { Row, Store } from '../data/store.js';

const CURRENCY = 'USD';
const money = (amount: number): string => `$${amount.toFixed(2)}`;
export const priceOf = (row: Row | undefined): number => Number(row?.['price'] ?? 0);

export const catalogView = (store: Store, row: Row): Record<string, unknown> => {
  const categories = store.all('sc_category').filter(({ sc_catalog }) => sc_catalog === row['sys_id']);
  return {
    title: row['title'],
    sys_id: row['sys_id'],
    has_categories: categories.length > 0,
    has_items: itemsOf(store, categories).length > 0,
    description: row['description'] ?? '',
    desktop_image: '',
  };
};

const itemsOf = (store: Store, categories: readonly Row[]): readonly Row[] => {
  const ids = new Set(categories.map(({ sys_id }) => sys_id));
  return store.all('sc_cat_item').filter(({ category }) => ids.has(category));
};

/** The categories right below one, or those at the top of a catalog. */
export const childrenOf = (store: Store, parent: string, catalog?: string): readonly Row[] =>
  store
    .all('sc_category')
    .filter((row) => (row['parent'] ?? '') === parent && (catalog === undefined || row['sc_catalog'] === catalog));

export const categoryView = (store: Store, row: Row): Record<string, unknown> => ({
  title: row['title'],
  description: row['description'] ?? '',
  full_description: '',
  icon: '',
  header_icon: '',
  homepage_image: '',
  count: itemsOf(store, [row]).length,
  sys_id: row['sys_id'],
  subcategories: childrenOf(store, row['sys_id'] as string).map(({ sys_id, title }) => ({ sys_id, title })),
});

export const isProducer = (row: Row): boolean => row['sys_class_name'] === 'sc_cat_item_producer';

export function itemView(store: Store, row: Row): Record<string, unknown> {
  const category = store.find('sc_category', row['category'] ?? '');
  const catalog = store.find('sc_catalog', category?.['sc_catalog'] ?? '');
  const price = money(priceOf(row));
  return {
    sys_id: row['sys_id'],
    name: row['name'],
    short_description: row['short_description'] ?? '',
    description: row['description'] ?? '',
    type: isProducer(row) ? 'record_producer' : 'catalog_item',
    sys_class_name: row['sys_class_name'],
    category: { sys_id: category?.['sys_id'] ?? '', title: category?.['title'] ?? '' },
    catalogs: catalog ? [{ sys_id: catalog['sys_id'], title: catalog['title'] }] : [],
    price,
    price_currency: CURRENCY,
    localized_price: price,
    local_currency: CURRENCY,
    recurring_price: money(0),
    recurring_price_currency: CURRENCY,
    localized_recurring_price: money(0),
    recurring_frequency: '',
    show_price: priceOf(row) > 0,
    show_quantity: !isProducer(row),
    order: 0,
    content_type: '',
    kb_article: '',
    url: '',
    icon: 'images/service_catalog/generic_small.gif',
    picture: '',
  };
}

/** One item at length: with its categories and questions. */
export function wholeItemView(store: Store, row: Row): Record<string, unknown> {
  const category = store.find('sc_category', row['category'] ?? '');
  const parent = store.find('sc_category', category?.['parent'] ?? '');
  const about = (each: Row | undefined) => ({
    sys_id: each?.['sys_id'] ?? '',
    title: each?.['title'] ?? '',
    active: each?.['active'] === 'true',
  });
  const variables = isProducer(row)
    ? [
        {
          name: 'short_description',
          label: 'What is broken?',
          mandatory: true,
          type: 6,
          friendly_type: 'single_line_text',
        },
      ]
    : [];
  return { ...itemView(store, row), categories: [{ ...about(parent), category: about(category) }], variables };
}

/** The entries of a cart with what they cost. */
export function cartView(id: string, entries: readonly Row[]): Record<string, unknown> {
  const total = entries.reduce((sum, entry) => sum + priceOf(entry) * Number(entry['quantity']), 0);
  const items = entries.map((entry) => ({
    cart_item_id: entry['cart_item_id'],
    catalog_item_id: entry['sys_id'],
    item_name: entry['name'],
    quantity: entry['quantity'],
    price: money(priceOf(entry)),
    localized_price: money(priceOf(entry)),
    recurring_price: money(0),
    localized_recurring_price: money(0),
    recurring_frequency: '',
  }));
  return { cart_id: id, subtotal: money(total), items };
}
