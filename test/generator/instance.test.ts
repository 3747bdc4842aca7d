import { describe, expect, test } from '@jest/globals';
import { instanceHost, instanceName } from '../../src/generator/instance.js';
import { refusalOf } from '../support/refusal.js';

describe('what names an instance', () => {
  test.each([
    ['dev12345', 'dev12345.service-now.com'],
    [' DEV12345 ', 'dev12345.service-now.com'],
    ['dev12345.service-now.com', 'dev12345.service-now.com'],
    ['https://dev12345.service-now.com', 'dev12345.service-now.com'],
    ['https://x.service-now.com/nav_to.do?uri=%2Fhome.do', 'x.service-now.com'],
    ['https://x.service-now.com/now/nav/ui/classic/params/target/incident_list.do', 'x.service-now.com'],
    ['HTTPS://X.Service-Now.com:443/', 'x.service-now.com'],
    ['x.service-now.com.', 'x.service-now.com'],
    ['agency.servicenowservices.com', 'agency.servicenowservices.com'],
    ['https://itsm.example.com', 'itsm.example.com'],
    ['itsm.example.co.uk/sp', 'itsm.example.co.uk'],
    ['my-company', 'my-company.service-now.com'],
  ])('%s', (text, host) => expect(instanceHost(text)).toBe(host));
});

describe('what does not', () => {
  test.each([
    ['', 'names no host'],
    ['https://', 'names no host'],
    ['http://dev1.service-now.com', 'begins with http'],
    ['ftp://dev1.service-now.com', 'begins with ftp'],
    ['localhost', 'on this machine'],
    ['https://localhost/x', 'on this machine'],
    ['https://snow.localhost', 'on this machine'],
    ['snow.internal', 'private network'],
    ['snow.corp', 'private network'],
    ['10.0.0.1', 'IP address'],
    ['https://192.168.1.4/', 'IP address'],
    ['2130706433', 'IP address'],
    ['0x7f000001', 'IP address'],
    ['[::1]', 'IP address'],
    ['https://[fe80::1]/', 'IP address'],
    ['x.service-now.com:8443', 'port 8443'],
    ['https://user:pass@x.service-now.com', 'user name'],
    ['https://evil.example@x.service-now.com', 'user name'],
    ['x y', 'not a host name'],
    ['dev_1', 'not a host name'],
    ['-dev', 'not a host name'],
    ['dev1..service-now.com', 'not a host name'],
    ['\u0435vil.service-now.com', 'not a host name'],
    ['service-now.com', 'domain of all instances'],
    ['www.servicenow.com', 'domain of all instances'],
    ['dev12345.servicenow.com', 'misspelt domain'],
    ['dev12345.service-now.con', 'misspelt domain'],
  ])('%s', (text, reason) => {
    const { code, message, hint } = refusalOf(() => instanceHost(text));
    expect([code, message]).toEqual(['bad-instance', expect.stringContaining(reason)]);
    expect(hint).toMatch(/dev12345/);
  });

  test('a misspelt domain is corrected in the hint', () =>
    expect(refusalOf(() => instanceHost('dev12345.servicenow.com')).hint).toMatch(
      /^Did you mean "dev12345\.service-now\.com"/,
    ));
});

test.each([
  ['dev12345.service-now.com', 'dev12345'],
  ['agency.servicenowservices.com', 'agency'],
  ['itsm.example.com', 'itsm.example.com'],
])('%s is called %s', (host, name) => expect(instanceName(host)).toBe(name));

test('what stands before the host is not shown, with or without a scheme', () => {
  for (const text of ['user:hunter-2@x.service-now.com', 'https://a:hunter-2@b:hunter-2@x.service-now.com/x'])
    expect(refusalOf(() => instanceHost(text)).message).toBe(
      'The instance "***@x.service-now.com" holds a user name before the host.',
    );
});
