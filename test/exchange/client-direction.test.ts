import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { activeRules } from '../../src/engine/check.js';
import { diagnose } from '../../src/engine/diagnose.js';
import { readEvidence } from '../../src/exchange/evidence.js';
import { Flow } from '../../src/exchange/flow.js';
import { ANSWER_KINDS, MISSING_TOKEN, NOT_JSON } from '../../src/exchange/servicenow-client.js';
import { rules } from '../../src/rules/index.js';

// A raw answer of Entra to an instance that is the client: what the instance will show of it is told, and how that is known.

const active = activeRules(rules, 'deploy');

const exchangeWith = (answer: string): string => `POST /synthetic-tenant/oauth2/v2.0/token HTTP/1.1
Host: login.microsoftonline.com
Content-Type: application/x-www-form-urlencoded

grant_type=authorization_code&code=synthetic-code&redirect_uri=https%3A%2F%2Fitsm.example.com%2Foauth_redirect.do&client_id=synthetic-client&client_secret=synthetic-secret

${answer}
`;

function diagnosed(answer: string) {
  const evidence = readEvidence(new Document('evidence.http', exchangeWith(answer), { json: false }));
  const { direction, findings, failures } = diagnose(new Flow(evidence), active, { profile: 'deploy' });
  expect(failures).toEqual([]);
  return {
    direction,
    primary: findings.filter(({ rank }) => rank === 'primary').map(({ rule }) => rule),
    said: findings.find(({ rule }) => rule === 'servicenow/client-message')?.message,
  };
}

const answer = (body: string, type: string | null = 'application/json', status = '200 OK'): string =>
  `HTTP/1.1 ${status}\n${type === null ? 'Cache-Control: no-store\n' : `Content-Type: ${type}\n`}\n${body}`;

const measured = (message: string, why: string): string =>
  `of this answer ServiceNow says ${message} (measured: ${why})`;

describe('what ServiceNow says of an answer', () => {
  test.each([
    [
      'below another member',
      answer('{"result":{"access_token":"synthetic-token"}}'),
      ['token/nested'],
      measured(`"${MISSING_TOKEN}"`, 'Oltu finds no text access_token at the top'),
    ],
    [
      'a list',
      answer('[{"access_token":"synthetic-token"}]'),
      ['token/shape'],
      measured(`"${NOT_JSON}"`, 'Oltu reads the body as a JSON object and cannot'),
    ],
    [
      'a refusal of Entra',
      answer(
        '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}',
        'application/json',
        '401 Unauthorized',
      ),
      ['client/secret-refused'],
      measured('"invalid_client" with its description', 'Oltu passes a flat error on'),
    ],
  ])('%s', (_, text, primary, said) => {
    expect(diagnosed(text)).toEqual({ direction: 'servicenow-to-microsoft', primary, said });
  });

  test('a good answer is none to speak of', () => {
    const token =
      '{"access_token":"synthetic-token","token_type":"Bearer","expires_in":3599,"refresh_token":"synthetic-r"}';
    expect(diagnosed(answer(token))).toEqual({ direction: 'servicenow-to-microsoft', primary: [], said: undefined });
  });

  test('a good answer of another type may be lost: both possibilities are told', () => {
    const { primary, said } = diagnosed(
      answer('{"access_token":"synthetic-token","token_type":"Bearer"}', 'text/plain'),
    );
    expect(primary).toContain('token/not-found-by-servicenow');
    expect(said).toMatch(
      new RegExp(
        `^of this answer ServiceNow says "${MISSING_TOKEN}" \\(inferred: .*, or nothing and goes on \\(measured: `,
      ),
    );
  });

  test.each(
    ANSWER_KINDS.map(({ id, sample }) => [id, sample] as const),
  )('the kind "%s" is told, unless it is a token', (id, { body, contentType = null }) => {
    const { direction, said } = diagnosed(answer(body, contentType));
    expect(direction).toBe('servicenow-to-microsoft');
    if (id === 'token') expect(said).toBeUndefined();
    else expect(said).toMatch(/^of this answer ServiceNow says .*\((?:measured|inferred): /);
  });
});
