import { beforeAll, describe, expect } from '@jest/globals';
import { scriptText as script } from '../../src/generator/script.js';
import { csharpTest, runScripts, type ScriptCase, type ScriptResult } from '../support/csharp.js';

/** The script of a usual connector; `ListIncident` and `GetTable` are valid Base64 as they stand. */
const USUAL = script({
  schemaOperation: 'GetTableSchema',
  pagedOperations: ['ListRecords', 'ListIncident', 'GetTable'],
});

/** Names that would be code if they were not data. */
const HOSTILE = ['"); throw null; ("', '\\u0022); //', '{{operationsJson}}', '*/ #error', 'Été 😀', '\ud83d'];

const in_ = (namespace: string, text: string): string => `namespace ${namespace}\n{\n${text}\n}\n`;

const SCRIPTS = {
  'Usual.cs': USUAL,
  'PagedOnly.cs': in_('PagedOnly', script({ pagedOperations: ['ListRecords'] })),
  'Hostile.cs': in_('Hostile', script({ schemaOperation: HOSTILE[0], pagedOperations: HOSTILE.slice(1) })),
};

// ---- The parts of cases --------------------------------------------------------------------------------------------

const INSTANCE = 'https://dev12345.service-now.com';
const SCHEMA = `${INSTANCE}/api/now/table/sys_dictionary/schema`;
const LIST = `${INSTANCE}/api/now/v2/table/incident?sysparm_limit=2`;
const GATEWAY = 'https://europe.azure-apihub.example/apim/shared_servicenow/0a1b2c';
const TOKEN = { Authorization: 'Bearer token-of-the-user' };

type Answer = ScriptCase['answers'][number];

const answer = (status: number, body: unknown, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json;charset=UTF-8', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const rows = (...result: unknown[]): Answer => answer(200, { result });
const page = (status: number, headers: Answer['headers'] = {}): Answer =>
  answer(status, '<html><body>Instance Hibernating page</body></html>', { 'Content-Type': 'text/html', ...headers });
const failure = (status: number, message: string, headers: Answer['headers'] = {}): Answer =>
  answer(status, { error: { message, detail: null }, status: 'failure' }, headers);
const next = (link: string | string[], body: unknown = { result: [{ number: 'INC1' }] }): Answer =>
  answer(200, body, { Link: link });

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The row of sys_db_object: a table and its parents. */
const tableRow = (...names: string[]) =>
  Object.fromEntries(
    Array.from({ length: 11 }, (_, level) => [`${'super_class.'.repeat(level)}name`, names[level] ?? '']),
  );
/** A row of sys_dictionary. */
const column = (name: string, element: string, more: Record<string, unknown> = {}) => ({
  name,
  element,
  column_label: element,
  internal_type: 'string',
  reference: '',
  read_only: 'false',
  ...more,
});

const INCIDENT = rows(tableRow('incident', 'task'));
const SYS_ID = column('task', 'sys_id', { column_label: 'Sys ID', internal_type: 'GUID' });
const COLUMNS = rows(
  column('task', 'sys_updated_on', { column_label: 'Updated', internal_type: 'glide_date_time' }),
  column('task', 'upon_reject', { column_label: 'Upon reject' }),
  column('task', 'state', { column_label: 'State', internal_type: 'integer' }),
  column('task', 'assigned_to', { column_label: 'Assigned to', internal_type: 'reference', reference: 'sys_user' }),
  column('task', 'active', { column_label: 'Active', internal_type: 'boolean' }),
  column('task', 'sys_domain', { column_label: 'Domain', internal_type: 'domain_id' }),
  column('task', 'time_worked', { column_label: 'Time worked', read_only: 'true' }),
  SYS_ID,
  column('incident', 'number', { column_label: 'Number' }),
  column('incident', 'u_secret', { internal_type: 'password2' }),
  column('incident', 'u_old_secret', { internal_type: 'password' }),
);
const ALL_STANDARD = [
  'sys_id',
  'number',
  'name',
  'short_description',
  'description',
  'state',
  'priority',
  'assignment_group',
  'assigned_to',
  'active',
  'category',
  'comments',
  'impact',
  'urgency',
  'work_notes',
  'sys_class_name',
  'sys_created_by',
  'sys_created_on',
  'sys_mod_count',
  'sys_updated_by',
  'sys_updated_on',
];

const given = (part: Partial<ScriptCase>): ScriptCase => ({
  script: 'Script',
  operationId: 'GetTableSchema',
  method: 'GET',
  url: `${SCHEMA}/incident?purpose=response`,
  headers: TOKEN,
  answers: [],
  ...part,
});
const describing = (...answers: Answer[]) => given({ answers });
const forRequest = (...answers: Answer[]) => given({ url: `${SCHEMA}/incident?purpose=request`, answers });
const forTable = (table: string, ...answers: Answer[]) => given({ url: `${SCHEMA}/${table}`, answers });
const listing = (...answers: Answer[]) =>
  given({
    operationId: 'ListRecords',
    url: LIST,
    headers: { ...TOKEN, 'X-MS-APIM-Referrer-Prefix': GATEWAY, 'Accept-Encoding': 'gzip, deflate' },
    answers,
  });

// ---- What is expected of them --------------------------------------------------------------------------------------

interface Property {
  readonly type: string;
  readonly title: string;
  readonly 'x-ms-summary': string;
  readonly description: string;
  readonly 'x-ms-visibility': string;
}
interface Schema {
  readonly type: string;
  readonly description?: string;
  readonly properties: Readonly<Record<string, Property>>;
}

const json = (result: ScriptResult): Record<string, unknown> => JSON.parse(result.body ?? '');
const schemaOf = (result: ScriptResult): Schema => {
  expect(result).toMatchObject({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } });
  return json(result)['schema'] as Schema;
};
const namesOf = (result: ScriptResult): string[] => Object.keys(schemaOf(result).properties);

/** A schema with all columns, in this order. */
const complete =
  (...names: string[]) =>
  (result: ScriptResult): void => {
    expect(schemaOf(result)).not.toHaveProperty('description');
    expect(namesOf(result)).toEqual(names);
  };
/** A schema with these columns at least, which says what to do about the others. */
const incomplete =
  (names: readonly string[], said = '') =>
  (result: ScriptResult): void => {
    const { description } = schemaOf(result);
    expect(description).toMatch(/two rights in ServiceNow: to read sys_db_object and to read sys_dictionary/);
    expect(description).toMatch(said === '' ? /fields\.$/ : new RegExp(` ServiceNow said: ${said}$`));
    expect(namesOf(result)).toEqual(names);
  };
/** The answer of the backend as it is. */
const passedOn =
  (expected: Answer, calls: number) =>
  (result: ScriptResult): void => {
    expect(result.calls).toHaveLength(calls);
    expect(result).toMatchObject({ status: expected.status, body: expected.body ?? '' });
    for (const [name, value] of Object.entries(expected.headers))
      expect([name, result.headers?.[name.toLowerCase()]?.replace('; ', ';')]).toEqual([name, value]);
  };
/** A failure in ServiceNow's form. */
const failing =
  (status: number, message: string, calls: number) =>
  (result: ScriptResult): void => {
    expect(result.calls).toHaveLength(calls);
    expect(result.status).toBe(status);
    expect(json(result)).toEqual({ error: { message, detail: expect.any(String) }, status: 'failure' });
  };
const refused = failing(400, 'The table name is not valid.', 0);
const unreadable = (calls: number) => failing(502, 'ServiceNow answered with data that cannot be read.', calls);
const noData = (calls: number) => failing(502, 'ServiceNow answered with a page instead of data.', calls);
const linked =
  (link: string | undefined) =>
  (result: ScriptResult): void => {
    expect(result.calls).toHaveLength(1);
    expect(result.status).toBe(200);
    expect(json(result)['nextLink']).toBe(link);
  };

const PAGE_2 = '/api/now/v2/table/incident?sysparm_limit=2&sysparm_offset=2';
const OK = answer(200, '{ "result":  [] }');

type Verify = (result: ScriptResult) => void;

const CASES: readonly (readonly [name: string, given: ScriptCase, verify: Verify])[] = [
  // Which operation it is
  ['an operation id as it is', describing(INCIDENT, COLUMNS), (result) => expect(namesOf(result)).toContain('number')],
  [
    'an operation id in Base64',
    { ...describing(INCIDENT, COLUMNS), operationId: base64('GetTableSchema') },
    (result) => expect(namesOf(result)).toContain('number'),
  ],
  [
    'an operation id in another case',
    { ...describing(INCIDENT, COLUMNS), operationId: 'gettableschema' },
    (result) => expect(namesOf(result)).toContain('number'),
  ],
  ...[
    'ListIncident',
    'GetTable',
    'LISTINCIDENT',
    base64('ListIncident'),
    base64('GetTable'),
    base64('ListRecords'),
  ].map(
    (operationId) =>
      [
        `the list ${operationId}`,
        { ...listing(next(`<${INSTANCE}${PAGE_2}>;rel="next"`)), operationId },
        linked(GATEWAY + PAGE_2),
      ] as const,
  ),
  ...['GetRecord', 'GetUser1', base64('GetRecord'), 'not Base64!', '====', '', null].map(
    (operationId) =>
      [
        `the unknown operation ${JSON.stringify(operationId)}`,
        given({
          operationId,
          method: 'PATCH',
          url: `${INSTANCE}/api/now/v2/table/incident/1%2F2?sysparm_fields=a%2Cb`,
          headers: { ...TOKEN, 'X-Custom': 'yes', 'Accept-Encoding': 'gzip' },
          body: '{"state":"2"}',
          answers: [next(`<${INSTANCE}${PAGE_2}>;rel="next"`)],
        }),
        (result) => {
          expect(result.body).toBe('{"result":[{"number":"INC1"}]}');
          expect(result.calls).toEqual([
            {
              method: 'PATCH',
              url: `${INSTANCE}/api/now/v2/table/incident/1%2F2?sysparm_fields=a%2Cb`,
              headers: {
                'accept-encoding': 'gzip',
                authorization: 'Bearer token-of-the-user',
                'content-type': 'application/json; charset=utf-8',
                'x-custom': 'yes',
              },
              body: '{"state":"2"}',
            },
          ]);
        },
      ] as const,
  ),
  [
    'the schema operation of a script that has none',
    { ...describing(OK), script: 'PagedOnly.Script' },
    passedOn(OK, 1),
  ],
  [
    'an empty operation id of a script without schema operation',
    { ...describing(OK), script: 'PagedOnly.Script', operationId: '' },
    passedOn(OK, 1),
  ],
  ...HOSTILE.slice(1).map(
    (operationId) =>
      [
        `the list with the hostile name ${JSON.stringify(operationId)}`,
        { ...listing(next(`<${INSTANCE}${PAGE_2}>;rel="next"`)), script: 'Hostile.Script', operationId },
        linked(GATEWAY + PAGE_2),
      ] as const,
  ),
  [
    'the schema operation with a hostile name, in Base64',
    { ...describing(INCIDENT, COLUMNS), script: 'Hostile.Script', operationId: base64(HOSTILE[0] as string) },
    (result) => expect(namesOf(result)).toContain('number'),
  ],

  // The two calls
  [
    'the calls for a schema',
    {
      ...describing(INCIDENT, COLUMNS),
      headers: { ...TOKEN, Cookie: 'a=b', 'X-Custom': 'yes', 'Accept-Language': 'de' },
    },
    (result) => {
      const names = Array.from({ length: 11 }, (_, level) => `${'super_class.'.repeat(level)}name`);
      const common = {
        sysparm_display_value: 'false',
        sysparm_exclude_reference_link: 'true',
        sysparm_limit: '10000',
        sysparm_no_count: 'true',
        sysparm_suppress_pagination_header: 'true',
      };
      const calls = result.calls.map(({ url, ...call }) => {
        const { origin, pathname, searchParams } = new URL(url);
        return { ...call, url: origin + pathname, query: Object.fromEntries(searchParams) };
      });
      const headers = { accept: 'application/json', authorization: 'Bearer token-of-the-user' };
      expect(calls).toEqual([
        {
          method: 'GET',
          url: `${INSTANCE}/api/now/v2/table/sys_db_object`,
          headers,
          body: null,
          query: { ...common, sysparm_query: 'name=incident', sysparm_fields: names.join(',') },
        },
        {
          method: 'GET',
          url: `${INSTANCE}/api/now/v2/table/sys_dictionary`,
          headers,
          body: null,
          query: {
            ...common,
            sysparm_query: 'nameINincident,task^elementISNOTEMPTY^active=true',
            sysparm_fields: 'name,element,column_label,internal_type,reference,read_only',
          },
        },
      ]);
    },
  ],
  [
    'an instance with a port',
    {
      ...describing(INCIDENT, COLUMNS),
      url: 'https://itsm.example.com:8443/api/now/table/sys_dictionary/schema/incident',
    },
    (result) =>
      expect(result.calls.map(({ url }) => new URL(url).origin)).toEqual(
        Array(2).fill('https://itsm.example.com:8443'),
      ),
  ],
  [
    'a request without a token',
    { ...describing(failure(401, 'User Not Authenticated')), headers: {} },
    (result) => expect(result.calls[0]?.headers).toEqual({ accept: 'application/json' }),
  ],
  [
    'a chain of four tables',
    forTable(
      'cmdb_ci_linux_server',
      rows(tableRow('cmdb_ci_linux_server', 'cmdb_ci_server', 'cmdb_ci_computer', 'cmdb_ci')),
      rows(column('cmdb_ci', 'sys_id')),
    ),
    (result) =>
      expect(new URL(result.calls[1]?.url ?? '').searchParams.get('sysparm_query')).toMatch(
        /^nameINcmdb_ci_linux_server,cmdb_ci_server,cmdb_ci_computer,cmdb_ci\^/,
      ),
  ],
  [
    'a table typed in capitals, and another table beside it',
    forTable('INCIDENT', rows(tableRow('problem', 'task'), tableRow('incident', 'task')), COLUMNS),
    (result) => {
      expect(new URL(result.calls[1]?.url ?? '').searchParams.get('sysparm_query')).toMatch(/^nameINincident,task\^/);
      expect(schemaOf(result)).not.toHaveProperty('description');
    },
  ],
  [
    'a parent whose name would be a query',
    describing(rows(tableRow('incident', 'task^ORname=sys_user')), rows(SYS_ID)),
    (result) =>
      expect(new URL(result.calls[1]?.url ?? '').searchParams.get('sysparm_query')).toMatch(/^nameINincident\^element/),
  ],
  [
    'a table named schema',
    forTable('schema', rows(tableRow('schema')), rows(column('schema', 'sys_id'))),
    complete('sys_id'),
  ],

  // Names of tables that are none
  ...[
    'incident^ORname=sys_user',
    'incident%5EORname%3Dsys_user',
    '../sys_user',
    '..%2Fsys_user',
    '%2E%2E%2Fsys_user',
    'incident%2Fsys_user',
    'incident/sys_user',
    'incident%0A',
    'incident%00',
    '%2569ncident',
    'incident%26sysparm_query=x',
    'Service%20Request',
    '%C3%BCbersicht',
    '%F0%9F%98%80',
    '',
    '%20',
    'incident/',
    'a'.repeat(81),
  ].map((table) => [`no table: ${JSON.stringify(table)}`, forTable(table), refused] as const),
  ['another path', given({ url: `${INSTANCE}/api/now/v2/table/incident` }), refused],
  [
    'a table name in percent-encoding',
    forTable('%69ncident%5Ftask', rows(tableRow('incident_task')), rows(column('incident_task', 'sys_id'))),
    complete('sys_id'),
  ],
  ['a table name of 80 letters', forTable('a'.repeat(80), rows(), rows()), incomplete(ALL_STANDARD)],

  // The schema
  [
    'the columns of an answer',
    describing(INCIDENT, COLUMNS),
    complete(
      'sys_id',
      'number',
      'state',
      'assigned_to',
      'active',
      'time_worked',
      'upon_reject',
      'sys_domain',
      'sys_updated_on',
    ),
  ],
  [
    'the columns of a request',
    forRequest(INCIDENT, COLUMNS),
    complete('number', 'state', 'assigned_to', 'active', 'upon_reject', 'sys_domain'),
  ],
  [
    'what is said of a column',
    describing(INCIDENT, COLUMNS),
    (result) => {
      const { type, properties } = schemaOf(result);
      expect(type).toBe('object');
      expect(properties['number']).toEqual({
        type: 'string',
        title: 'Number',
        'x-ms-summary': 'Number',
        description: 'Column number, string.',
        'x-ms-visibility': 'important',
      });
      expect(Object.values(properties).map(({ description }) => description)).toEqual([
        'Column sys_id, GUID.',
        'Column number, string.',
        'Column state, integer.',
        'Column assigned_to, sys_id of a record of sys_user.',
        'Column active, true or false.',
        'Column time_worked, string.',
        'Column upon_reject, string.',
        'Column sys_domain, domain_id.',
        'Column sys_updated_on, a time in UTC as yyyy-MM-dd HH:mm:ss.',
      ]);
      expect(new Set(Object.values(properties).map((property) => property.type))).toEqual(new Set(['string']));
      expect(properties['upon_reject']?.['x-ms-visibility']).toBe('advanced');
    },
  ],
  [
    'a column of the table and of its parents',
    forTable(
      'a',
      rows(tableRow('a', 'b', 'c')),
      rows(
        column('b', 'state', { column_label: 'of b' }),
        column('a', 'state', { column_label: 'of a' }),
        column('a', 'state', { column_label: 'of a again' }),
        column('c', 'state', { column_label: 'of c' }),
        column('c', 'sys_id'),
        column('c', 'u_hidden', { column_label: 'of c' }),
        column('a', 'u_hidden', { internal_type: 'password2' }),
        column('c', 'u_case', { column_label: 'of c' }),
        column('b', 'U_CASE', { column_label: 'of b' }),
        column('', 'u_nobody', { column_label: 'of nobody' }),
        column('b', 'u_nobody', { column_label: 'of b' }),
      ),
    ),
    (result) => {
      const labels = Object.entries(schemaOf(result).properties).map(([name, { title }]) => [
        name.toLowerCase(),
        title,
      ]);
      expect(labels).toEqual([
        ['sys_id', 'sys_id'],
        ['state', 'of a'],
        ['u_case', 'of b'],
        ['u_nobody', 'of b'],
      ]);
    },
  ],
  [
    'a column that is read-only in the table but not in its parent',
    forRequest(
      INCIDENT,
      rows(SYS_ID, column('task', 'u_a'), column('incident', 'u_a', { read_only: 'true' }), column('task', 'u_b')),
    ),
    complete('u_b'),
  ],
  [
    'labels of every kind',
    describing(
      INCIDENT,
      rows(
        SYS_ID,
        column('incident', 'u_a', { column_label: '' }),
        column('incident', 'u_b', { column_label: '  ' }),
        column('incident', 'u_c', { column_label: null }),
        column('incident', 'u_d', { column_label: undefined }),
        column('incident', 'u_e', { column_label: ' "Fire" \\ 🔥 </script>\n{{x}} \u202e‮ ' }),
        column('incident', 'u_f', { column_label: '2024-01-31T10:00:00Z' }),
        column('incident', 'u_g', { column_label: 'Same' }),
        column('incident', 'u_h', { column_label: 'same' }),
      ),
    ),
    (result) => {
      const { properties } = schemaOf(result);
      const titles = Object.fromEntries(Object.entries(properties).map(([name, { title }]) => [name, title]));
      expect(titles).toEqual({
        sys_id: 'Sys ID',
        u_a: 'u_a',
        u_b: 'u_b',
        u_c: 'u_c',
        u_d: 'u_d',
        u_e: '"Fire" \\ 🔥 </script>\n{{x}} \u202e‮',
        u_f: '2024-01-31T10:00:00Z',
        u_g: 'Same',
        u_h: 'same',
      });
    },
  ],
  [
    'values of other forms than asked for',
    forRequest(
      INCIDENT,
      rows(
        SYS_ID,
        column('incident', 'u_a', { internal_type: { link: `${INSTANCE}/x`, value: 'boolean' }, read_only: false }),
        column('incident', 'u_b', { read_only: true }),
        column('incident', 'u_c', { internal_type: { link: `${INSTANCE}/x`, value: 'password2' } }),
        column('incident', 'u_d', { internal_type: null, reference: null }),
        column('incident', ''),
        { name: 'incident' },
        { element: ['u_e'] },
        'u_f',
        null,
        7,
      ),
    ),
    (result) => {
      const { properties } = schemaOf(result);
      expect(Object.entries(properties).map(([name, { description }]) => [name, description])).toEqual([
        ['u_a', 'Column u_a, true or false.'],
        ['u_d', 'Column u_d.'],
      ]);
    },
  ],
  [
    'a table of 2,000 columns',
    describing(
      INCIDENT,
      rows(SYS_ID, ...Array.from({ length: 2000 }, (_, index) => column('incident', `u_${2000 - index}`))),
    ),
    (result) => {
      const names = namesOf(result);
      expect(names).toHaveLength(2001);
      expect(names.slice(0, 3)).toEqual(['sys_id', 'u_1', 'u_10']);
      expect(result.calls).toHaveLength(2);
    },
  ],
  [
    'a byte order mark before the answer',
    describing(answer(200, `\ufeff${INCIDENT.body}`), COLUMNS),
    (result) => expect(schemaOf(result)).not.toHaveProperty('description'),
  ],
  ...['purpose=Request', 'a=b&purpose=request', 'purpose=request&a=b'].map(
    (query) =>
      [
        `the query ${query}`,
        { ...describing(INCIDENT, COLUMNS), url: `${SCHEMA}/incident?${query}` },
        (result) => expect(namesOf(result)).not.toContain('sys_id'),
      ] as const,
  ),
  ...['', '?', '?purpose=', '?purpose=requests', '?repurpose=request', '?purpose=response'].map(
    (query) =>
      [
        `the query ${JSON.stringify(query)}`,
        { ...describing(INCIDENT, COLUMNS), url: `${SCHEMA}/incident${query}` },
        (result) => expect(namesOf(result)).toContain('sys_id'),
      ] as const,
  ),

  // Hidden and refused
  ['a table that does not exist or is hidden', describing(rows(), rows()), incomplete(ALL_STANDARD)],
  [
    'a hidden table, for a request',
    forRequest(rows(), rows()),
    incomplete(ALL_STANDARD.filter((name) => !/^sys_(?:id|created|updated|mod)/.test(name))),
  ],
  [
    'what is said of a standard column',
    describing(rows(), rows()),
    (result) => {
      const { description, properties } = schemaOf(result);
      expect(properties['short_description']).toEqual({
        type: 'string',
        title: 'Short description',
        'x-ms-summary': 'Short description',
        description,
        'x-ms-visibility': 'important',
      });
    },
  ],
  [
    'sys_db_object refused',
    describing(failure(403, 'Insufficient rights to query records'), rows(column('incident', 'u_own'))),
    (result) => {
      const names = [...ALL_STANDARD];
      names.splice(names.indexOf('urgency') + 1, 0, 'u_own');
      incomplete(names, 'Insufficient rights to query records')(result);
      expect(new URL(result.calls[1]?.url ?? '').searchParams.get('sysparm_query')).toMatch(/^nameINincident\^/);
    },
  ],
  [
    'sys_dictionary refused',
    describing(INCIDENT, failure(403, 'User is unauthorized to access table')),
    incomplete(ALL_STANDARD, 'User is unauthorized to access table'),
  ],
  [
    'both refused for want of a scope',
    describing(failure(403, 'Missing required api access scope'), failure(403, 'Another')),
    incomplete(ALL_STANDARD, 'Missing required api access scope'),
  ],
  ['both refused with a page', describing(page(403), page(403)), incomplete(ALL_STANDARD)],
  [
    'both refused with other JSON',
    describing(answer(403, { error: 'no' }), answer(403, '[')),
    incomplete(ALL_STANDARD),
  ],
  ['refused without a body', describing({ status: 403, headers: {}, body: '' }, rows()), incomplete(ALL_STANDARD)],
  [
    'parents hidden, the columns of the table itself not',
    describing(rows(), rows(column('incident', 'sys_id', { column_label: 'Identifier' }))),
    incomplete(ALL_STANDARD),
  ],
  ['rows of sys_dictionary hidden', describing(INCIDENT, rows()), incomplete(ALL_STANDARD)],
  ['fields of sys_dictionary hidden', describing(INCIDENT, rows({}, {}, {})), incomplete(ALL_STANDARD)],
  [
    'parents hidden by the rights to fields',
    describing(rows({ name: 'incident' }), rows(column('incident', 'number', { column_label: 'Incident number' }))),
    (result) => {
      incomplete(ALL_STANDARD)(result);
      expect(schemaOf(result).properties['number']?.title).toBe('Incident number');
    },
  ],
  [
    'the table that a column belongs to hidden by the rights to fields',
    describing(INCIDENT, rows({ element: 'sys_id' }, { element: 'number', column_label: 'Number' })),
    complete('sys_id', 'number'),
  ],
  [
    'eleven parents',
    forTable(
      't0',
      rows(tableRow(...Array.from({ length: 11 }, (_, level) => `t${level}`))),
      rows(column('t5', 'state')),
    ),
    incomplete(ALL_STANDARD),
  ],

  // Other answers
  ...[401, 404, 500, 503, 302].flatMap((status) => {
    const other = failure(status, 'No', { 'X-Transaction-ID': 'a1' });
    return [
      [`${status} from sys_db_object`, describing(other), passedOn(other, 1)],
      [`${status} from sys_dictionary`, describing(INCIDENT, other), passedOn(other, 2)],
    ] as const;
  }),
  ...[failure(429, 'Rate limit exceeded', { 'Retry-After': '37', 'X-RateLimit-Limit': '100' })].flatMap(
    (limited) =>
      [
        ['429 from sys_db_object', describing(limited), passedOn(limited, 1)],
        ['429 from sys_dictionary', describing(INCIDENT, limited), passedOn(limited, 2)],
      ] as const,
  ),
  ['401 with a page', describing(page(401, { 'WWW-Authenticate': 'Bearer' })), passedOn(page(401), 1)],
  ['a page from sys_db_object', describing(page(200)), noData(1)],
  ['a page from sys_dictionary', describing(INCIDENT, page(200)), noData(2)],
  ['JSON that says it is text', describing(answer(200, INCIDENT.body, { 'Content-Type': 'text/plain' })), noData(1)],
  ['no content type', describing({ status: 200, headers: {}, body: INCIDENT.body }), noData(1)],
  ['an odd content type', describing(answer(200, INCIDENT.body, { 'Content-Type': 'json' })), noData(1)],
  ['a compressed answer', describing(answer(200, INCIDENT.body, { 'Content-Encoding': 'gzip' })), noData(1)],
  ['nothing', describing({ status: 200, headers: {}, body: null }), noData(1)],
  ['refused with nothing', describing({ status: 403, headers: {}, body: null }, rows()), incomplete(ALL_STANDARD)],
  ['a content type in capitals', describing(answer(200, '{', { 'Content-Type': 'APPLICATION/JSON' })), unreadable(1)],
  ['no content', describing({ status: 204, headers: {}, body: '' }), noData(1)],
  ...['', '{', '{"result":[{]}', '<html>', '[]', '"a"', 'null', '{}', '{"result":{}}', '{"result":null}'].flatMap(
    (body) =>
      [
        [`the data ${body} from sys_db_object`, describing(answer(200, body)), unreadable(1)],
        [`the data ${body} from sys_dictionary`, describing(INCIDENT, answer(200, body)), unreadable(2)],
      ] as const,
  ),

  // Pages
  ['a page and its next', listing(next(`<${INSTANCE}${PAGE_2}>;rel="next"`)), linked(GATEWAY + PAGE_2)],
  [
    'the request for a page',
    { ...listing(next(`<${INSTANCE}${PAGE_2}>;rel="next"`)), method: 'POST', body: '{"a":1}' },
    (result) =>
      expect(result.calls).toEqual([
        {
          method: 'POST',
          url: LIST,
          headers: {
            authorization: 'Bearer token-of-the-user',
            'content-type': 'application/json; charset=utf-8',
            'x-ms-apim-referrer-prefix': GATEWAY,
          },
          body: '{"a":1}',
        },
      ]),
  ],
  [
    'everything else of a page stays',
    listing(
      answer(
        200,
        '{"result":[{"a":"2024-01-31T10:00:00Z","b":1.10,"c":12345678901234567890,"d":null,"e":"ü😀"}],"x":true}',
        {
          Link: `<${INSTANCE}${PAGE_2}>;rel="next"`,
          'X-Total-Count': '4',
        },
      ),
    ),
    (result) => {
      expect(result.body).toBe(
        `{"result":[{"a":"2024-01-31T10:00:00Z","b":1.10,"c":12345678901234567890,"d":null,"e":"ü😀"}],"x":true,"nextLink":"${GATEWAY}${PAGE_2}"}`,
      );
      expect(result.headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        link: `<${INSTANCE}${PAGE_2}>;rel="next"`,
        'x-total-count': '4',
      });
    },
  ],
  [
    "ServiceNow's whole header",
    listing(
      next(
        [
          `<${INSTANCE}/api/now/v2/table/incident?sysparm_limit=2&sysparm_offset=0>;rel="first"`,
          `<${INSTANCE}${PAGE_2}>;rel="next"`,
          `<${INSTANCE}/api/now/v2/table/incident?sysparm_limit=2&sysparm_offset=8>;rel="last"`,
        ].join(','),
      ),
    ),
    linked(GATEWAY + PAGE_2),
  ],
  ...(
    [
      ['commas and semicolons', '</p?f=a,b;c&rel="next">;rel="prev",</p?f=a,b;c>;rel="next"', '/p?f=a,b;c'],
      ['a token', '</p?o=2>; rel=next', '/p?o=2'],
      ['capitals', '</p?o=2>; REL="NEXT"', '/p?o=2'],
      ['several relations', '</p?o=2>; rel="last next"', '/p?o=2'],
      ['other parameters', '</p?o=2>; title="a, \'b\'; rel=prev"; type=json ; rel = "next"; x', '/p?o=2'],
      ['blanks', '  < /p?o=2 >  ;  rel = next  ', '/p?o=2'],
      ['another host', '<https://evil.example/p?o=2>; rel="next"', '/p?o=2'],
      [
        'an encoded query',
        `<${INSTANCE}/p?sysparm_query=a%3D1%5EORDERBYb%26c>; rel="next"`,
        '/p?sysparm_query=a%3D1%5EORDERBYb%26c',
      ],
      ['several headers', ['</p?o=0>; rel="first"', '</p?o=2>; rel="next"'], '/p?o=2'],
      ['no next', '</p?o=0>;rel="first",</p?o=8>;rel="last"', undefined],
      ['next in a title', '</p?o=0>; title="a; rel=next"; rel="prev"', undefined],
      ['next in a text of its own', '</p?o=0>x"; rel=next"; rel=next', undefined],
      ['a relation that begins so', '</p?o=0>; rel="next-archive"', undefined],
      ['another parameter', '</p?o=0>; prel="next"', undefined],
      ['no brackets', '/p?o=2; rel="next"', undefined],
      ['an open bracket', '</p?o=2; rel="next"', undefined],
      ['a bracket in brackets', '<</p?o=2>; rel="next"', '/p?o=2'],
      ['nothing', '', undefined],
      ['commas', ',,,;;;"', undefined],
      ['an address that is none', '<https://[>; rel="next"', undefined],
      ['a mail address', '<mailto:>; rel="next", <mailto:a@example.com>; rel="next"', undefined],
      ['a script', '<javascript:alert(1)>; rel="next"', undefined],
    ] as const
  ).map(
    ([name, link, path]) =>
      [
        `a Link header with ${name}`,
        listing(next(link as string | string[])),
        linked(path === undefined ? undefined : GATEWAY + path),
      ] as const,
  ),
  [
    'a header that takes long to read wrongly',
    listing(next(`<${'a'.repeat(20_000)}>${';"a"'.repeat(5_000)};${' '.repeat(20_000)}`)),
    linked(undefined),
  ],
  ['the last page', listing(answer(200, { result: [] })), linked(undefined)],
  [
    'no address of the gateway',
    { ...listing(next(`<${INSTANCE}${PAGE_2}>;rel="next"`)), headers: TOKEN },
    linked(undefined),
  ],
  [
    'an address of the gateway with a slash at its end',
    {
      ...listing(next(`<${INSTANCE}${PAGE_2}>;rel="next"`)),
      headers: { ...TOKEN, 'x-ms-apim-referrer-prefix': `${GATEWAY}/` },
    },
    linked(GATEWAY + PAGE_2),
  ],
  ...[
    page(200, { Link: '</p>;rel="next"' }),
    answer(200, '{"result":[', { Link: '</p>;rel="next"' }),
    answer(200, '[1,  2]', { Link: '</p>;rel="next"' }),
    answer(200, '', { Link: '</p>;rel="next"' }),
    answer(200, '{"result":[]}', { Link: '</p>;rel="next"', 'Content-Encoding': 'gzip' }),
    failure(401, 'User Not Authenticated', {
      Link: '</p>;rel="next"',
      'WWW-Authenticate': 'BASIC realm="Service-now"',
    }),
    failure(429, 'Rate limit exceeded', { Link: '</p>;rel="next"', 'Retry-After': '37' }),
    failure(500, 'No', { Link: '</p>;rel="next"' }),
    answer(204, '', { Link: '</p>;rel="next"' }),
    { status: 200, headers: { Link: '</p>;rel="next"' }, body: null },
  ].map(
    (other, index) =>
      [`${other.status} for a page, passed on as it is (${index + 1})`, listing(other), passedOn(other, 1)] as const,
  ),
];

describe('the script, compiled and run', () => {
  const results = new Map<string, ScriptResult>();

  beforeAll(() => {
    const ran = runScripts(
      SCRIPTS,
      CASES.map(([, part]) => part),
    );
    for (const [index, [name]] of CASES.entries()) results.set(name, ran[index] as ScriptResult);
    expect(results.size).toBe(CASES.length);
  });

  csharpTest.each(CASES)('%s', (name, part, verify) => {
    const result = results.get(name) as ScriptResult;
    expect(result.exception).toBeUndefined();
    verify(result);
    expect(result.undisposed).toBe(0);
    expect(result.calls.length).toBeLessThanOrEqual(2);
    for (const { url } of result.calls) expect(new URL(url).origin).toBe(new URL(part.url).origin);
  });
});
