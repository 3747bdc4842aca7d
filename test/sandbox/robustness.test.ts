import { expect, test } from '@jest/globals';
import { ROUTES } from '../../src/sandbox/apis/routes.js';
import { seededId } from '../../src/sandbox/data/seed.js';
import { logLine } from '../../src/sandbox/log.js';
import fc from '../support/properties.js';
import { HOST, Visitor } from '../support/sandbox.js';

const names = fc.constantFrom(
  'incident',
  'cmdb_ci_server',
  'imp_user',
  seededId('inc1'),
  seededId('move'),
  seededId('laptop'),
);
const odd = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', '%', '', '..', 'toString'),
  fc.string({ unit: 'binary' }),
);
const segment = fc.oneof(names, odd.map(encodeURI));
const parameter = fc.constantFrom(
  'sysparm_query',
  'sysparm_fields',
  'sysparm_limit',
  'sysparm_offset',
  'sysparm_display_value',
  'sysparm_group_by',
  'sysparm_having',
  'sysparm_order_by',
  'sysparm_sum_fields',
  'fields',
  'filter',
  'limit',
);
const value = fc.oneof(
  odd,
  fc.constantFrom('-1', '0', '3', 'true', 'all', 'number', 'caller_id.name', 'count^number^>^1'),
);
const query = fc.array(fc.tuple(parameter, value)).map((pairs) => new URLSearchParams(pairs).toString());
const body = fc.oneof(
  fc.json().map((text) => new TextEncoder().encode(text)),
  fc.uint8Array(),
  fc
    .record({
      source: fc.anything(),
      attributes: fc.jsonValue(),
      records: fc.jsonValue(),
      variables: fc.jsonValue(),
      to: fc.jsonValue(),
      sysparm_quantity: fc.jsonValue(),
    })
    .map((object) =>
      new TextEncoder().encode(JSON.stringify(object, (_, each) => (typeof each === 'bigint' ? 0 : each))),
    ),
);
const type = fc.constantFrom('application/json', 'multipart/form-data; boundary=b', 'text/plain', '');

test('whatever is sent with a token, there is an answer, and a line for the log', () => {
  const visitor = new Visitor();
  visitor.api('GET', '/');
  fc.assert(
    fc.property(
      fc.constantFrom(...ROUTES),
      fc.array(segment, { minLength: 3, maxLength: 3 }),
      query,
      body,
      type,
      (route, segments, search, bytes, contentType) => {
        let index = 0;
        const path = route.path.replace(/\{\w+\}/g, () => segments[index++] as string);
        const url = `/api/${path}?${search}`;
        const answer = visitor.api(route.method, url, bytes, { 'content-type': contentType });
        expect(answer.status).toBeGreaterThanOrEqual(200);
        expect(answer.status).toBeLessThan(500);
        for (const header of Object.values(answer.headers)) expect(header).toMatch(/^[ -~]*$/);
        expect(logLine({ method: route.method, url, headers: {} }, answer)).toMatch(/^[ -~]+$/);
      },
    ),
    { numRuns: 1500 },
  );
});

test('whatever is sent without one, too', () => {
  const visitor = new Visitor();
  const paths = fc.constantFrom(
    '/',
    '/oauth_auth.do',
    '/oauth_token.do',
    '/oauth_revoke_token.do',
    '/api/now/table/incident',
    '*',
    '',
  );
  const types = fc.constantFrom('application/x-www-form-urlencoded', 'application/json', '');
  fc.assert(
    fc.property(
      fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'odd'),
      paths,
      fc.string({ unit: 'binary' }),
      body,
      types,
      odd,
      (method, path, search, bytes, contentType, authorization) => {
        const request = {
          method,
          url: `${path}?${search}`,
          headers: { host: HOST, 'content-type': contentType, authorization },
          body: bytes,
        };
        const answer = visitor.sandbox.handle(request);
        expect(answer.status).toBeLessThan(500);
        expect(logLine(request, answer)).toMatch(/^[ -~]+$/);
      },
    ),
    { numRuns: 1000 },
  );
});
