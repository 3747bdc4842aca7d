import { describe, expect, test } from '@jest/globals';
import { attemptsIn } from '../../src/exchange/two-attempts.js';
import { Explainer, type Explanation } from '../../src/report/explanation.js';
import { rules } from '../../src/rules/index.js';

const HEAD =
  "OAuth2 authorization flow failed for service 'ServiceNow'. OAuth 2 sign in failed to exchange code for access token.";
const message = (
  first: string,
  second = 'BadRequest',
  body = '{"error":"invalid_client"}',
  again = '{"error":"invalid_grant"}',
): string =>
  `${HEAD} Client ID and secret sent in form body.. Response status code=${first}. Response body: ${body} Client ID and secret sent in Basic authorization header.. Response status code=${second}. Response body: ${again}`;

const explainer = new Explainer(rules);
const explained = (text: string): Explanation => explainer.explain(text);
const short = (text: string): unknown[] =>
  attemptsIn(text).map(({ client, status, answer }) =>
    [client, status, answer.shape, answer.error, answer.entraCode].filter((each) => each !== undefined),
  );

describe('the two attempts', () => {
  test.each<[string, string, unknown[]]>([
    [
      'as the platform writes them',
      message('Unauthorized'),
      [
        ['form', 401, 'error', 'invalid_client'],
        ['basic', 400, 'error', 'invalid_grant'],
      ],
    ],
    [
      'with a number as status',
      message('401', '400'),
      [
        ['form', 401, 'error', 'invalid_client'],
        ['basic', 400, 'error', 'invalid_grant'],
      ],
    ],
    [
      'with other signs',
      message('Unauthorized').replaceAll('code=', 'code-').replaceAll('Response body', 'REsponse body'),
      [
        ['form', 401, 'error', 'invalid_client'],
        ['basic', 400, 'error', 'invalid_grant'],
      ],
    ],
    [
      'with slips of the pen',
      message('Unathorized', 'BadRequset')
        .replaceAll('Response', 'Reponse')
        .replace('header', 'haeder')
        .replace('form body', 'from body'),
      [
        ['form', 401, 'error', 'invalid_client'],
        ['basic', 400, 'error', 'invalid_grant'],
      ],
    ],
    [
      'in lines',
      message('Unauthorized').replaceAll(' ', '\n'),
      [
        ['form', 401, 'error', 'invalid_client'],
        ['basic', 400, 'error', 'invalid_grant'],
      ],
    ],
    [
      'with an Entra body',
      message(
        'Unauthorized',
        'BadRequest',
        '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret is provided.\\r\\nTrace ID: 1","error_codes":[7000215]}',
        '{"error":"invalid_grant","error_description":"AADSTS54005"}',
      ),
      [
        ['form', 401, 'error', 'invalid_client', 'AADSTS7000215'],
        ['basic', 400, 'error', 'invalid_grant', 'AADSTS54005'],
      ],
    ],
    [
      'with a sign-in page',
      message('OK', 'OK', '<!DOCTYPE html><html><body><input type="password"></body></html>', '<html></html>'),
      [
        ['form', 200, 'login-page'],
        ['basic', 200, 'web-page'],
      ],
    ],
    [
      'with a sleeping instance',
      message('OK', 'OK', '<html><title>Instance Hibernating page</title></html>', ''),
      [
        ['form', 200, 'hibernating'],
        ['basic', 200, 'empty'],
      ],
    ],
    [
      'with a form',
      message('OK', 'OK', 'access_token=abc&token_type=bearer', ''),
      [
        ['form', 200, 'token-in-form'],
        ['basic', 200, 'empty'],
      ],
    ],
    [
      'with nothing',
      message('BadRequest', 'Unauthorized', '', ''),
      [
        ['form', 400, 'empty'],
        ['basic', 401, 'empty'],
      ],
    ],
    [
      'with a body that is cut',
      message('BadRequest', 'BadRequest', '{"error":"invalid_client","error_desc...', '{"err'),
      [
        ['form', 400, 'error', 'invalid_client'],
        ['basic', 400, 'broken-json'],
      ],
    ],
    [
      'the first alone',
      message('Forbidden').replace(/ Client ID and secret sent in Basic.*/, ''),
      [['form', 403, 'error', 'invalid_client']],
    ],
    [
      'the second alone',
      message('Forbidden').replace(/Client ID and secret sent in form.*?(?=Client ID and secret sent in Basic)/, ''),
      [['basic', 400, 'error', 'invalid_grant']],
    ],
    [
      'without status',
      'Client ID and secret sent in form body.. Client ID and secret sent in Basic authorization header..',
      [
        ['form', 'left-out'],
        ['basic', 'left-out'],
      ],
    ],
    ['another message', 'Missing refresh token. The response body was empty.', []],
  ])('%s', (_, text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  test('the first decides', () => {
    const { primary, frame, attempts } = explained(message('Unauthorized'));
    expect([primary?.message.id, frame?.id, attempts.length]).toEqual([
      'exchange-invalid-client',
      'exchange-failed',
      2,
    ]);
    const servicenow = message(
      'Unauthorized',
      'Unauthorized',
      '{"error_description":"access_denied","error":"server_error"}',
      '{"error_description":"access_denied","error":"server_error"}',
    );
    expect(explained(servicenow).primary?.message.id).toBe('servicenow-access-denied');
    const burnt = message(
      'Unauthorized',
      'BadRequest',
      '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret"}',
      '{"error":"invalid_grant","error_description":"AADSTS54005: OAuth2 Authorization code was already redeemed"}',
    );
    expect([explained(burnt).primary?.message.id, explained(burnt).also]).toEqual(['entra-secret-wrong', []]);
  });

  test.each([
    ['<!DOCTYPE html><html><form action="login.do"><input type="password"></form></html>', 'answer-login-page'],
    ['<html><body>Your instance is hibernating</body></html>', 'servicenow-hibernating'],
    ['access_token=abc&token_type=bearer', 'answer-in-form'],
    ['', 'answer-empty'],
    ['{"result":{"access_token":"abc"}}', 'answer-below-top'],
    ['{"accessToken":"abc"}', 'answer-renamed'],
    ['[]', 'answer-wrong-shape'],
    ['{"unheard":"of"}', 'answer-wrong-shape'],
    ['<html><head><title>Request Rejected</title></head>', 'answer-blocked'],
    ['{"error":"strange_error"}', 'exchange-failed'],
  ])('the body %s leads to %s', (body, id) => {
    expect(explained(message('OK', 'BadRequest', body)).primary?.message.id).toBe(id);
    const quoted = JSON.stringify({
      properties: { statuses: [{ error: { message: message('OK', 'BadRequest', body) } }] },
    });
    expect(explained(quoted).primary?.message.id).toBe(id);
    const base64 = Buffer.from(message('OK', 'BadRequest', body)).toString('base64');
    expect(
      explained(`https://make.powerapps.com/connection/oauth/redirect?error=${encodeURIComponent(base64)}`).primary
        ?.message.id,
    ).toBe(id);
  });
});

test.each(['', '{"error":"inv'])('a message that breaks off in its first body tells no answer: "%s"', (rest) => {
  const text = `${HEAD} Client ID and secret sent in form body.. Response status code=Unauthorized. Response body: ${rest}`;
  expect(short(text)).toEqual([['form', 401, 'left-out']]);
  expect(explained(text).primary?.message.id).toBe('exchange-failed');
});
