import { describe, expect, test } from '@jest/globals';
import { executableCandidates, launchOf } from '../../src/pipeline/executable.js';
import { pacArguments, paconnArguments, paconnSecretText } from '../../src/pipeline/tool-command.js';
import { createdId, likelyRedirectUrl, resultOf } from '../../src/pipeline/tool-result.js';
import { PAC_ID, PACONN_ID } from '../support/stub-tool.js';

const paths = { definition: '/up/d.json', properties: '/up/p.json', icon: '/up/i.png', script: '/up/s.csx' };
const pac = { tool: 'pac', action: 'create', environmentId: 'E' } as const;
const paconn = { tool: 'paconn', action: 'create', environmentId: 'E' } as const;

describe('the arguments', () => {
  test('of pac name every file and the environment', () => {
    expect(pacArguments({ ...pac, action: 'update', connectorId: PAC_ID, solution: 'Desk' }, paths).join(' ')).toBe(
      `connector update --connector-id ${PAC_ID} --api-definition-file /up/d.json --api-properties-file /up/p.json --icon-file /up/i.png --script-file /up/s.csx --environment E --solution-unique-name Desk`,
    );
  });

  test('of paconn name the file of the secret, and let it write its settings', () => {
    expect(
      paconnArguments(paconn, paths, { file: '/up/secret.txt', isOption: false }, { url: 'https://api.powerapps.com' }),
    ).toEqual([
      ...['create', '--env', 'E', '--api-def', '/up/d.json', '--api-prop', '/up/p.json', '--icon', '/up/i.png'],
      ...['--script', '/up/s.csx', '--pau', 'https://api.powerapps.com', '--secret', '@/up/secret.txt'],
      '--overwrite-settings',
    ]);
  });

  test('a secret that begins with a dash brings its option along', () => {
    expect(paconnSecretText('tops3cret')).toEqual({ text: 'tops3cret', isOption: false });
    const { text, isOption } = paconnSecretText('-tops3cret');
    expect(text).toBe('--secret=-tops3cret');
    expect(paconnArguments(paconn, paths, { file: '/up/secret.txt', isOption }, {}).slice(-2)).toEqual([
      '@/up/secret.txt',
      '--overwrite-settings',
    ]);
  });

  test('of an update by paconn', () => {
    const { icon: _, script: __, ...two } = paths;
    expect(paconnArguments({ ...paconn, action: 'update', connectorId: PACONN_ID }, two, undefined, {})).toEqual(
      `update --cid ${PACONN_ID} --env E --api-def /up/d.json --api-prop /up/p.json`.split(' '),
    );
  });
});

describe('the result', () => {
  const lines = [`Connector created with ID ${PAC_ID}`];

  test('a creation by pac', () => {
    expect(resultOf(pac, { exitCode: 0, lines })).toEqual({ is: 'done', connectorId: PAC_ID });
  });

  test('a creation by paconn, from its words or from the file that it writes', () => {
    const done = { is: 'done', connectorId: PACONN_ID };
    expect(resultOf(paconn, { exitCode: 0, lines: [`${PACONN_ID} created successfully.`] })).toEqual(done);
    const settings = JSON.stringify({ connectorId: PACONN_ID });
    expect(resultOf(paconn, { exitCode: 0, lines: [], settings })).toEqual(done);
    expect(createdId(paconn, [], '{"connectorId":"<script>"}')).toBeUndefined();
  });

  test.each([
    ['a creation that is not told', pac, { exitCode: 0, lines: ['\ufffd\ufffd'] }, 'unclear'],
    [
      'an update by paconn of which nothing is told',
      { ...paconn, action: 'update', connectorId: PACONN_ID } as const,
      { exitCode: 0, lines: [] },
      'unclear',
    ],
    [
      'an update by pac',
      { ...pac, action: 'update', connectorId: PAC_ID } as const,
      { exitCode: 0, lines: [] },
      'done',
    ],
    [
      'an error with exit code 0',
      { ...pac, action: 'update', connectorId: PAC_ID } as const,
      { exitCode: 0, lines: ['Error: no'] },
      'failed',
    ],
    ...[
      'No profiles were found on this computer.',
      'Sorry, the app encountered a non recoverable error',
      'Unhandled exception. X',
    ].map(
      (line) =>
        [
          `"${line}" with exit code 0`,
          { ...pac, action: 'update', connectorId: PAC_ID } as const,
          { exitCode: 0, lines: [line] },
          'failed',
        ] as const,
    ),
    ['an exit code', pac, { exitCode: 1, lines }, 'failed'],
    ['a signal', paconn, { exitCode: null, lines: [] }, 'failed'],
  ])('%s', (_, target, output, is) => {
    expect(resultOf(target, output).is).toBe(is);
  });

  test('the redirect URL that goes with the name of paconn', () => {
    expect(likelyRedirectUrl('shared_desk-5f01')).toBe('https://global.consent.azure-apim.net/redirect/desk-5f01');
    expect(likelyRedirectUrl(PAC_ID)).toBeUndefined();
  });
});

describe('on Windows', () => {
  const CMD = 'C:\\Windows\\System32\\cmd.exe';

  test('a tool is looked for in absolute folders of the PATH, by every ending', () => {
    const path = '.;C:\\Tools\\;"C:\\Program Files\\dotnet";tools;\\\\server\\share;%X%';
    expect(executableCandidates('pac', { isWindows: true, path })).toEqual([
      ...['C:\\Tools\\pac.exe', 'C:\\Tools\\pac.cmd', 'C:\\Tools\\pac.bat'],
      ...['exe', 'cmd', 'bat'].map((ending) => `C:\\Program Files\\dotnet\\pac.${ending}`),
      ...['exe', 'cmd', 'bat'].map((ending) => `\\\\server\\share\\pac.${ending}`),
    ]);
    expect(executableCandidates('pac', { isWindows: false, path: ':.:/usr/bin/:bin' })).toEqual(['/usr/bin/pac']);
  });

  test('an .exe is started as it is', () => {
    const args = ['--api-definition-file', 'C:\\R&D\\50%\\d.json'];
    expect(launchOf('C:\\Tools\\pac.exe', args, CMD)).toEqual({ file: 'C:\\Tools\\pac.exe', args, isVerbatim: false });
  });

  test('a batch file is run by cmd.exe with every word in quotes', () => {
    expect(launchOf('C:\\Program Files (x86)\\pac.cmd', ['connector', 'C:\\Users\\Ann B\\d.json'], CMD)).toEqual({
      file: CMD,
      args: ['/d', '/v:off', '/s', '/c', '""C:\\Program Files (x86)\\pac.cmd" "connector" "C:\\Users\\Ann B\\d.json""'],
      isVerbatim: true,
    });
  });

  test.each([
    'a"b',
    '%PATH%',
    'a&b',
    'a|b',
    'a<b',
    'a>b',
    'a^b',
    'a!b',
    'a\nb',
    'C:\\a\\',
    'a`b',
    'a;b',
    'a*b',
  ])('a batch file does not get %j', (word) => {
    expect(() => launchOf('C:\\pac.cmd', ['connector', word], CMD)).toThrow(/character that the command interpreter/);
  });
});
