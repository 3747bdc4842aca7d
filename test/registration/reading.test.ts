import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { documentOf, type Place } from '../../src/document/node.js';
import { PlacesByDocument } from '../../src/document/places.js';
import { registrationsOf } from '../../src/registration/registration.js';
import { type RegistryFile, readRegistryFile } from '../../src/registration/registry-file.js';
import {
  CLIENT_ID,
  escaped,
  inbound,
  inboundColumns,
  MAPPED,
  OWN_URL,
  outbound,
  record,
  SHARED_URL,
  unload,
} from '../support/registry-exports.js';

const xml = (text: string): RegistryFile => readRegistryFile(new Document('export.xml', text, { json: false }));
const json = (value: unknown): RegistryFile =>
  readRegistryFile(new Document('oauth_entity.json', JSON.stringify(value)));

/** The text that a place underlines. */
function textAt(place: Place): string {
  const places = new PlacesByDocument();
  places.ask(place);
  const { start, end } = places.rangeOf(place);
  return documentOf(place).text.slice(start, end);
}

const payloadOf = (xmlText: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><record_update table="oauth_entity">${xmlText}</record_update>`;
const updateSet = (payload: string): string =>
  unload(
    '<sys_remote_update_set action="INSERT_OR_UPDATE"><name>OAuth</name></sys_remote_update_set>',
    `<sys_update_xml action="INSERT_OR_UPDATE"><name>x</name><payload>${payload}</payload></sys_update_xml>`,
  );
const stored = Object.fromEntries(Object.entries(inboundColumns()));

const FORMS: readonly (readonly [string, RegistryFile])[] = [
  ['Export XML', xml(unload(inbound()))],
  ['one line, with a byte order mark', xml(`\ufeff${unload(inbound()).replace(/\n\s*/g, '')}`)],
  ['an update set with an escaped payload', xml(updateSet(escaped(payloadOf(inbound()))))],
  ['an update set with a payload in CDATA', xml(updateSet(`<![CDATA[${payloadOf(inbound())}]]>`))],
  ['the record of an application', xml(payloadOf(inbound()))],
  ['an XML answer of the table', xml(`<xml>${inbound()}</xml>`)],
  [
    'an XML answer of the Table API',
    xml(`<response><result>${inbound().split('\n').slice(1, -1).join('')}</result></response>`),
  ],
  ['a JSON answer with a list', json({ result: [stored] })],
  ['a JSON answer with one record', json({ result: stored })],
  ['an answer of the older JSON service', json({ records: [{ ...stored, __status: 'success' }] })],
  ['a record alone', json(stored)],
  [
    'values with display values',
    json({
      result: [
        Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, { value, display_value: 'shown' }])),
      ],
    }),
  ],
];

describe.each(FORMS)('%s', (_, { records, fault }) => {
  test('gives the record with its columns', () => {
    expect(fault).toBeUndefined();
    const [registration, ...more] = registrationsOf(records);
    expect(more).toEqual([]);
    expect([registration?.direction, registration?.clientId, registration?.record.text('redirect_url')]).toEqual([
      'inbound',
      CLIENT_ID,
      OWN_URL,
    ]);
    expect([registration?.record.flag('active'), registration?.record.number('access_token_lifespan')]).toEqual([
      true,
      1800,
    ]);
  });

  test('with the places of values and of parts of them', () => {
    const field = registrationsOf(records)[0]?.record.field('redirect_url');
    expect(textAt(field?.at as Place)).toContain(OWN_URL);
    expect(textAt(field?.part(8, 14) as Place)).toBe('global');
  });
});

describe('what is left out', () => {
  test('a deleted record', () => {
    expect(xml(unload(record('oauth_entity', inboundColumns(), 'DELETE'))).records).toEqual([]);
  });

  test('records of other tables, however broken their references are', () => {
    const others = '<incident action="INSERT_OR_UPDATE"><short_description>a &odd; b</short_description></incident>';
    expect(xml(unload(others, inbound())).records).toHaveLength(1);
  });

  test('payloads that do not speak of the registry', () => {
    expect(xml(updateSet('&broken;'))).toMatchObject({ records: [], fault: undefined });
  });

  test('the older of two exports of a record', () => {
    const [older, newer] = ['2026-01-01 10:00:00', '2026-02-01 10:00:00'].map((at) =>
      inbound({ sys_updated_on: at, active: at.startsWith('2026-02') ? 'true' : 'false' }),
    );
    const [registration, ...more] = registrationsOf(xml(unload(newer as string, older as string)).records);
    expect([registration?.record.flag('active'), more]).toEqual([true, []]);
  });
});

describe('what belongs to a record', () => {
  test('its profiles, scopes and mappings', () => {
    const [registration] = registrationsOf(xml(unload(outbound(), ...MAPPED)).records);
    const [profile] = registration?.profiles ?? [];
    expect(profile && registration?.scopesOf(profile).map(({ name }) => name)).toEqual([
      'https://graph.microsoft.com/Team.ReadBasic.All',
      'offline_access',
    ]);
  });

  test('also by display names alone, as sysparm_display_value=true gives them', () => {
    const { records } = json([
      {
        name: 'Microsoft Teams',
        type: 'OAuth Provider',
        token_url: 'https://id.example.com/token',
        default_grant_type: 'Authorization Code',
      },
      {
        name: 'default',
        grant_type: 'Authorization Code',
        oauth_entity: {
          display_value: 'Microsoft Teams',
          link: 'https://dev12345.service-now.com/api/now/table/oauth_entity/1',
        },
      },
    ]);
    const [registration] = registrationsOf(records);
    expect([registration?.direction, registration?.profiles.length, registration?.grant('default_grant_type')]).toEqual(
      ['outbound', 1, 'authorization_code'],
    );
  });
});

describe('a value with references', () => {
  const file = xml(unload(inbound({ redirect_url: `https://a.example.com/?x=1&y=<2>,${SHARED_URL}` })));

  test('is decoded, and its parts are where they stand', () => {
    const field = registrationsOf(file.records)[0]?.record.field('redirect_url');
    expect(field?.value).toBe(`https://a.example.com/?x=1&y=<2>,${SHARED_URL}`);
    expect(textAt(field?.part(26, 32) as Place)).toBe('&amp;y=&lt;2&gt;');
    expect(textAt(field?.part(33, 33 + SHARED_URL.length) as Place)).toBe(SHARED_URL);
  });
});

describe('a file that is not whole says why, and where', () => {
  test.each([
    ['cut', unload(inbound()).slice(0, -40), /not closed/],
    ['a wrong end tag', unload(inbound()).replace('</active>', '</activ>'), /"<\/activ>"; expected "<\/active>"/],
    ['a reference of its own', unload(inbound()).replace('>opaque', '>&x;'), /"&x;" is none of the five/],
    ['a bare ampersand', unload(inbound()).replace('>opaque', '>a & b'), /"&" stands alone/],
    ['no character', unload(inbound()).replace('>opaque', '>&#0;'), /"&#0;"/],
    [
      'a document type',
      unload(inbound()).replace('<unload', '<!DOCTYPE unload SYSTEM "file:///etc/passwd"><unload'),
      /document type declaration/,
    ],
    ['two roots', `${unload(inbound())}<unload/>`, /second root/],
    ['text around', `${unload(inbound())}x`, /outside of the root/],
    ['a payload that is not whole', updateSet(escaped(payloadOf(inbound()).slice(0, -30))), /not closed/],
    ['nothing', '', /no element/],
    ['too deep', `<unload>${'<a>'.repeat(200)}`, /nested more than 100/],
  ])('%s', (_, text, message) => {
    const { records, fault } = xml(text);
    expect([records, fault?.message]).toEqual([[], expect.stringMatching(message)]);
    expect(() => textAt(fault?.at as Place)).not.toThrow();
  });
});
