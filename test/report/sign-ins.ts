import { Document } from '../../src/document/document.js';
import { wholeFile } from '../../src/document/node.js';
import type { Exchange } from '../../src/exchange/exchange.js';
import type { Diagnosed } from '../../src/report/diagnosis.js';
import { connectorOf, diagnosedOf } from './diagnosed.js';

const BACK = 'https%3A%2F%2Fglobal.consent.azure-apim.net%2Fredirect%2Fshared-desk-5f01a2b3c4';
const LOCAL = 'http%3A%2F%2F127.0.0.1%3A8765%2Fredirect';

const authorize = (
  back: string,
): string => `GET /oauth_auth.do?response_type=code&client_id=7c1f0a52b9d84e6f8f13a0c6d2e4b597&redirect_uri=${back}&state=synthetic-state-4711&scope=useraccount HTTP/1.1
Host: desk.service-now.com
Cookie: glide_session=synthetic0cookie0value

HTTP/1.1 302 Found
Location: ${decodeURIComponent(back)}?code=synthetic-code-0815&state=synthetic-state-4711

`;
const callback = (state: string): string => `GET /redirect?code=synthetic-code-0815&state=${state} HTTP/1.1
Host: global.consent.azure-apim.net

HTTP/1.1 200 OK
Content-Type: text/html

<html><body>done</body></html>

`;
const exchange = (back: string, isBasic = false): string => `POST /oauth_token.do HTTP/1.1
Host: desk.service-now.com
Content-Type: application/x-www-form-urlencoded
${isBasic ? 'Authorization: Basic c3ludGhldGljLWNsaWVudDpzeW50aGV0aWMtc2VjcmV0LTE=\n' : ''}
grant_type=authorization_code&code=synthetic-code-0815&redirect_uri=${back}&client_id=7c1f0a52b9d84e6f8f13a0c6d2e4b597${isBasic ? '' : '&client_secret=synthetic-secret-1'}

`;
const refresh = `POST /oauth_token.do HTTP/1.1
Host: desk.service-now.com
Content-Type: application/x-www-form-urlencoded

grant_type=refresh_token&refresh_token=synthetic-refresh-2&client_id=7c1f0a52b9d84e6f8f13a0c6d2e4b597&client_secret=synthetic-secret-1

`;
const json = (body: string, status = '200 OK'): string => `HTTP/1.1 ${status}
Content-Type: application/json;charset=UTF-8

${body}

`;
const TOKEN = json(
  '{"access_token":"synthetic-access-3","refresh_token":"synthetic-refresh-2","scope":"useraccount","token_type":"Bearer","expires_in":1799}',
);
const SHORT = json('{"access_token":"synthetic-access-3","token_type":"Bearer","expires_in":60}');
const REFUSED = json(
  '{"error":"invalid_client","error_description":"access_denied synthetic-secret-1"}',
  '401 Unauthorized',
);
const call = (
  token: string,
): string => `GET /api/now/table/incident/9d385017c611228701d22104cc95c371?sysparm_limit=1 HTTP/1.1
Host: desk.service-now.com
${token}
`;
const OPEN =
  'HTTP/1.1 401 Unauthorized\nWWW-Authenticate: BASIC realm="Service-now"\nContent-Type: application/json\n\n{"error":{"message":"User Not Authenticated","detail":"Required to provide Auth information"},"status":"failure"}\n\n';
const PAGE =
  'HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html><form action=login.do><input type=password></form></html>\n\n';
const FORM =
  'HTTP/1.1 200 OK\nContent-Type: application/x-www-form-urlencoded\n\naccess_token=synthetic-access-3&token_type=bearer&expires_in=1799\n\n';

const probing = (exchanges: readonly Exchange[]): Exchange[] =>
  exchanges.map((each) =>
    each.stage === 'api' && !each.request?.headers?.some(({ name }) => name === 'Authorization')
      ? { ...each, probe: 'without-token' as const }
      : each,
  );

function liveRun(): Diagnosed {
  const text =
    authorize(LOCAL) +
    callback('synthetic-state-4711') +
    exchange(LOCAL) +
    TOKEN +
    call('') +
    OPEN +
    call('Authorization: Bearer synthetic-access-3\n') +
    json('{"result":[]}') +
    refresh +
    TOKEN;
  const connector = connectorOf();
  const first = diagnosedOf(text, { connector, isLive: true });
  const exchanges = probing(first.flow.exchanges);
  const made = diagnosedOf(text, { connector, isLive: true, evidence: { exchanges } });
  const [inferred] = made.flow.of('refresh');
  return { ...made, notes: new Map(inferred ? [[inferred, 'the secret in it is inferred: nobody documents it']] : []) };
}

function errorText(text: string): Diagnosed {
  const document = new Document('error.txt', text, { json: false });
  const exchanges: Exchange[] = [{ stage: 'token', said: text, where: { exchange: wholeFile(document) } }];
  return diagnosedOf(text, { file: 'error.txt', evidence: { kinds: ['text'], exchanges } });
}

/** Sign-ins of all sorts, by name. */
export const SIGN_INS: Readonly<Record<string, () => Diagnosed>> = {
  'form-encoded': () => diagnosedOf(exchange(BACK) + FORM),
  'with-connector': () =>
    diagnosedOf(authorize(BACK) + callback('another-state-99') + exchange(BACK) + FORM, {
      connector: connectorOf('https://desk.service-now.com/oauth_auth.do'),
    }),
  refused: () => diagnosedOf(exchange(BACK) + REFUSED + exchange(BACK, true) + REFUSED, { connector: connectorOf() }),
  'basic-only': () => diagnosedOf(exchange(BACK) + REFUSED + exchange(BACK, true) + SHORT),
  'files-blamed': () =>
    diagnosedOf(exchange(BACK) + TOKEN + refresh + REFUSED, {
      connector: connectorOf('https://desk.service-now.com/oauth_auth.do'),
    }),
  'files-and-traffic': () =>
    diagnosedOf(exchange(BACK) + TOKEN + refresh.replace('oauth_token.do', 'oauth_auth.do') + PAGE, {
      connector: connectorOf('https://desk.service-now.com/oauth_auth.do'),
    }),
  'live-good': liveRun,
  'live-failed': () => diagnosedOf(exchange(LOCAL) + FORM, { connector: connectorOf(), isLive: true }),
  network: () => diagnosedOf('* Could not resolve host: desk.example.com\ncurl: (6) Could not resolve host\n'),
  'error-text': () =>
    errorText(
      'Failed to refresh access token for service: oauth2. Correlation Id=5b0b2c1e-0000-4000-8000-00000000c0de, UTC TimeStamp=1/1/2026 1:00:00 PM, Error: Missing refresh token.',
    ),
  'unknown-text': () => errorText('The frobnicator has lost its marbles again'),
};
