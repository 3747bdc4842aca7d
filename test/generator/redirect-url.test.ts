import { expect, test } from '@jest/globals';
import { redirectUrlOf } from '../../src/generator/redirect-url.js';
import { refusalOf } from '../support/refusal.js';

const OWN = 'https://global.consent.azure-apim.net/redirect/cr7a3-5fsnow-20test-5f635855';

test.each([
  ['as it is', OWN],
  ['with blanks around', `  ${OWN}\n`],
  ['encoded', encodeURIComponent(OWN)],
  ['encoded in small letters', OWN.replaceAll(':', '%3a').replaceAll('/', '%2f')],
  ['encoded twice', encodeURIComponent(encodeURIComponent(OWN))],
  [
    'in the address of a sign-in window',
    `https://dev1.service-now.com/oauth_auth.do?response_type=code&client_id=abc&redirect_uri=${encodeURIComponent(OWN)}&state=x`,
  ],
  ['with capitals in the host', OWN.replace('global', 'GLOBAL')],
])('%s', (_, text) => expect(redirectUrlOf(text)).toBe(OWN));

test.each([
  ['the shared URL', 'https://global.consent.azure-apim.net/redirect', 'all connectors shared'],
  ['the shared URL with a slash', 'https://global.consent.azure-apim.net/redirect/', 'all connectors shared'],
  ['a slash at the end', `${OWN}/`, 'has the path'],
  ['more behind the name', `${OWN}/x`, 'has the path'],
  ['another path', 'https://global.consent.azure-apim.net/redirects/x', 'has the path'],
  ['a query', `${OWN}?a=b`, 'a query'],
  ['a port', OWN.replace('.net', '.net:8443'), 'a port'],
  ['http', OWN.replace('https', 'http'), 'begins with http'],
  ['another host', 'https://example.com/redirect/x', 'consent hosts'],
  ['a host that looks like one', 'https://global.consent.azure-apim.net.example.com/redirect/x', 'consent hosts'],
  ['a user name', OWN.replace('://', '://a@'), 'not an address'],
  ['the host of the tests', OWN.replace('global', 'global-test'), 'certification tests'],
  ['two at once', `${OWN},${OWN}`, ''],
  ['the address of ServiceNow as a client', 'https://dev1.service-now.com/oauth_redirect.do', 'consent hosts'],
  ['no address', 'redirect', 'not an address'],
  ['broken encoding', 'https%3a%2f%2fglobal%', 'not an address'],
])('not %s', (_, text, reason) => {
  const { code, message } = refusalOf(() => redirectUrlOf(text));
  expect([code, message]).toEqual(['bad-redirect-url', expect.stringContaining(reason)]);
});
