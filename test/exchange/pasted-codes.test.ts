import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { wholeFile } from '../../src/document/node.js';
import { Secrets } from '../../src/exchange/secrets.js';
import { Explainer } from '../../src/report/explanation.js';
import { rules } from '../../src/rules/index.js';

const explainer = new Explainer(rules);
const first = (text: string): string | undefined => explainer.explain(text).primary?.message.id;

describe('a code of OAuth is a code by its underscore', () => {
  test.each([
    ['access_denied', 'user-denied'],
    ['error=access_denied&state=x1', 'user-denied'],
    ['invalid\\_grant', 'exchange-invalid-grant'],
    ['Access denied for user joe at host db1', undefined],
    ['0x80070005 E_ACCESSDENIED', undefined],
    ['Invalid code in line 4', undefined],
  ])('%s', (text, id) => expect(first(text)).toBe(id));
});

describe('a code of Entra is known', () => {
  test.each([
    ['with a blank in it', 'AADSTS 50011: The redirect URI specified in the request does not match'],
    ['with letters for digits', 'AADSTS5OO11'],
    ['with letters for digits in a sentence', 'Error AADSTS5OOl1: redirect URl'],
    ['by its number in JSON', '{"error":"invalid_client","error_codes":[50011]}'],
    ['by its number in the address of its page', 'https://login.microsoftonline.com/error?code=50011'],
  ])('%s', (_, text) => {
    expect(first(text)).toBe('entra-redirect-uri');
    expect(explainer.explain(text).facts.entraCodes).toEqual(['AADSTS50011']);
  });

  test('before the words of a rule', () => {
    const text =
      'Failed to refresh access token for service: shared_x. AADSTS700082: The refresh token has expired due to inactivity.';
    expect(first(text)).toBe('entra-idle');
  });

  test('and its number is no authorization code', () => {
    const where = { exchange: wholeFile(new Document('x', '', { json: false })) };
    const body = '{"error":"invalid_client","error_uri":"https://login.microsoftonline.com/error?code=7000215"}';
    const secrets = Secrets.of([{ stage: 'token', where, response: { status: 401, body } }]);
    expect(secrets.mask('AADSTS7000215')).toBe('AADSTS7000215');
  });
});

describe('who the client is', () => {
  const directionOf = (text: string): string => explainer.explain(text).direction;
  test.each([
    [
      'Failed to refresh access token for service: x. AADSTS50173: The provided grant has expired',
      'microsoft-to-servicenow',
    ],
    ['Create and authorize OAuth connection failed. AADSTS65001', 'microsoft-to-servicenow'],
    ['Could not retrieve a new access token with the refresh token. AADSTS7000222', 'servicenow-to-microsoft'],
    [
      'Request not sent to uri= https://x.example/ : java.net.UnknownHostException: x.example',
      'servicenow-to-microsoft',
    ],
    ['401 Unauthorized https://x.service-now.com/oauth_token.do', 'microsoft-to-servicenow'],
    ['AADSTS7000222', 'either'],
  ])('%s', (text, expected) => expect(directionOf(text)).toBe(expected));

  test('decides which causes are told', () => {
    const causesAt = (path: string): number =>
      explainer.explain(`AADSTS50011: The redirect URI 'https://x.example${path}'`).causes.length;
    expect([causesAt('/oauth_redirect.do'), causesAt('/')]).toEqual([1, 3]);
  });
});

test('ordinary words are recognised with a doubt', () => {
  const certaintyOf = (text: string): string | undefined => explainer.explain(text).primary?.certainty;
  expect(['invalid URL', 'invalid_grant', 'AADSTS50011'].map(certaintyOf)).toEqual(['possible', 'certain', 'certain']);
});

test('a message within the words around another says nothing', () => {
  const { primary, also } = explainer.explain(
    'User Not Authenticated. Could not retrieve a new access token with the refresh token. invalid_client, AADSTS7000222: The provided client secret keys are expired.',
  );
  expect([primary?.message.id, also.map(({ message }) => message.id)]).toEqual(['entra-secret-expired', []]);
});
