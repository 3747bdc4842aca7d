import { describe, expect, test } from '@jest/globals';
import {
  ANSWER_KINDS,
  answersBehind,
  MISSING_TOKEN,
  NOT_JSON,
  predictMessages,
  type TokenAnswer,
} from '../../src/exchange/servicenow-client.js';
import { MESSAGES } from '../../src/facts/messages/index.js';

const JSON_TYPE = 'application/json';
const ENTRA = { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret is provided.' };
const DISCOVERY = {
  issuer: 'https://login.example',
  authorization_endpoint: 'https://login.example/a',
  token_endpoint: 'https://login.example/t',
};

/** The 24 bodies that were fed to Apache Oltu, and what it said; undefined where it accepted. */
const MEASURED: readonly (readonly [
  name: string,
  responseClass: 'json' | 'form',
  body: string,
  message: string | undefined,
])[] = [
  ['flat token', 'json', '{"access_token":"x","token_type":"Bearer","expires_in":1799}', undefined],
  ['empty object', 'json', '{}', MISSING_TOKEN],
  ['empty token', 'json', '{"access_token":""}', MISSING_TOKEN],
  ['null token', 'json', '{"access_token":null}', MISSING_TOKEN],
  ['object as token', 'json', '{"access_token":{"value":"x"}}', MISSING_TOKEN],
  ['wrapped in result', 'json', '{"result":{"access_token":"x"}}', MISSING_TOKEN],
  ['wrapped in data', 'json', '{"data":{"access_token":"x"}}', MISSING_TOKEN],
  ['accessToken', 'json', '{"accessToken":"x"}', MISSING_TOKEN],
  ['id_token only', 'json', '{"id_token":"x"}', MISSING_TOKEN],
  ['discovery document', 'json', JSON.stringify(DISCOVERY), MISSING_TOKEN],
  ['ok: false', 'json', '{"ok":false,"reason":"x"}', MISSING_TOKEN],
  ['list of errors', 'json', '{"errors":[{"message":"x"}]}', MISSING_TOKEN],
  ['message only', 'json', '{"message":"Unauthorized"}', MISSING_TOKEN],
  ['nested error of Graph', 'json', '{"error":{"code":"InvalidAuthenticationToken","message":"x"}}', MISSING_TOKEN],
  [
    'nested error of a ServiceNow API',
    'json',
    '{"error":{"message":"User Not Authenticated","detail":"x"},"status":"failure"}',
    MISSING_TOKEN,
  ],
  ['flat error of Entra', 'json', JSON.stringify(ENTRA), `invalid_client, ${ENTRA.error_description}`],
  ['token with a code', 'json', '{"access_token":"x","code":"y"}', 'invalid_request, Not allowed parameters: code'],
  ['empty body', 'json', '', NOT_JSON],
  ['HTML', 'json', '<!DOCTYPE html><html></html>', NOT_JSON],
  ['form', 'json', 'access_token=x&token_type=bearer', NOT_JSON],
  ['JSON array', 'json', '[{"access_token":"x"}]', NOT_JSON],
  ['HTML, form class', 'form', '<!DOCTYPE html><html></html>', MISSING_TOKEN],
  ['empty body, form class', 'form', '', MISSING_TOKEN],
  ['JSON, form class', 'form', '{"access_token":"x"}', MISSING_TOKEN],
];

describe('what Apache Oltu was measured to say', () => {
  test('24 bodies', () => {
    expect(MEASURED).toHaveLength(24);
  });

  test.each(MEASURED)('%s (%s)', (_, responseClass, body, message) => {
    const predictions = predictMessages({ contentType: JSON_TYPE, body, responseClass });
    const measured = predictions.filter(({ confidence }) => confidence === 'measured');
    expect(measured.map((each) => each.message)).toEqual([message]);
    expect(measured[0]?.verdict === 'accepted').toBe(message === undefined);
  });
});

describe('what the default script adds', () => {
  const said = (answer: TokenAnswer): unknown[] =>
    predictMessages(answer).map(({ verdict, confidence }) => [verdict, confidence]);
  const good = '{"access_token":"x","token_type":"Bearer"}';

  test.each([
    null,
    '',
    'text/html',
    'text/plain; charset=utf-8',
    'text/javascript',
    'application/x-www-form-urlencoded',
  ])('Content-Type %s hides even a good token', (contentType) => {
    expect(said({ contentType, body: good, responseClass: 'json' })).toEqual([
      ['missing-token', 'inferred'],
      ['accepted', 'measured'],
    ]);
  });

  test.each([
    JSON_TYPE,
    'application/json;charset=UTF-8',
    'Application/JSON',
    undefined,
  ])('Content-Type %s does not', (contentType) => {
    const answer = {
      body: good,
      responseClass: 'json' as const,
      ...(contentType === undefined ? {} : { contentType }),
    };
    expect(said(answer)).toEqual([['accepted', 'measured']]);
  });

  test('a member that is null may hide it, a nested error becomes a text', () => {
    expect(
      said({ contentType: JSON_TYPE, body: '{"access_token":"x","scope":null}', responseClass: 'json' })[0],
    ).toEqual(['missing-token', 'inferred']);
    expect(said({ contentType: JSON_TYPE, body: '{"error":{"code":"x"}}', responseClass: 'json' })).toEqual([
      ['object-in-text', 'inferred'],
      ['missing-token', 'measured'],
    ]);
  });

  test('a page as text/html may give two texts', () => {
    expect(said({ contentType: 'text/html', body: '<html></html>', responseClass: 'json' })).toEqual([
      ['missing-token', 'inferred'],
      ['not-json', 'measured'],
    ]);
  });

  test('without a class both are asked', () => {
    expect(predictMessages({ contentType: JSON_TYPE, body: 'access_token=x' }).map(({ verdict }) => verdict)).toEqual([
      'not-json',
      'accepted',
    ]);
  });

  test('never throws', () => {
    for (const body of ['{', 'null', '"x"', '1', '{"error":1}', '%', '{"__proto__":{"access_token":"x"}}', '\0'])
      expect(predictMessages({ body }).length).toBeGreaterThan(0);
  });
});

describe('the inverse', () => {
  test('is the prediction, read backwards', () => {
    for (const verdict of [
      'missing-token',
      'not-json',
      'not-allowed',
      'provider-error',
      'object-in-text',
      'accepted',
    ] as const) {
      const behind = new Set(answersBehind(verdict).map(({ kind }) => kind.id));
      expect(behind.size).toBeGreaterThan(0);
      for (const { id, sample } of ANSWER_KINDS)
        expect([id, behind.has(id)]).toEqual([
          id,
          predictMessages({ ...sample, responseClass: 'json' }).some((each) => each.verdict === verdict),
        ]);
    }
  });

  test('every text has its message in the catalogue', () => {
    const verdicts = new Set(MESSAGES.flatMap(({ verdict }) => (verdict ? [verdict] : [])));
    for (const { sample } of ANSWER_KINDS)
      for (const { verdict } of predictMessages(sample))
        if (verdict !== 'accepted') expect(verdicts).toContain(verdict);
  });
});
