import { fieldOf } from '../data/dictionary.js';
import type { Row } from '../data/store.js';
import { failure, json } from '../http.js';
import { param, type Route, route } from '../route.js';
import { parseQuery } from '../table/encoded-query.js';
import { queried } from '../table/select.js';
import type { Instance } from '../table/table-api.js';
import { displayOf } from '../table/view.js';
import { fileAnswer } from './attachment.js';

/** The columns that were asked for, each with what is known of it. */
function fieldValues({ store }: Instance, row: Row, names: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of names.split(',')) {
    const field = fieldOf('kb_knowledge', name.trim());
    if (!field) continue;
    const value = row[field.element] ?? '';
    const { element, label, type } = field;
    values[element] = { display_value: displayOf(store, field, value), name: element, label, type, value };
  }
  return values;
}

const without = (html: string): string => html.replace(/<[^>]*>/g, '');

const search: Route['handle'] = (call, _, instance) => {
  const of = (name: string, standard = ''): string => call.query.get(name) ?? standard;
  const number = (name: string, standard: number): number => (/^\d{1,6}$/.test(of(name)) ? Number(of(name)) : standard);
  const [limit, offset] = [number('limit', 30), number('offset', 0)];
  const filter = of('filter', 'workflow_state=published');
  const bases = of('kb') === '' ? undefined : of('kb').split(',');
  const words = of('query').toLowerCase().split(/\s+/);
  const found = queried(instance, 'kb_knowledge', parseQuery('kb_knowledge', filter))
    .filter((row) => !bases || bases.includes(row['kb_knowledge_base'] ?? ''))
    .filter((row) => words.every((word) => `${row['short_description']} ${row['text']}`.toLowerCase().includes(word)));
  const shown = found.slice(offset, offset + limit);
  const meta = {
    start: offset,
    end: offset + shown.length,
    fields: of('fields'),
    query: of('query'),
    filter,
    kb: of('kb'),
    language: of('language', 'en'),
    count: found.length,
    ts_query_id: instance.store.newId(),
  };
  const articles = shown.map((row, index) => ({
    link: `?id=kb_article_view&sys_kb_id=${row['sys_id']}`,
    rank: found.length - index,
    id: `kb_knowledge:${row['sys_id']}`,
    title: row['short_description'],
    snippet: without(row['text'] ?? ''),
    score: found.length - index,
    number: row['number'],
    fields: fieldValues(instance, row, of('fields')),
  }));
  return json(200, { result: { meta, articles } });
};

/** By sys_id or by number. */
const articleOf = ({ store }: Instance, id: string): Row | undefined =>
  store.all('kb_knowledge').find(({ sys_id, number }) => sys_id === id || number === id);

const NO_ARTICLE = () => failure(404, 'Knowledge record not found', 'No article with this identifier can be read');

const get: Route['handle'] = (call, params, instance) => {
  const row = articleOf(instance, param(params, 'id'));
  if (!row) return NO_ARTICLE();
  const attachments = instance.store
    .all('sys_attachment')
    .filter(({ table_sys_id }) => table_sys_id === row['sys_id'])
    .map(({ sys_id, file_name, size_bytes }) => ({ sys_id, file_name, size_bytes, state: 'available' }));
  return json(200, {
    result: {
      sys_id: row['sys_id'],
      number: row['number'],
      short_description: row['short_description'],
      content: row['text'] ?? '',
      template: false,
      language: 'en',
      languages: [{ sys_id: row['sys_id'], language: 'en', label: 'English' }],
      display_attachments: true,
      attachments,
      embedded_content: [],
      fields: fieldValues(instance, row, call.query.get('fields') ?? ''),
    },
  });
};

const download: Route['handle'] = (call, params, instance) => {
  const article = articleOf(instance, param(params, 'id'));
  const file = instance.store.find('sys_attachment', param(params, 'file'));
  return article && file?.['table_sys_id'] === article['sys_id'] ? fileAnswer(call, file, instance) : NO_ARTICLE();
};

export const KNOWLEDGE_ROUTES: readonly Route[] = [
  route('GET', 'sn_km_api/knowledge/articles', search),
  route('GET', 'sn_km_api/knowledge/articles/{id}', get),
  route('GET', 'sn_km_api/knowledge/articles/{id}/attachments/{file}', download),
];
