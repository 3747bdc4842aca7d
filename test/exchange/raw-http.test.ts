import { describe, expect, test } from '@jest/globals';
import { readEvidence } from '../../src/exchange/evidence.js';
import type { Exchange } from '../../src/exchange/exchange.js';
import { fileOf } from './recordings.js';

const FORM =
  'grant_type=authorization_code&code=synthetic-code&redirect_uri=https%3A%2F%2Fx.example&client_id=c&client_secret=s';
const REQUEST = `POST /oauth_token.do HTTP/1.1
Host: itsm.example.com
Content-Type: application/x-www-form-urlencoded

${FORM}`;
const REFUSED = '{"error":"invalid_client"}';
const ANSWER = `HTTP/1.1 401 Unauthorized
Content-Type: application/json

${REFUSED}`;

const V = `*   Trying 192.0.2.1:443...
* Connected to itsm.example.com (192.0.2.1) port 443 (#0)
* ALPN: offers h2,http/1.1
} [5 bytes data]
> POST /oauth_token.do HTTP/1.1
> Host: itsm.example.com
> Authorization: Basic c3ludGhldGlj
> Content-Length: 27
>
} [27 bytes data]
* upload completely sent off: 27 bytes
< HTTP/1.1 401 Unauthorized
< Content-Type: application/json
<
{ [26 bytes data]
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r100    27    0     0  100    27      0    200 --:--:--  0:00:01 --:--:--   200* Mark bundle
\r100    53  100    26  100    27    100    200 --:--:-- --:--:-- --:--:--   300${REFUSED}* Connection #0 to host itsm.example.com left intact
`;

const TRACE = `== Info:   Trying 127.0.0.1:80...
== Info: Connected to itsm.example.com (127.0.0.1) port 80
=> Send header, 160 bytes (0xa0)
0000: POST /oauth_token.do HTTP/1.1
001f: Host: itsm.example.com
0037: X-Long: 01234567890123456789012345678901234567890123456789012345
0077: 6789
007e: 
=> Send data, 95 bytes (0x5f)
0000: grant_type=authorization_code&code=synthetic-code&client_id=0123
0040: 4567&client_secret=s
== Info: upload completely sent off: 95 bytes
<= Recv header, 27 bytes (0x1b)
0000: HTTP/1.1 401 Unauthorized
<= Recv header, 32 bytes (0x20)
0000: Content-Type: application/json
<= Recv header, 2 bytes (0x2)
0000: 
<= Recv data, 26 bytes (0x1a)
0000: ${REFUSED}
== Info: Connection #0 to host itsm.example.com left intact
`;

const POWERSHELL = `
StatusCode        : 200
StatusDescription : OK
Content           : {"access_token":"synthetic"}
RawContent        : HTTP/1.1 200 OK
                    Pragma: no-cache
                    Content-Type: application/json

                    {"access_token":"synthetic"}
Forms             : {}
Headers           : {[Pragma, no-cache]}
`;

const POSTMAN = `POST https://itsm.example.com/oauth_token.do: {
  "Network": {},
  "Request Headers": {
    "host": "itsm.example.com"
  },
  "Request Body": {
    "grant_type": "authorization_code",
    "client_secret": "s"
  },
  "Response Headers": {
    "content-type": "application/json"
  },
  "Response Body": ${JSON.stringify(REFUSED)}
}
`;

interface Brief {
  readonly stage: string;
  readonly attempt?: string;
  readonly url?: string;
  readonly form?: string;
  readonly status?: number;
  readonly body?: string;
  readonly failure?: string;
}

const brief = ({ stage, attempt, request, response, failure }: Exchange): Brief => ({
  stage,
  ...(attempt && { attempt }),
  ...(request && { url: request.url }),
  ...(request?.body && { form: request.body }),
  ...(response && { status: response.status }),
  ...(response?.body && { body: response.body }),
  ...(failure && { failure: failure.code }),
});
const read = (text: string, file?: string): Brief[] => {
  const evidence = readEvidence(fileOf(text, file));
  expect(evidence.kinds).toEqual(['raw']);
  return evidence.exchanges.map(brief);
};

const URL = 'https://itsm.example.com/oauth_token.do';
const PAIR: Brief = { stage: 'token', attempt: 'form', url: URL, form: FORM, status: 401, body: REFUSED };

describe('requests and answers as text', () => {
  test.each<[string, string, Brief[]]>([
    ['a pair', `${REQUEST}\n\n${ANSWER}\n`, [PAIR]],
    ['Windows line ends', `${REQUEST}\n\n${ANSWER}\n`.replaceAll('\n', '\r\n'), [PAIR]],
    ['two pairs', `${REQUEST}\n${ANSWER}\n\n${REQUEST}\n${ANSWER}`, [PAIR, PAIR]],
    ['two pairs of a .http file', `### one\n${REQUEST}\n\n${ANSWER}\n\n### two\n${REQUEST}\n\n${ANSWER}`, [PAIR, PAIR]],
    ['indented in a block of Markdown', `Look:\n\n\`\`\`http\n${REQUEST}\n\n${ANSWER}\n\`\`\`\nThanks.`, [PAIR]],
    ['a request alone', REQUEST, [{ stage: 'token', attempt: 'form', url: URL, form: FORM }]],
    ['an answer alone', ANSWER, [{ stage: 'token', status: 401, body: REFUSED }]],
    [
      'HTTP/2 of curl -i',
      `HTTP/2 401 \ncontent-type: application/json\n\n${REFUSED}`,
      [{ stage: 'token', status: 401, body: REFUSED }],
    ],
    ['100 Continue', `${REQUEST}\n\nHTTP/1.1 100 Continue\n\n${ANSWER}`, [PAIR]],
    [
      'no blank line before the body',
      `HTTP/1.1 401 Unauthorized\nA: b\n${REFUSED}`,
      [{ stage: 'token', status: 401, body: REFUSED }],
    ],
    [
      'a whole address and a query in several lines',
      'GET https://itsm.example.com/oauth_auth.do\n    ?response_type=code\n    &client_id=c\nAccept: */*\n',
      [{ stage: 'authorize', url: 'https://itsm.example.com/oauth_auth.do?response_type=code&client_id=c' }],
    ],
    [
      'chunks',
      'HTTP/1.1 401 Unauthorized\nTransfer-Encoding: chunked\n\n10\n{"error":"invali\na\nd_client"}\n0\n\n',
      [{ stage: 'token', status: 401, body: REFUSED }],
    ],
    [
      'chunks of other signs',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{"ä":1}\r\n0\r\n\r\n',
      [{ stage: 'token', status: 200, body: '{"ä":1}' }],
    ],
    [
      'chunked, but shown put together',
      `HTTP/1.1 401 Unauthorized\nTransfer-Encoding: chunked\n\n${REFUSED}\n`,
      [{ stage: 'token', status: 401, body: REFUSED }],
    ],
    [
      'a body that begins a line with a method',
      'HTTP/1.1 200 OK\nContent-Type: text/plain\n\nGET lost\nPOST a letter',
      [{ stage: 'token', status: 200, body: 'GET lost\nPOST a letter' }],
    ],
    ['curl -v', V, [{ stage: 'token', attempt: 'basic', url: URL, status: 401, body: REFUSED }]],
    [
      'curl --trace-ascii',
      TRACE,
      [
        {
          stage: 'token',
          attempt: 'form',
          url: URL,
          form: 'grant_type=authorization_code&code=synthetic-code&client_id=01234567&client_secret=s',
          status: 401,
          body: REFUSED,
        },
      ],
    ],
    [
      'curl --trace-ascii --trace-time',
      TRACE.replace(/^(?=== |=> |<= |[0-9a-f]{4}: )/gm, '10:00:00.000000 '),
      [
        {
          stage: 'token',
          attempt: 'form',
          url: URL,
          form: 'grant_type=authorization_code&code=synthetic-code&client_id=01234567&client_secret=s',
          status: 401,
          body: REFUSED,
        },
      ],
    ],
    [
      'the console of Postman',
      POSTMAN,
      [
        {
          stage: 'token',
          attempt: 'form',
          url: URL,
          form: 'grant_type=authorization_code&client_secret=s',
          status: 0,
          body: REFUSED,
        },
      ],
    ],
    ['Invoke-WebRequest', POWERSHELL, [{ stage: 'token', status: 200, body: '{"access_token":"synthetic"}' }]],
    [
      'curl without a host',
      '* Could not resolve host: itsm.example.com\ncurl: (6) Could not resolve host: itsm.example.com',
      [{ stage: 'token', failure: 'ENOTFOUND' }],
    ],
    [
      'curl that comes through at its second address',
      `* connect to ::1 port 443 failed: Connection refused\n${V}`,
      [{ stage: 'token', attempt: 'basic', url: URL, status: 401, body: REFUSED }],
    ],
    [
      'curl that is cut off',
      `${V.slice(0, V.indexOf('< HTTP'))}* Recv failure: Connection reset by peer\ncurl: (56) Recv failure`,
      [{ stage: 'token', attempt: 'basic', url: URL, failure: 'ECONNRESET' }],
    ],
    [
      'the token endpoint of another server, whose form curl does not show',
      '> POST /oauth2/token HTTP/1.1\n> Host: id.example.com\n>\n< HTTP/1.1 200 OK\n<\n{"access_token":"t"}',
      [{ stage: 'token', url: 'https://id.example.com/oauth2/token', status: 200, body: '{"access_token":"t"}' }],
    ],
    [
      'a call',
      'GET /api/now/table/incident HTTP/1.1\nHost: itsm.example.com\nAuthorization: Bearer t\n\nHTTP/1.1 200 OK\n\n{"result":[]}',
      [{ stage: 'api', url: 'https://itsm.example.com/api/now/table/incident', status: 200, body: '{"result":[]}' }],
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each<[string, string, Brief[]]>([
    [
      'an answer of the token endpoint',
      '{"access_token":"t","token_type":"Bearer"}',
      [{ stage: 'token', status: 0, body: '{"access_token":"t","token_type":"Bearer"}' }],
    ],
    ['a refusal', REFUSED, [{ stage: 'token', status: 0, body: REFUSED }]],
    [
      'a form',
      'access_token=t&token_type=bearer',
      [{ stage: 'token', status: 0, body: 'access_token=t&token_type=bearer' }],
    ],
    [
      'a page',
      '<html><title>Log in</title><input type="password"></html>',
      [{ stage: 'token', status: 0, body: '<html><title>Log in</title><input type="password"></html>' }],
    ],
    ['a form of a request', FORM, [{ stage: 'token', attempt: 'form', url: '', form: FORM }]],
    [
      'an address',
      'https://x.example/cb?code=c&state=s',
      [{ stage: 'callback', url: 'https://x.example/cb?code=c&state=s' }],
    ],
    [
      'a refusal by way of PowerShell 5',
      'Invoke-RestMethod : The remote server returned an error: (401) Unauthorized.\nAt line:1 char:1\n+ Invoke-RestMethod -Uri x',
      [{ stage: 'token', status: 401 }],
    ],
    [
      'a refusal by way of PowerShell 7',
      'Invoke-RestMethod: Response status code does not indicate success: 401 (Unauthorized).',
      [{ stage: 'token', status: 401 }],
    ],
    [
      'a body by way of PowerShell',
      `Invoke-RestMethod : ${REFUSED}\nAt line:1 char:1`,
      [{ stage: 'token', status: 0, body: REFUSED }],
    ],
    [
      'a refused call',
      '{"error":{"message":"User Not Authenticated","detail":"Required to provide Auth information"},"status":"failure"}',
      [
        {
          stage: 'api',
          status: 0,
          body: '{"error":{"message":"User Not Authenticated","detail":"Required to provide Auth information"},"status":"failure"}',
        },
      ],
    ],
    [
      'a refused refresh',
      '{"error":"invalid_grant","error_description":"AADSTS700082: The refresh token has expired due to inactivity."}',
      [
        {
          stage: 'refresh',
          status: 0,
          body: '{"error":"invalid_grant","error_description":"AADSTS700082: The refresh token has expired due to inactivity."}',
        },
      ],
    ],
  ])('%s without anything around it', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('an answer that only the name of its file tells', () => {
    expect(read('{"token":{"value":"t"}}', 'case/token-response.json')).toEqual([
      { stage: 'token', status: 0, body: '{"token":{"value":"t"}}' },
    ]);
    expect(readEvidence(fileOf('{"token":{"value":"t"}}', 'case/x.json')).kinds).toEqual([]);
  });
});
