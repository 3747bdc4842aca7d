import { expect, test } from '@jest/globals';
import { type CallFault, callFault, tokenHost } from '../../src/exchange/call-fault.js';
import { exchangeOf, flowOf, TOKEN } from '../support/traffic.js';

const sn = (message: string, detail = ''): string => JSON.stringify({ error: { message, detail }, status: 'failure' });

test.each<readonly [status: number, body: string, expected: CallFault | undefined]>([
  [200, '{"result":[{"number":"1"}]}', undefined],
  [200, '{"result":[]}', 'no-records'],
  [200, '{"result":[],"count":0}', 'no-records'],
  [200, '{"result":{}}', undefined],
  [201, '{"result":{"sys_id":"1"}}', undefined],
  [304, '', undefined],
  [400, sn('Requested URI does not represent any resource'), 'path-not-found'],
  [400, sn('Invalid table x'), 'path-not-found'],
  [400, sn('Invalid query'), 'refused'],
  [401, sn('User Not Authenticated'), 'token-rejected'],
  [401, '', 'token-rejected'],
  [403, sn('Insufficient rights to query records'), 'role-missing'],
  [403, sn('Missing required api access scope'), 'auth-scope-missing'],
  [403, sn('Operation Failed', "refused due to the table's cross-scope access policy"), 'cross-scope-refused'],
  [403, '', 'role-missing'],
  [404, sn('No Record found'), 'no-records'],
  [404, '', 'path-not-found'],
  [409, '', 'refused'],
  [429, '', undefined],
  [500, sn('x'), 'refused'],
  [503, '', undefined],
])('%d %s', (status, body, expected) => {
  const call = exchangeOf('api', { status, body });
  expect(callFault(flowOf([exchangeOf('token', TOKEN), call]), call)).toBe(expected);
});

const PLATFORM = 'https://unitedstates-002.azure-apim.net/apim/x/y/api/now/table/incident';
const URL = 'https://itsm.example.com/api/now/table/incident';
const A = 'Authorization';

test.each<readonly [what: string, url: string, headers: readonly (readonly [string, string])[], expected: CallFault]>([
  ['Bearer', URL, [[A, 'Bearer x']], 'token-rejected'],
  ['in small letters', URL, [['authorization', 'bearer x']], 'token-rejected'],
  ['taken out', URL, [[A, '<redacted>']], 'token-rejected'],
  ['taken out by Dev Proxy', URL, [[A, 'REDACTED']], 'token-rejected'],
  ['nothing before the token', URL, [[A, 'x.y.z']], 'token-rejected'],
  ['nothing before the token, which is opaque', URL, [[A, '2wRlsR']], 'bearer-missing'],
  ['Basic', URL, [[A, 'Basic eDp5']], 'bearer-missing'],
  ['no header', URL, [['Accept', '*/*']], 'bearer-missing'],
  ['no headers at all', URL, [], 'token-rejected'],
  [
    'two headers',
    URL,
    [
      [A, 'Bearer x'],
      [A, 'Bearer y'],
    ],
    'two-authorizations',
  ],
  ['two values', URL, [[A, 'Bearer x, Bearer y']], 'two-authorizations'],
  ['a token in the address', `${URL}?access_token=x`, [['Accept', '*/*']], 'token-in-query'],
  ['a token in both', `${URL}?access_token=x`, [[A, 'Bearer x']], 'token-rejected'],
  ['a call to the platform', PLATFORM, [['Accept', '*/*']], 'token-rejected'],
])('401 to %s', (_, url, headers, expected) => {
  const call = exchangeOf('api', { status: 401 }, { url, headers });
  expect(callFault(flowOf([exchangeOf('token', TOKEN), call]), call)).toBe(expected);
});

test('where headers were taken out, a missing one says nothing', () => {
  const call = exchangeOf('api', { status: 401 }, { headers: { Accept: '*/*' } });
  expect(callFault(flowOf([call], { isSanitized: true }), call)).toBe('token-rejected');
});

test('a probe without a token is no call', () => {
  const call = exchangeOf('api', { status: 401 }, { headers: { Accept: '*/*' }, probe: 'without-token' });
  expect(callFault(flowOf([call]), call)).toBeUndefined();
});

test.each<readonly [issuer: string, called: string, expected: string | undefined]>([
  ['https://dev.service-now.com/oauth_token.do', 'https://prod.service-now.com/api/now/x', 'dev.service-now.com'],
  ['https://dev.service-now.com/oauth_token.do', 'https://dev.service-now.com:443/api/now/x', undefined],
  ['https://login.example.com/token', 'https://prod.service-now.com/api/now/x', undefined],
  ['https://dev.service-now.com/oauth_token.do', PLATFORM, undefined],
  ['https://dev.service-now.com/oauth_token.do', 'https://api.example.com/items', undefined],
])('a token of %s at %s', (issuer, url, expected) => {
  const call = exchangeOf('api', { status: 401 }, { url });
  expect(tokenHost(flowOf([exchangeOf('token', TOKEN, { url: issuer }), call]), call)).toBe(expected);
});
