import { describe, expect, test } from '@jest/globals';
import type { FlowStage } from '../../src/exchange/exchange.js';
import { type ForeignAnswer, foreignAnswer, redirectHost } from '../../src/exchange/foreign-answer.js';
import { exchangeOf } from '../support/traffic.js';

const page = (text: string): string => `<!DOCTYPE html><html><head><title>x</title></head><body>${text}</body></html>`;
const LOGIN = page('<form><input name="user_password" type="password"></form>');
const OWN = undefined;

type Row = readonly [
  what: string,
  stage: FlowStage,
  status: number,
  body: string,
  expected: ForeignAnswer | undefined,
  url?: string,
];

const ROWS: readonly Row[] = [
  ['a token', 'token', 200, '{"access_token":"synthetic"}', OWN],
  ['a refusal', 'token', 401, '{"error":"server_error"}', OWN],
  ['a refusal with 404', 'token', 404, '{"error":"invalid_grant"}', OWN],
  ['a refusal with 405', 'token', 405, '{"error":"invalid_request"}', OWN],
  ['an empty answer', 'token', 200, '', OWN],
  ['XML that is no page', 'token', 200, '<?xml version="1.0"?><token>log in</token>', OWN],
  ['a sleeping instance', 'token', 200, page('Your instance is hibernating. Sign in to wake it.'), 'hibernating'],
  ['a sleeping instance before the sign-in', 'authorize', 200, page('Your instance is hibernating'), 'hibernating'],
  ['a sleeping instance at a refresh', 'refresh', 200, page('Instance Hibernating page'), 'hibernating'],
  ['a sleeping instance at a call', 'api', 200, page('Instance Hibernating page'), 'hibernating'],
  ['data about one', 'api', 200, '{"result":[{"text":"<html>Your instance is hibernating"}]}', OWN],
  ['503', 'token', 503, '', 'offline'],
  ['503 with a page that has a sign-in link', 'api', 503, page('<a href="login.do">Log in</a>'), 'offline'],
  ['504', 'api', 504, page('Gateway'), 'offline'],
  ['a page about maintenance', 'token', 200, page('The site is under maintenance'), 'offline'],
  ['a sign-in page with a notice', 'authorize', 200, LOGIN.replace('<form', 'Maintenance on Sunday<form'), OWN],
  ['a sign-in page with the script of a firewall', 'authorize', 200, `${LOGIN}<script src="_Incapsula_R">`, OWN],
  ['a sign-in page', 'authorize', 200, LOGIN, OWN],
  ['a sign-in page for a token', 'token', 200, LOGIN, 'login-page'],
  ['a sign-in page for a refresh', 'refresh', 200, LOGIN, 'login-page'],
  ['a sign-in page for data', 'api', 200, LOGIN, 'login-page'],
  ['the page of a firewall', 'token', 403, page('Request Rejected. Your support ID is: 1'), 'firewall'],
  ['the page of a firewall with 200', 'api', 200, page('Request unsuccessful. Incapsula incident ID'), 'firewall'],
  ['a blocked address', 'token', 403, page('Access from your IP address is restricted.'), 'address-blocked'],
  ['a blocked address in JSON', 'api', 403, '{"error":{"message":"IP address not allowed"}}', 'address-blocked'],
  ['403 with a page', 'token', 403, page('Forbidden'), 'refused-page'],
  ['403 with a page at the sign-in', 'authorize', 403, page('Forbidden'), OWN],
  ['403 in JSON', 'api', 403, '{"error":{"message":"Insufficient rights to query records"}}', OWN],
  ['407', 'api', 407, page('Proxy Authentication Required'), 'proxy-sign-in'],
  ['429', 'refresh', 429, '', 'rate-limit'],
  [
    'plain http to a port for TLS',
    'token',
    400,
    page('The plain HTTP request was sent to HTTPS port'),
    'plain-http-refused',
  ],
  ['nginx without a certificate', 'token', 400, page('No required SSL certificate was sent'), 'client-certificate'],
  ['nginx with a wrong certificate', 'api', 400, page('The SSL certificate error'), 'client-certificate'],
  [
    'Azure without a certificate',
    'refresh',
    403,
    page('403 - Forbidden: Client Certificate Required'),
    'client-certificate',
  ],
  [
    'IIS without a certificate',
    'api',
    403,
    page('403.7 - Forbidden. It needs an SSL client certificate.'),
    'client-certificate',
  ],
  [
    'IIS with an untrusted one',
    'token',
    403,
    page('HTTP Error 403.16. Your client certificate is bad.'),
    'client-certificate',
  ],
  ['IIS for another reason', 'token', 403, page('HTTP Error 403.14 - no directory listing'), 'refused-page'],
  ['a record about it', 'api', 200, '{"result":[{"text":"No required SSL certificate was sent"}]}', OWN],
  ['the same in Go', 'api', 400, 'Client sent an HTTP request to an HTTPS server.', 'plain-http-refused'],
  ['404 with a page', 'token', 404, page('Page not found'), 'not-found'],
  ['404 in JSON', 'refresh', 404, '{"error":{"message":"Requested URI does not represent any resource"}}', 'not-found'],
  ['404 at the sign-in', 'authorize', 404, page('Page not found'), 'not-found'],
  ['404 at a call', 'api', 404, page('Page not found'), OWN],
  ['405', 'token', 405, 'Method Not Allowed', 'method-refused'],
  ['405 at a call', 'api', 405, '', 'method-refused'],
  ['405 at the sign-in', 'authorize', 405, '', 'token-endpoint'],
  [
    '404 of a token endpoint',
    'authorize',
    404,
    'Not Found',
    'token-endpoint',
    'https://a.example.com/oauth/token?client_id=x',
  ],
  [
    'a refusal of a token endpoint',
    'authorize',
    401,
    '{"error":"server_error"}',
    'token-endpoint',
    'https://a.example.com/oauth_token.do?response_type=code',
  ],
  ['a wish for a grant type', 'authorize', 400, '{"error":"unsupported_grant_type"}', 'token-endpoint'],
  ['a refusal of the client', 'authorize', 400, '{"error":"invalid_client"}', OWN],
  ['a refusal of the redirect URL', 'authorize', 400, page('Invalid redirect_uri'), OWN],
  ['another page', 'token', 200, page('Welcome'), 'web-page'],
  ['another page with 500', 'token', 500, page('Error'), 'web-page'],
  ['another page for data', 'api', 200, page('Welcome'), 'web-page'],
  ['the page of the consent server', 'callback', 200, page('Service unavailable'), OWN],
];

test.each(ROWS)('%s', (...[, stage, status, body, expected, url]: Row) => {
  expect(foreignAnswer(exchangeOf(stage, { status, body }, url === undefined ? {} : { url }))).toBe(expected);
});

describe('a redirect', () => {
  const HTTP = 'http://itsm.example.com/oauth_token.do';
  const HTTPS = 'https://itsm.example.com/oauth_token.do';
  test.each<readonly [from: string, location: string | undefined, expected: ForeignAnswer | undefined, host?: string]>([
    [HTTP, HTTPS, 'redirected-to-https'],
    [HTTP, 'https://itsm.example.com:443/oauth_token.do', 'redirected-to-https', 'itsm.example.com:443'],
    [HTTP, 'https://renamed.example.com/oauth_token.do', 'moved', 'renamed.example.com'],
    [HTTPS, 'https://renamed.example.com/oauth_token.do', 'moved', 'renamed.example.com'],
    [HTTPS, '//renamed.example.com/oauth_token.do', 'moved'],
    [HTTPS, '/oauth_token.do/', 'moved'],
    [HTTPS, '/login.do', 'redirected-to-login'],
    [HTTPS, 'login_redirect.do?sysparm_stack=no', 'redirected-to-login'],
    [HTTPS, 'https://itsm.example.com/nav_to.do?uri=login', 'moved'],
    [HTTPS, 'https://login.microsoftonline.com/x/saml2', 'redirected-to-login', 'login.microsoftonline.com'],
    [HTTPS, 'https://sso.example.com/', 'redirected-to-login', 'sso.example.com'],
    [HTTPS, undefined, undefined],
  ])('from %s to %s', (...[url, location, expected, host]) => {
    const headers = location === undefined ? {} : { Location: location };
    const exchange = exchangeOf('token', { status: 302, headers }, { url });
    expect([foreignAnswer(exchange), redirectHost(exchange)]).toEqual([expected, host]);
  });

  test('is the usual thing at the sign-in', () => {
    const exchange = exchangeOf('authorize', { status: 302, headers: { Location: '/login.do' } });
    expect(foreignAnswer(exchange)).toBeUndefined();
  });
});

test('hostile bodies take no time', () => {
  for (const piece of ['<', 'your ip ', 'access from ', '<html ', 'type=', ' '])
    foreignAnswer(exchangeOf('token', { status: 403, body: `<html>${piece.repeat(200_000)}` }));
});
