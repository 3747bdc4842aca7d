import { describe, expect, test } from '@jest/globals';
import { seededId } from '../../src/sandbox/data/seed.js';
import { HOST, jsonOf, textOf, Visitor } from '../support/sandbox.js';

const ORIGIN = `http://${HOST}`;
const INCIDENT = seededId('inc1');
const BELA = seededId('bela');
const of = (query: Record<string, string>) => new URLSearchParams(query).toString();

describe('lists', () => {
  test('fields, order, limit, offset', () => {
    const query = of({
      sysparm_query: 'active=true^ORDERBYDESCnumber',
      sysparm_fields: 'number,no_such_column, active',
      sysparm_limit: '2',
      sysparm_offset: '1',
    });
    expect(new Visitor().get(`/api/now/v2/table/incident?${query}`).result).toEqual([
      { number: 'INC0000008', active: 'true' },
      { number: 'INC0000007', active: 'true' },
    ]);
  });

  test('dot-walks', () => {
    const query = of({
      sysparm_query: `sys_id=${INCIDENT}`,
      sysparm_fields: 'assigned_to.name,assigned_to.manager.name,caller_id.department.name,problem_id.number',
    });
    expect(new Visitor().get(`/api/now/table/incident?${query}`).result).toEqual([
      {
        'assigned_to.name': 'Abel Example',
        'assigned_to.manager.name': 'Bela Sample',
        'caller_id.department.name': 'Bookkeeping',
        'problem_id.number': '',
      },
    ]);
    const walked = of({ sysparm_query: 'assigned_to.manager.first_nameSTARTSWITHbel', sysparm_fields: 'number' });
    expect(new Visitor().get(`/api/now/table/incident?${walked}`).result).toHaveLength(3);
  });

  test('a table shows the records of those that extend it, with its own columns', () => {
    const { result } = new Visitor().get(
      '/api/now/table/task?sysparm_query=ORDERBYnumber&sysparm_fields=number,sys_class_name,caller_id',
    );
    expect(result).toContainEqual({ number: 'CHG0000001', sys_class_name: 'change_request' });
    expect(result.length).toBeGreaterThan(12);
  });

  test('columns as parameters are conditions where there is no query', () => {
    const visitor = new Visitor();
    expect(visitor.get('/api/now/table/incident?active=false&sysparm_fields=number').result).toHaveLength(3);
    expect(visitor.get('/api/now/table/incident?active=false&sysparm_query=active=true').result).toHaveLength(9);
  });

  test('the view is passed over', () => {
    const visitor = new Visitor();
    expect(visitor.get('/api/now/table/incident?sysparm_view=mobile')).toEqual(visitor.get('/api/now/table/incident'));
  });

  test('an empty list is a list, but in version 1', () => {
    const visitor = new Visitor();
    const query = 'sysparm_query=number=none';
    expect(visitor.get(`/api/now/table/incident?${query}`)).toEqual({ result: [] });
    expect(visitor.get(`/api/now/v2/table/incident?${query}`)).toEqual({ result: [] });
    expect(visitor.api('GET', `/api/now/v1/table/incident?${query}`).status).toBe(404);
    expect(visitor.api('GET', '/api/now/v1/table/incident').status).toBe(200);
  });
});

describe('pages', () => {
  const headersOf = (query: string) => {
    const { headers } = new Visitor().api('GET', `/api/now/v2/table/incident?${query}`);
    const links = (headers['Link'] ?? '').matchAll(/<([^>]+)>;rel="(\w+)"/g);
    const offsets = [...links].map(([, url, rel]) => {
      expect(url?.startsWith(`${ORIGIN}/api/now/v2/table/incident?`)).toBe(true);
      return [rel, new URL(url as string).searchParams.get('sysparm_offset')];
    });
    return { total: headers['X-Total-Count'], links: Object.fromEntries(offsets) };
  };

  test.each([
    ['', '12', {}],
    ['sysparm_limit=5', '12', { next: '5', last: '10' }],
    ['sysparm_limit=5&sysparm_offset=5', '12', { first: '0', prev: '0', next: '10', last: '10' }],
    ['sysparm_limit=5&sysparm_offset=10', '12', { first: '0', prev: '5', last: '10' }],
    ['sysparm_limit=12', '12', {}],
    ['sysparm_limit=6', '12', { next: '6', last: '6' }],
    ['sysparm_limit=5&sysparm_query=active=false', '3', {}],
    ['sysparm_limit=5&sysparm_no_count=true', undefined, { next: '5' }],
    ['sysparm_limit=5&sysparm_suppress_pagination_header=true', '12', {}],
    ['sysparm_limit=many', '12', {}],
  ])('%s', (query, total, links) => {
    expect(headersOf(query)).toEqual({ total, links });
  });

  test('following next shows every record once', () => {
    const visitor = new Visitor();
    const numbers: string[] = [];
    let url: string | undefined =
      '/api/now/v2/table/incident?sysparm_limit=5&sysparm_fields=number&sysparm_query=ORDERBYnumber';
    while (url !== undefined) {
      const answer = visitor.api('GET', url);
      numbers.push(...jsonOf(answer).result.map(({ number }: { number: string }) => number));
      url = /<([^>]+)>;rel="next"/.exec(answer.headers['Link'] ?? '')?.[1]?.replace(ORIGIN, '');
    }
    expect([numbers.length, new Set(numbers).size]).toEqual([12, 12]);
  });

  test('a negative offset is refused', () => {
    expect(new Visitor().api('GET', '/api/now/table/incident?sysparm_offset=-1').status).toBe(400);
  });
});

describe('shapes of values', () => {
  const link = `${ORIGIN}/api/now/v2/table/sys_user/${BELA}`;
  const shown = (query: Record<string, string>, record = 'abel') => {
    const fields = { sysparm_fields: 'manager,active,sys_created_on', ...query };
    return new Visitor().get(`/api/now/v2/table/sys_user/${seededId(record)}?${of(fields)}`).result;
  };
  const created = '2026-01-12 08:00:00';
  const local = '12-01-2026 10:00:00';

  test.each<[Record<string, string>, unknown, unknown]>([
    [{}, { link, value: BELA }, created],
    [{ sysparm_exclude_reference_link: 'true' }, BELA, created],
    [{ sysparm_display_value: 'true' }, { display_value: 'Bela Sample', link }, local],
    [{ sysparm_display_value: 'true', sysparm_exclude_reference_link: 'true' }, 'Bela Sample', local],
    [
      { sysparm_display_value: 'all' },
      { display_value: 'Bela Sample', value: BELA, link },
      { display_value: local, value: created },
    ],
    [
      { sysparm_display_value: 'all', sysparm_exclude_reference_link: 'true' },
      { display_value: 'Bela Sample', value: BELA },
      { display_value: local, value: created },
    ],
  ])('%j', (query, manager, time) => {
    const record = shown(query);
    expect([record.manager, record.sys_created_on]).toEqual([manager, time]);
  });

  test('an empty reference is an empty text, or two', () => {
    expect(shown({}, 'bela').manager).toBe('');
    expect(shown({ sysparm_display_value: 'true' }, 'bela').manager).toBe('');
    expect(shown({ sysparm_display_value: 'all' }, 'bela').manager).toEqual({ display_value: '', value: '' });
  });

  test('choices show their label, and everything is text', () => {
    const url = `/api/now/table/incident/${INCIDENT}`;
    const visitor = new Visitor();
    const raw = visitor.get(`${url}?sysparm_exclude_reference_link=true`).result;
    expect(Object.values(raw).every((value) => typeof value === 'string')).toBe(true);
    expect([raw.state, raw.active, raw.priority]).toEqual(['2', 'true', '1']);
    const { state, priority } = visitor.get(`${url}?sysparm_display_value=true`).result;
    expect([state, priority]).toEqual(['In Progress', '1 - Critical']);
  });
});

describe('records', () => {
  const URL_OF_TABLE = '/api/now/v2/table/incident';

  test('are created with 201, an address, a number and what the instance sets itself', () => {
    const visitor = new Visitor();
    const answer = visitor.api('POST', URL_OF_TABLE, {
      short_description: 'New',
      priority: 2,
      active: false,
      caller_id: null,
      sys_id: 'mine',
      number: 'MINE',
      no_such_column: 'x',
    });
    const { result } = jsonOf(answer);
    expect([answer.status, answer.headers['Location']]).toEqual([201, `${ORIGIN}${URL_OF_TABLE}/${result.sys_id}`]);
    expect(result).toMatchObject({
      short_description: 'New',
      priority: '2',
      active: 'false',
      caller_id: '',
      number: 'INC0010001',
      sys_created_on: '2026-01-20 09:00:00',
      sys_created_by: 'abel.example',
      sys_mod_count: '0',
    });
    expect(result).not.toHaveProperty('no_such_column');
  });

  test.each(['PUT', 'PATCH'])('%s changes the given columns, and clears with an empty text', (method) => {
    const visitor = new Visitor();
    visitor.clock.pass(60);
    const { result } = jsonOf(visitor.api(method, `${URL_OF_TABLE}/${INCIDENT}`, { caller_id: '', urgency: '2' }));
    expect(result).toMatchObject({
      caller_id: '',
      urgency: '2',
      short_description: 'Mail does not arrive',
      sys_updated_on: '2026-01-20 09:01:00',
      sys_mod_count: '1',
    });
  });

  test('display values are taken where that is asked for', () => {
    const visitor = new Visitor();
    const body = { caller_id: 'Emil Dummy', state: 'On Hold', opened_at: '20-01-2026 12:00:00' };
    const url = `${URL_OF_TABLE}/${INCIDENT}?sysparm_input_display_value=true&sysparm_exclude_reference_link=true`;
    expect(jsonOf(visitor.api('PATCH', url, body)).result).toMatchObject({
      caller_id: seededId('emil'),
      state: '3',
      opened_at: '2026-01-20 10:00:00',
    });
  });

  test('are deleted with 204 and without a body', () => {
    const visitor = new Visitor();
    const answer = visitor.api('DELETE', `${URL_OF_TABLE}/${INCIDENT}`);
    expect([answer.status, answer.body]).toEqual([204, '']);
    expect(visitor.api('GET', `${URL_OF_TABLE}/${INCIDENT}`).status).toBe(404);
  });

  test('journal entries are written, and read as nothing', () => {
    const visitor = new Visitor();
    const { result } = jsonOf(visitor.api('PATCH', `${URL_OF_TABLE}/${INCIDENT}`, { comments: 'Hello' }));
    expect(result.comments).toBe('');
  });
});

describe('refusals', () => {
  const failure = (message: string, detail: unknown) => ({ error: { message, detail }, status: 'failure' });
  const noRecord = failure('No Record found', "Record doesn't exist or ACL restricts the record retrieval");
  const noTable = failure('Invalid table xyz', 'Table xyz does not exist');
  const noResource = failure('Requested URI does not represent any resource', null);
  const noObject = failure('Exception while reading request', 'The payload is not a JSON object');

  test.each<[string, string, unknown, number, unknown]>([
    ['GET', '/api/now/table/incident/none', undefined, 404, noRecord],
    ['PATCH', '/api/now/table/incident/none', {}, 404, noRecord],
    ['DELETE', '/api/now/table/incident/none', undefined, 404, noRecord],
    ['GET', '/api/now/table/xyz', undefined, 400, noTable],
    ['POST', '/api/now/table/xyz', {}, 400, noTable],
    ['GET', '/api/now/table/xyz/none', undefined, 400, noTable],
    ['PUT', '/api/now/table/xyz/none', {}, 400, noTable],
    ['DELETE', '/api/now/table/xyz/none', undefined, 400, noTable],
    ['GET', '/api/now/v3/table/incident', undefined, 400, noResource],
    ['GET', '/api/now/tables', undefined, 400, noResource],
    ['GET', '/api/now/table/', undefined, 400, noResource],
    ['GET', '/api/', undefined, 400, noResource],
    ['GET', '/api/now/table/incident/%E0%A4%A', undefined, 404, noRecord],
    ['POST', '/api/now/table/incident', undefined, 400, noObject],
    ['POST', '/api/now/table/incident', 'text', 400, noObject],
  ])('%s %s', (method, url, body, status, expected) => {
    const answer = new Visitor().api(method, url, body);
    expect([answer.status, jsonOf(answer)]).toEqual([status, expected]);
  });

  test('a method that is not there is named with those that are', () => {
    const answer = new Visitor().api('DELETE', '/api/now/table/incident');
    expect([answer.status, answer.headers['Allow']]).toEqual([405, 'GET, POST']);
  });

  test('HEAD is GET without a body', () => {
    const answer = new Visitor().api('HEAD', '/api/now/table/incident');
    expect([answer.status, answer.headers['X-Total-Count'], answer.body]).toEqual([200, '12', '']);
  });

  test('elsewhere there are pages', () => {
    const answer = new Visitor().send('GET', '/nav_to.do');
    expect([answer.status, answer.headers['Content-Type']]).toEqual([404, 'text/html;charset=UTF-8']);
    expect(textOf(answer)).toContain('Page not found');
  });
});
