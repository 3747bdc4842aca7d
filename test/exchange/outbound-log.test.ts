import { describe, expect, test } from '@jest/globals';
import { readEvidence } from '../../src/exchange/evidence.js';
import { type Evidence, Flow } from '../../src/exchange/flow.js';
import { mergedEvidence } from '../../src/exchange/merged-evidence.js';
import { entry, fileOf, har } from './recordings.js';

const RECORD = {
  sys_created_on: '2026-11-20 09:00:00',
  http_method: 'POST',
  url_scheme: 'https',
  url_hostname: 'login.microsoftonline.com',
  url_path: '/contoso/oauth2/v2.0/token',
  response_status: '400',
  request_body: 'grant_type=authorization_code&client_id=1&code=x',
  response_headers: 'Content-Type:application/json; charset=utf-8\nPragma:no-cache',
  response_body: '{"error":"invalid_request"}',
};
const read = (value: unknown): Evidence => readEvidence(fileOf(JSON.stringify(value), 'log.json'));
const brief = ({ exchanges }: Evidence): unknown[] =>
  exchanges.map(({ stage, request, response }) => [stage, request?.url, response?.status, response?.body]);

const EXCHANGE = ['token', 'https://login.microsoftonline.com/contoso/oauth2/v2.0/token', 400, RECORD.response_body];

describe('records of the outbound log of an instance', () => {
  test.each<[string, unknown]>([
    ['a list', { result: [RECORD] }],
    ['one alone', { result: RECORD }],
    ['an array', [RECORD]],
    [
      'with display values',
      {
        result: [
          Object.fromEntries(Object.entries(RECORD).map(([name, value]) => [name, { value, display_value: 'x' }])),
        ],
      },
    ],
    [
      'with other names of the columns',
      {
        result: [
          {
            sys_created_on: '2026-11-20 09:00:00',
            method: 'post',
            url: 'https://login.microsoftonline.com/contoso/oauth2/v2.0/token',
            http_status: 400,
            response_body: RECORD.response_body,
          },
        ],
      },
    ],
  ])('%s', (_, value) => expect(brief(read(value))).toEqual([EXCHANGE]));

  test('they say that the instance is the client, whatever is at the other end', () => {
    const evidence = read({ result: [{ ...RECORD, url_hostname: 'b.service-now.com', url_path: '/oauth_token.do' }] });
    expect(new Flow(evidence).direction).toBe('servicenow-to-microsoft');
    const recording = readEvidence(
      fileOf(har([entry({ url: 'https://a.service-now.com/oauth_auth.do?client_id=1' })])),
    );
    expect(new Flow(mergedEvidence([evidence, recording])).direction).toBe('microsoft-to-servicenow');
  });

  test('without bodies, as at the level Basic, a post to Entra is the request for a token', () => {
    const { request_body: _, response_body: __, ...basic } = RECORD;
    expect(brief(read({ result: [basic] }))).toEqual([[...EXCHANGE.slice(0, 3), undefined]]);
  });

  test('a request without an answer has none', () => {
    expect(brief(read({ result: [{ ...RECORD, response_status: '0' }] }))).toEqual([
      [...EXCHANGE.slice(0, 2), undefined, undefined],
    ]);
  });

  test('a log without a sign-in says so, and other records are no log', () => {
    const other = read({
      result: [{ ...RECORD, url_hostname: 'x.example.com', http_method: 'GET', request_body: '' }],
    });
    expect(other.problems?.map(({ kind }) => kind)).toEqual(['no-sign-in']);
    expect(
      read({ result: [{ number: 'INC1', sys_created_on: 'x', url: 'https://x.example.com' }] }).kinds,
    ).not.toContain('text');
  });
});

test('the call that an app sends through the one address of the gateway is the call', () => {
  const { exchanges } = readEvidence(
    fileOf(
      har([
        entry({
          method: 'POST',
          url: 'https://europe-002.azure-apim.net/invoke',
          headers: {
            'x-ms-request-url': '/apim/incidents-5f12/0f1e/api/now/table/incident',
            'x-ms-request-method': 'GET',
            'sec-fetch-mode': 'cors',
          },
          status: 401,
        }),
        entry({ method: 'POST', url: 'https://x.example.com/invoke', headers: { 'x-ms-request-url': '/apim/a/b' } }),
      ]),
    ),
  );
  expect(exchanges.map(({ stage, request }) => [stage, request?.method, request?.url])).toEqual([
    ['api', 'GET', 'https://europe-002.azure-apim.net/apim/incidents-5f12/0f1e/api/now/table/incident'],
  ]);
});

test.each([
  [
    'the result of a run',
    {
      properties: {
        status: 'Failed',
        error: { code: 'ActionFailed', message: 'An action failed. No dependent actions succeeded.' },
      },
    },
  ],
  [
    'the code of an action',
    {
      type: 'OpenApiConnection',
      inputs: { host: { connection: 'shared_x', operationId: 'ListIncidents' } },
      runAfter: {},
    },
  ],
])('%s is none, and the raw outputs are asked for', (what, value) => {
  const { problems = [] } = readEvidence(fileOf(JSON.stringify(value), 'pasted.json'));
  expect(problems[0]?.text).toContain(`The file is ${what}`);
  expect(problems[0]?.text).toContain('raw outputs of the action');
});
