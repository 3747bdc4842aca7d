import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { documentOf, type Place } from '../../src/document/node.js';
import { PlacesByDocument } from '../../src/document/places.js';
import { readEvidence } from '../../src/exchange/evidence.js';
import { evidenceDocument, MAX_EVIDENCE_BYTES, STANDARD_INPUT } from '../../src/exchange/evidence-file.js';
import { type Exchange, FLOW_STAGES } from '../../src/exchange/exchange.js';
import { EVIDENCE_KINDS, type Evidence, PROBLEM_KINDS } from '../../src/exchange/flow.js';
import { mergedEvidence } from '../../src/exchange/merged-evidence.js';
import { networkFailureIn } from '../../src/exchange/network-failures.js';
import { whyNotVisible } from '../../src/exchange/not-visible.js';
import { problemOf } from '../../src/exchange/problems.js';
import { wholePart } from '../../src/exchange/whole-part.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';
import { MESSAGE_TEXTS } from './message-texts.js';
import { entry, fileOf, har } from './recordings.js';

const REFRESH_FAILED =
  'Failed to refresh access token for service: oauth2. Correlation Id=0af1-22, UTC TimeStamp=11/23/2026 10:00:00 AM, Error: Missing refresh token.';
const HEAD =
  "OAuth2 authorization flow failed for service 'ServiceNow'. OAuth 2 sign in failed to exchange code for access token.";
const TWO = `${HEAD} Client ID and secret sent in form body.. Response status code=Unauthorized. Response body: {"error":"invalid_client","error_description":"AADSTS7000215: Invalid\\r\\nTrace"} Client ID and secret sent in Basic authorization header.. Response status code=BadRequest. Response body: <html>No</html>`;

const read = (text: string, file?: string): Evidence => readEvidence(fileOf(text, file));
const problems = ({ problems = [] }: Evidence): string[] => problems.map(({ kind }) => kind);
const brief = ({ stage, attempt, response, failure, said }: Exchange): unknown[] =>
  [stage, attempt, response?.status, response?.body, failure?.code, said?.slice(0, 30)].filter(
    (each) => each !== undefined,
  );

describe('error texts', () => {
  test.each<[string, string, unknown[][]]>([
    ['a refresh', REFRESH_FAILED, [['refresh', 'Failed to refresh access token']]],
    [
      'the two attempts',
      TWO,
      [
        ['token', 'form', 401, '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid\\r\\nTrace"}'],
        ['token', 'basic', 400, '<html>No</html>'],
      ],
    ],
    [
      'the two attempts in Base64',
      btoa(TWO),
      [
        ['token', 'form', 401, '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid\\r\\nTrace"}'],
        ['token', 'basic', 400, '<html>No</html>'],
      ],
    ],
    [
      'the two attempts in JSON',
      JSON.stringify({ error: { code: 'Unauthorized', message: TWO } }),
      [
        ['token', 'form', 401, '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid\\r\\nTrace"}'],
        ['token', 'basic', 400, '<html>No</html>'],
      ],
    ],
    [
      'the two attempts quoted',
      `Error: "${TWO.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`,
      [
        ['token', 'form', 401, '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid\\r\\nTrace"}'],
        ['token', 'basic', 400, '<html>No</html>'],
      ],
    ],
    ['the head alone', HEAD, [['token', 'OAuth2 authorization flow fail']]],
    [
      'a redirect that is not registered',
      "AADSTS50011: The redirect URI 'https://x' specified",
      [['authorize', 'AADSTS50011: The redirect URI ']],
    ],
    ['a code of Entra nobody has listed', 'AADSTS9999999: something', [['token', 'AADSTS9999999: something']]],
    [
      'ServiceNow without a state',
      'Missing State parameter in request',
      [['authorize', 'Missing State parameter in req']],
    ],
    [
      'Node.js',
      'Error: getaddrinfo ENOTFOUND itsm.example.com',
      [['token', 'ENOTFOUND', 'Error: getaddrinfo ENOTFOUND i']],
    ],
    [
      'a connection list',
      'Error from token exchange: Connection abc is not allowed to access connection def',
      [['api', 'Error from token exchange: Con']],
    ],
    ['a JSON string', JSON.stringify(REFRESH_FAILED), [['refresh', 'Failed to refresh access token']]],
  ])('%s', (_, text, expected) => {
    const evidence = read(text, 'standard input');
    expect(evidence.exchanges.map(brief)).toEqual(expected);
    expect([evidence.kinds, problems(evidence)]).toEqual([['text'], []]);
  });

  test('the texts of the catalogue are evidence', () => {
    const lost = MESSAGE_TEXTS.filter(([, text]) => read(text).exchanges.length === 0).map(([id]) => id);
    expect(lost).toEqual([]);
  });
});

describe('states of connections', () => {
  const statuses = (...list: object[]): object => ({ name: 'x', properties: { statuses: list } });
  const failed = (message: string): object => ({
    status: 'Error',
    target: 'token',
    error: { code: 'Unauthorized', message },
  });

  test.each<[string, unknown, unknown[][]]>([
    ['one', statuses(failed(REFRESH_FAILED)), [['refresh', 'Failed to refresh access token']]],
    [
      'a list',
      { value: [statuses(failed(REFRESH_FAILED)), statuses({ status: 'Connected' })] },
      [['refresh', 'Failed to refresh access token']],
    ],
    [
      'an array',
      [statuses(failed(TWO))],
      [
        ['token', 'form', 401, '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid\\r\\nTrace"}'],
        ['token', 'basic', 400, '<html>No</html>'],
      ],
    ],
    ['the status alone', failed(REFRESH_FAILED), [['refresh', 'Failed to refresh access token']]],
    [
      'a message in a message',
      statuses(failed(JSON.stringify({ error: { code: 'x', message: REFRESH_FAILED } }))),
      [['refresh', 'Failed to refresh access token']],
    ],
    [
      'a code without a message',
      statuses({ status: 'Error', target: 'token', error: { code: 'Unauthorized' } }),
      [['token', 'Unauthorized']],
    ],
  ])('%s', (_, value, expected) => {
    const evidence = read(JSON.stringify(value, null, 2), 'connection.json');
    expect(evidence.exchanges.map(brief)).toEqual(expected);
    expect([evidence.kinds, problems(evidence)]).toEqual([['status'], []]);
  });

  test('not signed in yet', () => {
    const evidence = read(JSON.stringify(statuses({ status: 'Error', target: 'token' })));
    expect([evidence.kinds, evidence.exchanges, problems(evidence)]).toEqual([['status'], [], ['no-sign-in']]);
    expect(evidence.problems?.[0]?.text).toMatch(/^1 connection was found and no error text in it\./);
  });

  test('the place is the message', () => {
    const [exchange] = read(JSON.stringify(statuses(failed(REFRESH_FAILED)))).exchanges;
    expect((exchange?.where.exchange as { pointer?: string }).pointer).toBe('/properties/statuses/0/error/message');
  });
});

describe('what is no evidence', () => {
  test.each<[string, Document, string]>([
    ['nothing', fileOf(''), 'empty'],
    ['blanks', fileOf(' \r\n\t'.repeat(3000)), 'empty'],
    ['a poem', fileOf('The rain in Spain\nstays mainly in the plain'), 'foreign'],
    ['a page of a book', fileOf('It was a bright cold day in April. '.repeat(500)), 'foreign'],
    ['a definition', fileOf('{"swagger":"2.0","info":{}}'), 'foreign'],
    ['a Postman collection', fileOf('{"info":{"_postman_id":"x"},"item":[]}'), 'foreign'],
    ['a log without entries', fileOf('{"log":{}}'), 'foreign'],
    ['a number', fileOf('17'), 'foreign'],
    ['an archive', fileOf('PK\u0003\u0004\u0014\0'), 'unreadable'],
    ['UTF-16', fileOf('{\0"\0l\0o\0g\0"\0'), 'unreadable'],
    [
      'too much',
      new Document('a.har', '', { json: false, unreadable: 'too-large', limit: MAX_EVIDENCE_BYTES }),
      'too-large',
    ],
    [
      'more than the limit',
      new Document('a.har', '{}', { json: false, bytes: 120 * 1024 * 1024, limit: MAX_EVIDENCE_BYTES }),
      'too-large',
    ],
    ['gone', new Document('a.har', '', { json: false, unreadable: 'vanished' }), 'unreadable'],
  ])('%s', (_, document, kind) => {
    const evidence = readEvidence(document);
    expect([evidence.kinds, evidence.exchanges, problems(evidence)]).toEqual([[], [], [kind]]);
    expect(evidence.problems?.[0]?.file).toBe(document.file);
  });

  test('the limit is told', () => {
    const document = new Document('a.har', '', { bytes: 120 * 1024 * 1024, limit: MAX_EVIDENCE_BYTES });
    expect(readEvidence(document).problems?.[0]?.text).toMatch(/^The file has 120 MB; at most 100 MB are read\./);
  });

  test.each(PROBLEM_KINDS)('%s is told in sentences', (kind) => {
    for (const evidence of EVIDENCE_KINDS)
      for (const count of [0, 1, 2]) {
        const { text } = problemOf(fileOf('x'), kind, { evidence, count });
        expect(text).toMatch(/^[A-Z0-9].*\.$/);
        expect(text).not.toMatch(/undefined|NaN|!/);
      }
  });
});

describe('the bytes of a file', () => {
  const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'));
  test.each<[string, Uint8Array]>([
    ['UTF-8', new TextEncoder().encode(REFRESH_FAILED)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${REFRESH_FAILED}`)],
    ['UTF-16 of PowerShell', utf16(`\ufeff${REFRESH_FAILED}\r\n`)],
    ['UTF-16 without a mark', utf16(REFRESH_FAILED)],
    ['UTF-16, the other way round', Uint8Array.from(Buffer.from(`\ufeff${REFRESH_FAILED}`, 'utf16le').swap16())],
  ])('%s', (_, bytes) => {
    const evidence = readEvidence(evidenceDocument(STANDARD_INPUT, bytes));
    expect(evidence.exchanges.map(brief)).toEqual([['refresh', 'Failed to refresh access token']]);
  });

  test('too many of them', () => {
    const document = evidenceDocument('a.har', new Uint8Array(MAX_EVIDENCE_BYTES + 1));
    expect(readEvidence(document).problems?.[0]?.text).toMatch(/^The file has 101 MB; at most 100 MB are read\./);
  });

  test('some of an answer is missing', () => {
    const answer = (length: number): Evidence => read(`HTTP/1.1 200 OK\nContent-Length: ${length}\n\n<html>\n</html>`);
    expect([problems(answer(15)), problems(answer(900))]).toEqual([[], ['cut-bodies']]);
  });
});

test('why a leg is not visible is said for every kind of evidence', () => {
  for (const kind of EVIDENCE_KINDS)
    for (const stage of FLOW_STAGES) expect(whyNotVisible(stage, { kinds: [kind] })).toMatch(/^[A-Z].*\.$/);
  expect(whyNotVisible('token', { kinds: ['recording', 'text'] })).toMatch(/^A browser never sees the exchange/);
  expect(whyNotVisible('token', { kinds: [] })).toBeUndefined();
});

describe('several files', () => {
  const url = 'https://itsm.example.com/oauth_auth.do?response_type=code&client_id=c&state=';
  const at = (second: number, state: string): object =>
    entry({ url: url + state, time: `2026-11-23T10:00:${String(second).padStart(2, '0')}.000Z` });

  test('are ordered by their times, each exchange once, those without a time last', () => {
    const one = read(har([at(1, 'a'), at(5, 'c')]));
    const two = read(har([at(3, 'b'), at(5, 'c')]));
    const three = read(REFRESH_FAILED);
    const { exchanges, kinds } = mergedEvidence([three, one, two]);
    expect(exchanges.map(({ request, said }) => request?.url.slice(url.length) ?? said?.slice(0, 6))).toEqual([
      'a',
      'b',
      'c',
      'Failed',
    ]);
    expect(kinds).toEqual(['text', 'recording']);
  });

  test('of which one is sanitized', () => {
    const sanitized = read(har([entry({ url, headers: { accept: '*/*' } })]));
    const merged = mergedEvidence([read(har([at(1, 'a')])), sanitized]);
    expect([merged.isSanitized, problems(merged)]).toEqual([true, ['sanitized']]);
  });

  test('none', () => {
    expect(mergedEvidence([])).toEqual({ kinds: [], exchanges: [], isSanitized: false, problems: [] });
  });
});

test.each([
  ['curl: (60) SSL certificate problem: self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  [
    'curl: (60) SSL: no alternative certificate subject name matches target host name',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'tls',
  ],
  ['curl: (35) error:0A00010B:SSL routines::wrong version number', 'ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['SSL routines::tlsv13 alert certificate required', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls'],
  ['curl: (7) Failed to connect', 'ECONNREFUSED', 'connect'],
  ['connect ETIMEDOUT 192.0.2.1:443', 'ETIMEDOUT', 'connect'],
  ['The remote name could not be resolved', 'ENOTFOUND', 'resolve'],
  ['net::ERR_ABORTED', undefined, undefined],
])('%s', (text, code, phase) => {
  const failure = networkFailureIn(text);
  expect([failure?.code, failure?.phase]).toEqual([code, phase]);
});

describe('whatever is given', () => {
  /** Every place lies in the file that was given. */
  const expectPlaces = (document: Document, { exchanges }: Evidence): void => {
    const places = new PlacesByDocument();
    const all = exchanges.flatMap(({ where }) => Object.values(where) as Place[]);
    for (const place of all) places.ask(place);
    for (const place of all) {
      const { start, end } = places.rangeOf(place);
      expect(documentOf(place).file).toBe(document.file);
      expect([start >= 0, start <= end, end <= document.text.length]).toEqual([true, true, true]);
      if (place instanceof Object && 'value' in place && typeof place.value === 'string')
        expect(JSON.parse(document.text.slice(start, end))).toBe(place.value);
    }
  };
  const check = (text: string): void => {
    const document = fileOf(text);
    expectPlaces(document, readEvidence(document));
  };
  const runs = { numRuns: 300 };

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), check), runs);
  });

  test('any JSON', () => {
    fc.assert(fc.property(fc.json(), check), runs);
  });

  test('recordings with anything in them', () => {
    const value = fc.jsonValue({ maxDepth: 2 });
    const url = fc.constantFrom(
      'https://itsm.example.com/oauth_auth.do?client_id=c&redirect_uri=https%3A%2F%2Fx',
      'https://global.consent.azure-apim.net/redirect?code=c&state=s',
      `https://make.powerapps.com/connection/oauth/redirect?oauthPopupId=1&error=${btoa(TWO)}`,
      'https://api.powerapps.com/providers/Microsoft.PowerApps/apis/shared_x/connections/1',
      'https://x.azure-apim.net/apim/x/1',
      'data:,',
    );
    const member = fc.oneof(value, fc.string(), fc.constant(TWO));
    const headers = fc.oneof(
      value,
      fc.array(fc.record({ name: member, value: member }, { requiredKeys: [] }), { maxLength: 3 }),
    );
    const any = fc.oneof(
      value,
      fc.record(
        {
          startedDateTime: member,
          time: member,
          _error: member,
          request: fc.record(
            {
              method: member,
              url: fc.oneof(url, member),
              headers,
              postData: fc.oneof(value, fc.record({ text: member, params: headers }, { requiredKeys: [] })),
            },
            { requiredKeys: [] },
          ),
          response: fc.record(
            {
              status: fc.oneof(value, fc.constantFrom(200, 302, 401, 0, -1)),
              headers,
              redirectURL: fc.oneof(url, member),
              content: fc.record(
                { text: member, encoding: fc.constantFrom('base64', 'x'), size: member },
                { requiredKeys: [] },
              ),
            },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), fc.nat(60), (entries, cut) => {
        const text = JSON.stringify({ log: { entries } });
        check(text);
        check(text.slice(0, -cut || undefined));
      }),
      runs,
    );
  });

  test('raw exchanges with anything in between', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'POST /oauth_token.do HTTP/1.1',
        'Host: x',
        '',
        'HTTP/1.1 200 OK',
        '> GET / HTTP/1.1',
        '< HTTP/2 401',
        '* Connected to x',
        '* Recv failure',
        '=> Send header, 1 bytes',
        '0000: GET / HTTP/1.1',
        '0040: x',
        '###',
        'Transfer-Encoding: chunked',
        '1',
        'a',
        '0',
        'RawContent        : HTTP/1.1 200 OK',
        'StatusCode        : 200',
        '{"error":"x"}',
      ),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), (lines, end) =>
        check(lines.join(end)),
      ),
      runs,
    );
  });

  test('what is left of a text that breaks off is JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(40), (text, cut) => {
        const part = wholePart(text.slice(0, -cut || undefined));
        if (part !== undefined) expect(() => JSON.parse(part)).not.toThrow();
      }),
      runs,
    );
  });

  const SHAPES: readonly (readonly [string, (size: number) => string])[] = [
    ['brackets', (size) => '['.repeat(size)],
    ['objects', (size) => '{"log":{"entries":['.repeat(size / 20)],
    ['quotes', (size) => '"\\'.repeat(size / 2)],
    ['a recording that breaks off', (size) => `{"log":{"entries":[${'{"request":{"url":"x"}},'.repeat(size / 24)}`],
    ['headers', (size) => `GET / HTTP/1.1\n${'a: b\n'.repeat(size / 5)}`],
    ['blanks in a line', (size) => `GET ${' '.repeat(size)}x\n`],
    ['start lines', (size) => 'HTTP/1.1 200 OK\n'.repeat(size / 16)],
    ['chunks', (size) => `HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n${'1\nab\n'.repeat(size / 5)}`],
    ['stars', (size) => `> GET / HTTP/1.1\n< HTTP/1.1 200 OK\n\n${'* '.repeat(size / 2)}`],
    ['Base64', (size) => 'QUJD'.repeat(size / 4)],
    [
      'errors in addresses',
      (size) =>
        har(
          Array.from({ length: size / 500 }, (_, index) =>
            entry({ url: `https://x.example/?error=${btoa(`AADSTS50011 ${index}`)}` }),
          ),
        ),
    ],
    [
      'an error of letters in an address',
      (size) => har([entry({ url: `https://x.example/?error=A${'a'.repeat(size / 6)}` })]),
    ],
    [
      'redirects',
      (size) =>
        har(
          Array.from({ length: size / 500 }, (_, index) =>
            entry({
              url: 'https://x.example',
              status: 302,
              redirectURL: `https://global.consent.azure-apim.net/redirect?code=${index}`,
            }),
          ),
        ),
    ],
  ];
  test.each(SHAPES)('a megabyte of %s takes no time', (_, shape) => {
    const took = processorTime(() => {
      readEvidence(fileOf(shape(1_000_000)));
    });
    expect(took).toBeLessThan(10_000);
  });

  test.each([
    ['an error', (inner: string) => `{"error":${inner}}`],
    ['a message', (inner: string) => `{"message":${inner}}`],
    ['a list', (inner: string) => `[${inner}]`],
  ])('thousands of levels of %s throw nothing', (_, around) => {
    let text = '"invalid_grant"';
    for (let level = 0; level < 50_000; level++) text = around(text);
    expect(readEvidence(fileOf(text)).exchanges).toEqual([]);
  });
});
