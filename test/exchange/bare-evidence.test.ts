import { expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { readEvidence } from '../../src/exchange/evidence.js';
import { Flow } from '../../src/exchange/flow.js';

const flowOf = (text: string): Flow => new Flow(readEvidence(new Document('pasted.txt', text, { json: false })));
const brief = (text: string): unknown[] =>
  flowOf(text).exchanges.map(({ stage, said, response }) => [stage, said === undefined ? response?.status : 'text']);

test.each([
  [
    'an error of the platform is no token answer',
    '{"error":{"code":502,"message":"BadGateway","innerError":{"error":{"code":"NoResponse","message":"The server did not receive a response from an upstream server. Request tracking id 1"}}}}',
    [['api', 'text']],
  ],
  [
    'an error of Graph is no token answer',
    '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}',
    [['api', 'text']],
  ],
  [
    'a code that says more than its message is read with it',
    '{"error":{"code":"InvokerConnectionOverrideFailed","message":"No connection for shared_x."}}',
    [['api', 'text']],
  ],
  ['an error of an API that nobody knows is nothing', '{"error":{"code":"X1","message":"Out of paper"}}', []],
  [
    'a token as PowerShell lists it',
    'access_token  : syntheticA\n                syntheticB\ntoken_type    : Bearer\nexpires_in    : 1799',
    [['token', 0]],
  ],
  [
    'a refusal of the token endpoint in Python',
    'requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://x.service-now.com/oauth_token.do',
    [['token', 401]],
  ],
  [
    'a refused call in PowerShell',
    'Invoke-RestMethod : The remote server returned an error: (401) Unauthorized.\n+ Invoke-RestMethod -Uri https://x.service-now.com/api/now/table/incident',
    [['api', 'text']],
  ],
])('%s', (_, text, expected) => expect(brief(text)).toEqual(expected));

test.each([
  ['{"error_description":"access_denied","error":"server_error"}'],
  ['requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://x.service-now.com/oauth_token.do'],
  [
    'Invoke-RestMethod : The remote server returned an error: (401) Unauthorized.\n+ $t = Invoke-RestMethod -Uri https://x.service-now.com/oauth_token.do -Method Post',
  ],
  ['HTTP/1.1 401 Unauthorized\nWWW-Authenticate: BASIC realm="Service-now"\n\n{}'],
  [
    '> GET /api/now/table/incident HTTP/1.1\n> Host: x.service-now.com\n>\n< HTTP/1.1 403 Forbidden\n< Server: ServiceNow\n<\n{}',
  ],
])('an answer of an instance says who was called: %s', (text) =>
  expect(flowOf(text).direction).toBe('microsoft-to-servicenow'));
