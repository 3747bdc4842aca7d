import { describe, expect, test } from '@jest/globals';
import { seededId } from '../../src/sandbox/data/seed.js';
import { jsonOf, textOf, Visitor } from '../support/sandbox.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const INCIDENT = seededId('inc1');

describe('attachments', () => {
  const RAW = `/api/now/attachment/file?table_name=incident&table_sys_id=${INCIDENT}&file_name=`;
  const form = (parts: string) => bytes(parts.replaceAll('\n', '\r\n'));
  const table = '--b\nContent-Disposition: form-data; name="table_name"\n\nincident\n';
  const record = `--b\nContent-Disposition: form-data; name="table_sys_id"\n\n${INCIDENT}\n`;
  const file =
    '--b\nContent-Disposition: form-data; name="uploadFile"; filename="a.txt"\nContent-Type: text/css\n\n{}\n';
  const type = { 'content-type': 'multipart/form-data; boundary=b' };
  const upload = (text: string, headers = type) =>
    new Visitor().api('POST', '/api/now/attachment/upload', form(text), headers);

  test('what was uploaded comes back, byte for byte, and never as a page', () => {
    const visitor = new Visitor();
    const content = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { result } = jsonOf(
      visitor.api('POST', `${RAW}${encodeURIComponent('ü "x".html')}`, content, { 'content-type': 'text/html' }),
    );
    expect(result).toMatchObject({ file_name: 'ü "x".html', size_bytes: '256', content_type: 'text/html' });
    const answer = visitor.api('GET', `/api/now/attachment/${result.sys_id}/file`);
    expect([answer.body, answer.headers['Content-Disposition'], answer.headers['Content-Security-Policy']]).toEqual([
      content,
      "attachment; filename*=UTF-8''%C3%BC%20%22x%22.html",
      'sandbox',
    ]);
    expect(JSON.parse(answer.headers['X-Attachment-Metadata'] as string)).toMatchObject({ file_name: 'ü "x".html' });
    expect(answer.headers['X-Attachment-Metadata']).toMatch(/^[ -~]+$/);
    expect(visitor.get('/api/now/attachment?sysparm_query=file_nameLIKEhtml').result).toHaveLength(1);
  });

  test('a type that could end a header is not repeated', () => {
    const visitor = new Visitor();
    const { result } = jsonOf(
      visitor.api('POST', `${RAW}a`, bytes('x'), { 'content-type': 'text/plain\r\nX-Evil: 1' }),
    );
    const answer = visitor.api('GET', `/api/now/attachment/${result.sys_id}/file`);
    expect(answer.headers['Content-Type']).toBe('application/octet-stream');
  });

  test('the form names table and record before the file', () => {
    const good = upload(`${table}${record}${file}--b--\n`);
    expect([good.status, jsonOf(good).result]).toEqual([
      201,
      expect.objectContaining({ file_name: 'a.txt', content_type: 'text/css', size_bytes: '2' }),
    ]);
    expect(upload(`${file}${table}${record}--b--\n`).status).toBe(400);
    expect(upload(`${table}${record}--b--\n`).status).toBe(400);
    expect(upload(`${table}${record}${file}`).status).toBe(400);
    expect(upload('nothing').status).toBe(400);
    expect(upload(`${table}${record}${file}--b--\n`, { 'content-type': 'text/plain' }).status).toBe(400);
  });

  test('a record has to be there', () => {
    const visitor = new Visitor();
    const url = '/api/now/attachment/file?file_name=a&table_name=';
    expect(visitor.api('POST', `${url}xyz&table_sys_id=${INCIDENT}`, bytes('x')).status).toBe(400);
    expect(visitor.api('POST', `${url}incident&table_sys_id=none`, bytes('x')).status).toBe(404);
    expect(
      visitor.api('POST', `/api/now/attachment/file?table_name=incident&table_sys_id=${INCIDENT}`, bytes('x')).status,
    ).toBe(400);
  });
});

describe('statistics', () => {
  const stats = (query: string) => new Visitor().get(`/api/now/stats/incident?${query}`).result;

  test('of all', () => {
    expect(stats('sysparm_count=true&sysparm_avg_fields=impact&sysparm_min_fields=impact,number')).toEqual({
      stats: { count: '12', avg: { impact: '2.6667' }, min: { impact: '1', number: 'INC0000001' } },
    });
    expect(stats('sysparm_query=number=none&sysparm_sum_fields=impact')).toEqual({ stats: { sum: { impact: '' } } });
  });

  test('of groups, of which some are kept, in order, as stored or as shown', () => {
    const query = 'sysparm_count=true&sysparm_group_by=active&sysparm_order_by=COUNT^DESC';
    const group = (value: string, count: string) => ({
      stats: { count },
      groupby_fields: [{ field: 'active', value }],
    });
    expect(stats(query)).toEqual([group('true', '9'), group('false', '3')]);
    expect(stats(`${query}&sysparm_having=count^active^<^5`)).toEqual([group('false', '3')]);
    const shown = stats('sysparm_group_by=state&sysparm_display_value=true&sysparm_order_by=state');
    expect(shown.map((each: { groupby_fields: { value: string }[] }) => each.groupby_fields[0]?.value)).toEqual([
      'New',
      'In Progress',
      'Closed',
    ]);
  });

  test('a table has to be there', () => {
    expect(new Visitor().api('GET', '/api/now/stats/xyz').status).toBe(400);
  });
});

test('an import makes a record, or changes the one that is there', () => {
  const visitor = new Visitor();
  const row = { first_name: 'Gina', last_name: 'Guest', email: 'gina@example.com' };
  const first = jsonOf(visitor.api('POST', '/api/now/import/imp_user', row));
  const second = jsonOf(visitor.api('POST', '/api/now/import/imp_user', { ...row, last_name: 'Resident' }));
  expect([first.result[0].status, second.result[0].status]).toEqual(['inserted', 'updated']);
  expect(second.result[0]).toMatchObject({ display_value: 'Gina Resident', sys_id: first.result[0].sys_id });
  expect(visitor.api('POST', '/api/now/import/incident', row).status).toBe(400);
});

test('an order makes a request with its item; a cart makes one with several', () => {
  const visitor = new Visitor();
  const item = (name: string) => `/api/sn_sc/servicecatalog/items/${seededId(name)}`;
  const { result } = jsonOf(visitor.api('POST', `${item('laptop')}/order_now`, { sysparm_quantity: 2 }));
  const items = (request: string) =>
    visitor.get(`/api/now/table/sc_req_item?sysparm_query=request=${request}&sysparm_fields=quantity`).result;
  expect([result.number, items(result.sys_id)]).toEqual([expect.stringMatching(/^REQ/), [{ quantity: '2' }]]);
  for (const name of ['laptop', 'screen']) visitor.api('POST', `${item(name)}/add_to_cart`, { sysparm_quantity: 1 });
  const order = jsonOf(visitor.api('POST', '/api/sn_sc/servicecatalog/cart/submit_order'));
  expect(items(order.result.request_id)).toHaveLength(2);
  expect(visitor.api('POST', '/api/sn_sc/servicecatalog/cart/submit_order').status).toBe(400);
  expect(visitor.api('POST', `${item('laptop')}/order_now`, {}).status).toBe(400);
  expect(visitor.api('POST', `${item('report')}/order_now`, { sysparm_quantity: 1 }).status).toBe(400);
  expect(visitor.api('POST', `${item('none')}/order_now`, { sysparm_quantity: 1 }).status).toBe(404);
});

test('items are found by text, catalog, category and type', () => {
  const titles = (query: string) =>
    new Visitor().get(`/api/sn_sc/servicecatalog/items?${query}`).result.map(({ name }: { name: string }) => name);
  expect(titles('sysparm_text=shines')).toEqual(['Sample Screen']);
  expect(titles(`sysparm_catalog=${seededId('technical')}`)).toEqual(['Key to the cellar', 'Report a fault']);
  expect(titles(`sysparm_category=${seededId('hardware')}`)).toEqual(['Example Laptop']);
  expect(titles('sysparm_type=record_producer')).toEqual(['Report a fault']);
  expect(titles('sysparm_limit=1&sysparm_offset=1')).toEqual(['Sample Screen']);
});

test('knowledge: words, filter, base and page; drafts are not found', () => {
  const found = (query: string) =>
    new Visitor()
      .get(`/api/sn_km_api/knowledge/articles?${query}`)
      .result.articles.map(({ number }: { number: string }) => number);
  expect(found('')).toEqual(['KB0000001', 'KB0000002']);
  expect(found('query=printer+paper')).toEqual(['KB0000002']);
  expect(found('filter=workflow_state=draft')).toEqual(['KB0000003']);
  expect(found('kb=none')).toEqual([]);
  expect(found('limit=1&offset=1')).toEqual(['KB0000002']);
  const visitor = new Visitor();
  expect(visitor.get('/api/sn_km_api/knowledge/articles/KB0000002').result.attachments).toHaveLength(1);
  expect(visitor.api('GET', '/api/sn_km_api/knowledge/articles/none').status).toBe(404);
});

test('changes: numbers are numbers, ignored fields and query parts are told', () => {
  const visitor = new Visitor();
  const url = `/api/sn_chg_rest/change/${seededId('move')}`;
  const { result } = visitor.get(url);
  expect([result.state, result.cmdb_ci.display_value, result.start_date]).toEqual([
    { display_value: 'Implement', value: -1 },
    'bee-01',
    {
      display_value: '01-02-2026 22:00:00',
      value: '2026-02-01 20:00:00',
      display_value_internal: '2026-02-01 22:00:00',
    },
  ]);
  const updated = jsonOf(visitor.api('PATCH', url, { risk: '4', no_such: 'x' })).result;
  expect([updated.risk.value, updated['__meta']]).toEqual([4, { ignoredFields: ['no_such'] }]);
  const list = visitor.get('/api/sn_chg_rest/change?sysparm_query=nonsense').result;
  expect([list.length, list.at(-1)]).toEqual([3, { __meta: { ignoredFields: ['nonsense'] } }]);
  expect(visitor.api('GET', '/api/sn_chg_rest/change/none').status).toBe(404);
  expect(visitor.api('POST', '/api/sn_chg_rest/change/standard/none', {}).status).toBe(404);
});

test('configuration items: relations in both directions, and what is wrong with a body', () => {
  const visitor = new Visitor();
  const url = `/api/now/cmdb/instance/cmdb_ci_server/${seededId('ant')}`;
  expect(visitor.get(url).result.inbound_relations[0]).toMatchObject({
    target: { display_value: 'Mail', value: seededId('mail') },
  });
  const relation = { type: seededId('runs_on'), target: seededId('bee') };
  const add = (body: unknown) => visitor.api('POST', `${url}/relation`, body);
  expect(jsonOf(add({ source: 'x', outbound_relations: [relation] })).result.outbound_relations).toHaveLength(1);
  expect(add({ source: 'x', outbound_relations: [{ ...relation, target: 'none' }] }).status).toBe(400);
  expect(add({ source: 'x', outbound_relations: [null] }).status).toBe(400);
  expect(add({ outbound_relations: [relation] }).status).toBe(400);
  expect(visitor.api('GET', '/api/now/cmdb/instance/incident').status).toBe(400);
  expect(visitor.get('/api/now/cmdb/meta/cmdb_ci_server').result.attributes).toContainEqual(
    expect.objectContaining({ element: 'name', is_display: 'true', is_inherited: 'true' }),
  );
});

test('an email that was sent can be read, as a whole or in part', () => {
  const visitor = new Visitor();
  const sent = jsonOf(visitor.api('POST', '/api/now/email', { to: ['a@example.com', 'b@example.com'], subject: 'Hi' }));
  const url = `/api/now/email/${sent.result.id}`;
  expect(visitor.get(url).result).toMatchObject({
    to: ['a@example.com', 'b@example.com'],
    subject: 'Hi',
    cc: [],
    headers: {},
  });
  expect(visitor.get(`${url}?sysparm_fields=type,toString`).result).toEqual({ type: 'send-ready' });
  expect(visitor.api('POST', '/api/now/email', { to: [] }).status).toBe(400);
  expect(textOf(visitor.api('GET', '/api/now/email/none'))).toContain('No Record found');
});
