import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { inConnector, inFolder, MINIMAL, run } from '../support/command.js';

const properties = readFileSync(join(MINIMAL, 'apiProperties.json'), 'utf8');
/** The refresh URL is the authorization endpoint: one error, with a safe fix. */
const broken = properties.replace(/(.*)oauth_token\.do/s, '$1oauth_auth.do');
const RULE = 'refresh/url-is-authorize';

describe('what it exits with', () => {
  test.each([
    ['0 for a clean connector', {}, ['check'], 0],
    ['1 for an error', { 'apiProperties.json': broken }, ['check'], 1],
    ['0 for an error that does not fail', { 'apiProperties.json': broken }, ['check', '--fail-on', 'never'], 0],
    ['the same under the name lint', { 'apiProperties.json': broken }, ['lint'], 1],
    ['2 for a path that is not there', {}, ['check', 'nowhere'], 2],
    ['2 for an unknown option', {}, ['check', '--sevrity'], 2],
    ['2 for an unknown command', {}, ['chek'], 2],
    ['2 for an unknown profile', {}, ['check', '--profile', 'prod'], 2],
    ['2 for no command', {}, [], 2],
    ['2 for a number of warnings that is none', {}, ['check', '--max-warnings', 'few'], 2],
    ['2 for less than no warnings', {}, ['check', '--max-warnings', '-1'], 2],
    ['the last of two formats', {}, ['check', '--format', 'json', '--format', 'text'], 0],
    ['the last of two numbers', {}, ['check', '--max-warnings', '-1', '--max-warnings', '0'], 0],
    ['2 when the last of two formats is none', {}, ['check', '--format', 'text', '--format', 'yaml'], 2],
  ])('%s', (_, files, args, status) => {
    inConnector(files, (folder) => {
      const result = run(args, { cwd: folder });
      expect([result.status, result.stderr]).toEqual([status, status === 2 ? expect.stringMatching(/\S/) : '']);
      expect(result.stderr).not.toMatch(/\n\s+at /);
    });
  });

  test('2 for a folder without a connector, and says what one is', () => {
    inFolder({ 'package.json': '{}' }, (folder) => {
      const { status, stderr } = run(['check'], { cwd: folder });
      expect(status).toBe(2);
      expect(stderr).toMatch(/There is no connector in this folder\..*apiProperties\.json/s);
    });
  });

  test('1 for more warnings than allowed', () => {
    const definition = readFileSync(join(MINIMAL, 'apiDefinition.swagger.json'), 'utf8').replace(
      /,\s*"x-ms-url-encoding": "single"/,
      '',
    );
    inConnector({ 'apiDefinition.swagger.json': definition }, (folder) => {
      expect(run(['check'], { cwd: folder }).status).toBe(0);
      expect(run(['check', '--max-warnings', '0'], { cwd: folder }).status).toBe(1);
      expect(run(['check', '--fail-on', 'warning'], { cwd: folder }).status).toBe(1);
    });
  });
});

describe('what it reads', () => {
  test('a file stands for its connector', () => {
    inConnector({ 'apiProperties.json': broken }, (folder) => {
      expect(run(['check', 'apiProperties.json'], { cwd: folder }).stdout).toContain(
        `apiProperties.json:22:24: error ${RULE}`,
      );
    });
  });

  test('every connector below a folder, each once', () => {
    inConnector(
      { 'apiProperties.json': broken },
      (folder) => {
        const { stdout } = run(['check', '.', 'a', 'a/desk', '--format', 'json'], { cwd: folder });
        expect((JSON.parse(stdout) as { summary: { connectors: number } }).summary.connectors).toBe(1);
      },
      'a/desk',
    );
  });

  test('every path of the command line, before and after --, but each connector once', () => {
    inFolder({}, (folder) => {
      for (const name of ['one', 'two', '-three']) cpSync(MINIMAL, join(folder, name), { recursive: true });
      const checked = (...args: string[]): unknown =>
        JSON.parse(run(['check', '--format', 'json', ...args], { cwd: folder }).stdout).summary.connectors;
      expect(checked('one', 'two')).toBe(2);
      expect(checked('two', 'one', 'two')).toBe(2);
      expect(checked('one', '--', '-three', 'two')).toBe(3);
      expect(checked('--', '-three')).toBe(1);
      expect(checked()).toBe(3);
    });
  });

  test('a path without a connector beside one with is told, and no failure', () => {
    inConnector(
      {},
      (folder) => {
        mkdirSync(join(folder, 'empty'));
        writeFileSync(join(folder, 'note.txt'), '');
        for (const paths of [
          ['empty', 'desk', 'note.txt', 'desk'],
          ['desk', 'desk/apiProperties.json', 'note.txt', 'empty'],
        ]) {
          const { stdout, stderr, status } = run(['check', ...paths], { cwd: folder });
          expect(stdout).toBe('no findings in 1 connector\n');
          expect(stderr.split('\n').sort()).toEqual([
            '',
            'There is no connector in empty.',
            'There is no connector in note.txt.',
          ]);
          expect(status).toBe(0);
        }
        const { stderr, status } = run(['check', 'empty', 'note.txt'], { cwd: folder });
        expect(stderr).toMatch(/^There is no connector in empty or note\.txt\.\n/);
        expect(status).toBe(2);
      },
      'desk',
    );
  });

  // Paths alone are not parsed as a command line; with an option beside them they are.
  test.each([
    '.',
    'a',
    '007',
    '"a"',
    'a=b',
    '',
    ' ',
    'help',
    'completion',
    '--profile',
  ])('the path %j means the same alone and beside an option', (path) => {
    inConnector(
      { 'apiProperties.json': broken },
      (folder) => {
        const alone = run(['check', path], { cwd: folder });
        expect(alone).toEqual(run(['check', path, '--format', 'text'], { cwd: folder }));
      },
      'a',
    );
  });

  test('standard input in place of a file, with the other files from disk', () => {
    inConnector({}, (folder) => {
      const result = run(['check', '--stdin-filename', 'apiProperties.json'], { cwd: folder, input: broken });
      expect(result.stdout).toContain(RULE);
      expect(result.status).toBe(1);
    });
  });

  test('standard input alone', () => {
    inFolder({}, (folder) => {
      const result = run(['check', '--stdin-filename', 'desk/apiProperties.json'], { cwd: folder, input: broken });
      expect(result.stdout).toContain(`desk/apiProperties.json:22:24: error ${RULE}`);
    });
  });

  test('standard input under a name that is no connector file', () => {
    const { status, stderr } = run(['check', '--stdin-filename', 'readme.txt'], { input: '{}' });
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('readme.txt is not the name of a file that is checked'),
    ]);
  });

  test('a broken file does not stop the run', () => {
    inConnector(
      { 'apiProperties.json': broken },
      (folder) => {
        mkdirSync(join(folder, 'b'));
        writeFileSync(join(folder, 'b', 'apiProperties.json'), '{"properties": {');
        const { stdout } = run(['check'], { cwd: folder });
        expect(stdout).toContain('json/syntax');
        expect(stdout).toContain(RULE);
      },
      'a',
    );
  });

  test('a file of 50 MB ends in one finding', () => {
    inFolder({ 'apiProperties.json': Buffer.alloc(50 * 1024 * 1024, 32) }, (folder) => {
      const { stdout, status } = run(['check'], { cwd: folder });
      expect(stdout).toContain('json/too-large');
      expect(status).toBe(1);
    });
  });

  const withLinks = process.platform === 'win32' ? test.skip : test;
  withLinks('a file that cannot be read is a finding, and the others are checked', () => {
    inFolder({ 'outside.json': '{"clientSecret": "Zq8planted99"}' }, (folder) => {
      for (const name of ['one', 'two']) cpSync(MINIMAL, join(folder, 'all', name), { recursive: true });
      writeFileSync(join(folder, 'all', 'two', 'apiProperties.json'), broken);
      rmSync(join(folder, 'all', 'one', 'apiProperties.json'));
      symlinkSync(join(folder, 'outside.json'), join(folder, 'all', 'one', 'apiProperties.json'));
      const { status, stdout, stderr } = run(['check', 'all'], { cwd: folder });
      expect([status, stderr]).toEqual([1, '']);
      expect(stdout).toContain('all/one/apiProperties.json:1:1: error json/unreadable');
      expect(stdout).toContain(`all/two/apiProperties.json:22:24: error ${RULE}`);
      expect(stdout).not.toContain('Zq8');
    });
  });

  // The administrator reads everything.
  const asUser = process.getuid?.() === 0 || process.platform === 'win32' ? test.skip : test;
  asUser('a folder without permission is named, and the run could not do all', () => {
    inConnector({}, (folder) => {
      mkdirSync(join(folder, 'closed'), { mode: 0 });
      const { status, stdout, stderr } = run(['check'], { cwd: folder });
      chmodSync(join(folder, 'closed'), 0o700);
      expect([status, stdout + stderr]).toEqual([3, expect.stringContaining('closed')]);
    });
  });
});

describe('where it reports', () => {
  test('into a file, and nothing else then on standard output', () => {
    inConnector({ 'apiProperties.json': broken }, (folder) => {
      const { stdout, status } = run(['check', '--format', 'sarif', '--output', 'report.sarif'], { cwd: folder });
      expect([stdout, status]).toEqual(['', 1]);
      const report = JSON.parse(readFileSync(join(folder, 'report.sarif'), 'utf8')) as { version: string };
      expect(report.version).toBe('2.1.0');
    });
  });

  test('a file that cannot be written is a sentence', () => {
    inConnector({}, (folder) => {
      const { status, stderr } = run(['check', '--output', 'no/such/folder/report'], { cwd: folder });
      expect([status, stderr]).toEqual([
        3,
        expect.stringContaining('no/such/folder/report cannot be written: its folder does not exist.'),
      ]);
    });
  });

  test.each(['text', 'json', 'sarif', 'github', 'junit', 'markdown'])('as %s', (format) => {
    inConnector({ 'apiProperties.json': broken }, (folder) => {
      const { stdout, stderr } = run(['check', '--format', format], { cwd: folder });
      expect([stdout, stderr]).toEqual([expect.stringContaining(RULE), '']);
    });
  });

  test('colours only when asked for or on a terminal', () => {
    inConnector({ 'apiProperties.json': broken }, (folder) => {
      expect(run(['check'], { cwd: folder }).stdout).not.toContain('\u001b[');
      expect(run(['check', '--color'], { cwd: folder }).stdout).toContain('\u001b[');
      expect(run(['check', '--color'], { cwd: folder, env: { NO_COLOR: '1' } }).stdout).toContain('\u001b[');
      expect(run(['check'], { cwd: folder, env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b[');
    });
  });

  test('a summary for a support request has no value of the files', () => {
    const withSecret = properties.replace('"clientId"', '"clientSecret": "Zq8-plum-harbour-51", "clientId"');
    inConnector({ 'apiProperties.json': withSecret }, (folder) => {
      const { stdout } = run(['check', '--report', 'support.md'], { cwd: folder });
      const report = readFileSync(join(folder, 'support.md'), 'utf8');
      expect(report).toContain('client/secret-in-file');
      for (const text of [stdout, report]) expect(text).not.toContain('plum-harbour');
      expect(report).not.toContain('7c1f0a52b9d84e6f8f13a0c6d2e4b597');
    });
  });
});

describe('repairs', () => {
  test('--fix repairs the file and reports what is left', () => {
    inConnector({ 'apiProperties.json': broken }, (folder) => {
      const { stdout, stderr, status } = run(['check', '--fix'], { cwd: folder });
      expect(readFileSync(join(folder, 'apiProperties.json'), 'utf8')).toBe(properties);
      expect([stdout, status]).toEqual([expect.not.stringContaining(RULE), 0]);
      expect(stderr).toBe('Repaired: apiProperties.json\n');
      expect(run(['check', '--fix'], { cwd: folder }).stderr).toBe('');
    });
  });

  test('what the configuration says is right stays as it is', () => {
    const configuration = { exceptions: [{ rule: RULE, path: '**', reason: 'the provider is a stub' }] };
    inConnector({ 'apiProperties.json': broken, 'sn-connector.json': JSON.stringify(configuration) }, (folder) => {
      expect(run(['check', '--fix', '--fix-unsafe'], { cwd: folder })).toMatchObject({ status: 0, stderr: '' });
      expect(readFileSync(join(folder, 'apiProperties.json'), 'utf8')).toBe(broken);
    });
  });

  test.each(['--fix', '--fix-unsafe', '--dry-run'])('%s of standard input is refused with a sentence', (option) => {
    inFolder({}, (folder) => {
      const args = ['check', '--stdin-filename', 'apiProperties.json', option];
      const { status, stderr, stdout } = run(args, { cwd: folder, input: broken });
      expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining('not repaired')]);
    });
  });

  test('--dry-run shows the difference and writes nothing', () => {
    inConnector({ 'apiProperties.json': broken }, (folder) => {
      const { stdout } = run(['check', '--fix', '--dry-run'], { cwd: folder });
      expect(stdout).toMatch(/^-.*oauth_auth\.do/m);
      expect(stdout).toMatch(/^\+.*oauth_token\.do/m);
      expect(readFileSync(join(folder, 'apiProperties.json'), 'utf8')).toBe(broken);
    });
  });

  test('the difference does not get into a report that a program reads', () => {
    inConnector({ 'apiProperties.json': broken }, (folder) => {
      const { stdout, stderr } = run(['check', '--fix', '--dry-run', '--format', 'json'], { cwd: folder });
      expect(JSON.parse(stdout)).toHaveProperty('formatVersion', 1);
      expect(stderr).toContain('oauth_token.do');
    });
  });
});

describe('configuration', () => {
  const config = (value: object): string => `// why\n${JSON.stringify(value)}`;

  test('a severity per rule', () => {
    inConnector(
      { 'apiProperties.json': broken, 'sn-connector.jsonc': config({ rules: { [RULE]: 'info' } }) },
      (folder) => {
        const { stdout, status } = run(['check'], { cwd: folder });
        expect([stdout, status]).toEqual([expect.stringContaining(`info ${RULE}`), 0]);
        expect(run(['check', '--no-config'], { cwd: folder }).status).toBe(1);
      },
    );
  });

  test('is found from a folder below', () => {
    inConnector(
      { 'apiProperties.json': broken },
      (folder) => {
        writeFileSync(join(folder, 'sn-connector.jsonc'), config({ rules: { [RULE]: 'off' } }));
        expect(run(['check'], { cwd: join(folder, 'a') }).status).toBe(0);
      },
      'a',
    );
  });

  test('an exception with a reason is counted, not shown', () => {
    const exceptions = [{ rule: RULE, path: '**/apiProperties.json', reason: 'the tokens do not expire' }];
    inConnector({ 'apiProperties.json': broken, 'sn-connector.jsonc': config({ exceptions }) }, (folder) => {
      const { stdout, stderr, status } = run(['check'], { cwd: folder });
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).not.toContain(RULE);
      expect(stdout).toMatch(/1 (?:accepted|suppressed)/);
      const sarif = run(['check', '--format', 'sarif'], { cwd: folder }).stdout;
      expect(sarif).toContain('the tokens do not expire');
    });
  });

  test('an exception that accepts nothing is named', () => {
    const exceptions = [{ rule: RULE, path: 'elsewhere/**', reason: 'moved' }];
    inConnector({ 'sn-connector.jsonc': config({ exceptions }) }, (folder) => {
      expect(run(['check'], { cwd: folder }).stderr).toContain(
        `The exception for ${RULE} in elsewhere/** accepted nothing`,
      );
    });
  });

  test.each([
    [{ rules: { 'refresh/url-is-authorise': 'off' } }, 'did you mean "refresh/url-is-authorize"?'],
    [
      { exceptions: [{ rule: RULE, path: '**' }] },
      'has nothing for exceptions[0].reason; expected a text that is not empty',
    ],
    [{ exceptions: [{ rule: RULE, path: '**', reason: ' ' }] }, 'exceptions[0].reason'],
    [{ profil: 'deploy' }, 'did you mean "profile"?'],
    [{ profile: 'prod' }, '"repository", "deploy", "certified"'],
    [{ rules: { [RULE]: 'fatal' } }, '"error", "warning", "info", "off"'],
  ])('%j is refused with a sentence', (value, sentence) => {
    inConnector({ 'sn-connector.jsonc': config(value) }, (folder) => {
      const { status, stderr } = run(['check'], { cwd: folder });
      expect([status, stderr]).toEqual([2, expect.stringContaining(sentence)]);
    });
  });

  test('a configuration that is not JSON names the place', () => {
    inConnector({ 'sn-connector.jsonc': '{\n  "profile": deploy\n}' }, (folder) => {
      expect(run(['check'], { cwd: folder }).stderr).toMatch(/is not JSON at line 2, column 14/);
    });
  });
});

describe('baseline', () => {
  test('old findings are accepted, new ones are not, and what is gone cannot come back', () => {
    inConnector({ 'apiProperties.json': broken }, (folder) => {
      expect(run(['check', '--write-baseline', 'old.json'], { cwd: folder }).status).toBe(0);
      expect(readFileSync(join(folder, 'old.json'), 'utf8')).toContain(RULE);
      expect(run(['check', '--baseline', 'old.json'], { cwd: folder }).status).toBe(0);

      const worse = broken.replace(
        '"identityProvider": "oauth2"',
        '"identityProvider": "oauth2", "redirectUrl": ["a", "b"]',
      );
      writeFileSync(join(folder, 'apiProperties.json'), worse);
      const second = run(['check', '--baseline', 'old.json'], { cwd: folder });
      expect([second.status, second.stdout]).toEqual([1, expect.not.stringContaining(RULE)]);

      writeFileSync(join(folder, 'apiProperties.json'), properties);
      expect(run(['check', '--baseline', 'old.json'], { cwd: folder }).stderr).toMatch(/findings? (?:is|are) gone/);
      writeFileSync(join(folder, 'apiProperties.json'), broken);
      expect(run(['check', '--baseline', 'old.json'], { cwd: folder }).status).toBe(1);
    });
  });

  test('without a name it is written where the next run of the configuration finds it', () => {
    inConnector({ 'apiProperties.json': broken, 'sn-connector.jsonc': '{"baseline": "accepted.json"}' }, (folder) => {
      expect(run(['check', '--write-baseline'], { cwd: folder }).status).toBe(0);
      expect(existsSync(join(folder, 'accepted.json'))).toBe(true);
      expect(run(['check'], { cwd: folder }).status).toBe(0);
    });
  });

  const DIFFERS = 'client/definition-url-differs';
  const definition = readFileSync(join(MINIMAL, 'apiDefinition.swagger.json'), 'utf8');
  const accepted = (folder: string): string[] =>
    JSON.parse(readFileSync(join(folder, 'old.json'), 'utf8')).findings.map(
      ({ file, rule }: { file: string; rule: string }) => `${file} ${rule}`,
    );

  test('means the same from every folder', () => {
    inConnector(
      { 'apiProperties.json': broken },
      (folder) => {
        expect(run(['check', 'a/b', '--write-baseline', 'old.json'], { cwd: folder }).status).toBe(0);
        expect(accepted(folder)).toContain(`a/b/apiProperties.json ${RULE}`);
        const inside = run(['check', '--baseline', '../../old.json'], { cwd: join(folder, 'a', 'b') });
        expect([inside.status, inside.stderr]).toEqual([0, '']);
        expect(run(['check', '..', '--baseline', '../old.json'], { cwd: join(folder, 'a') }).status).toBe(0);
        expect(accepted(folder)).toContain(`a/b/apiProperties.json ${RULE}`);
        const again = run(['check', '--write-baseline', '../../old.json'], { cwd: join(folder, 'a', 'b') });
        expect(again.status).toBe(0);
        expect(accepted(folder)).toContain(`a/b/apiProperties.json ${RULE}`);
      },
      'a/b',
    );
  });

  test('a quiet run accepts and keeps what it does not show', () => {
    const info = properties.replace(/\s*"redirectMode": "GlobalPerConnector",/, '');
    inConnector({ 'apiProperties.json': info }, (folder) => {
      run(['check', '--write-baseline', 'old.json'], { cwd: folder });
      const all = accepted(folder);
      expect(all).toContain('apiProperties.json redirect/mode-missing');
      const quiet = run(['check', '--quiet', '--baseline', 'old.json', '--fail-on', 'info'], { cwd: folder });
      expect([quiet.status, quiet.stderr]).toEqual([0, '']);
      expect(accepted(folder)).toEqual(all);
      run(['check', '--quiet', '--write-baseline', 'old.json'], { cwd: folder });
      expect(accepted(folder)).toEqual(all);
    });
  });

  test('keeps what a run in another profile, or without the rule, cannot see', () => {
    const configuration = JSON.stringify({ rules: { [RULE]: 'off' } });
    inConnector({ 'apiProperties.json': broken, 'off.json': configuration }, (folder) => {
      run(['check', '--profile', 'deploy', '--write-baseline', 'old.json'], { cwd: folder });
      const all = accepted(folder);
      expect(all).toContain(`apiProperties.json ${RULE}`);
      expect(run(['check', '--baseline', 'old.json', '--config', 'off.json'], { cwd: folder }).stderr).toBe('');
      expect(accepted(folder)).toEqual(all);
    });
  });

  test('keeps what cannot be seen while a file cannot be read', () => {
    const other = definition.replace(/"tokenUrl": "[^"]*"/, '"tokenUrl": "https://dev12345.service-now.com/x.do"');
    inConnector({ 'apiDefinition.swagger.json': other }, (folder) => {
      run(['check', '--write-baseline', 'old.json'], { cwd: folder });
      const all = accepted(folder);
      expect(all).toContain(`apiDefinition.swagger.json ${DIFFERS}`);
      writeFileSync(join(folder, 'apiProperties.json'), properties.slice(0, -20));
      const { status, stderr } = run(['check', '--baseline', 'old.json'], { cwd: folder });
      expect([status, stderr]).toEqual([1, '']);
      expect(accepted(folder)).toEqual(all);
    });
  });

  test('forgets connectors that were removed, and keeps those that were not searched', () => {
    inFolder({}, (folder) => {
      for (const name of ['one', 'two']) {
        cpSync(MINIMAL, join(folder, name), { recursive: true });
        writeFileSync(join(folder, name, 'apiProperties.json'), broken);
      }
      run(['check', '--write-baseline', 'old.json'], { cwd: folder });
      rmSync(join(folder, 'two'), { recursive: true });
      run(['check', 'one', '--baseline', 'old.json'], { cwd: folder });
      expect(accepted(folder)).toContain(`two/apiProperties.json ${RULE}`);
      expect(run(['check', '--baseline', 'old.json'], { cwd: folder }).stderr).toMatch(/gone/);
      expect(accepted(folder).filter((entry) => entry.startsWith('two'))).toEqual([]);
      expect(accepted(folder)).toContain(`one/apiProperties.json ${RULE}`);
    });
  });

  test('a file that is no baseline is refused', () => {
    inConnector({ 'old.json': '[]' }, (folder) => {
      const { status, stderr } = run(['check', '--baseline', 'old.json'], { cwd: folder });
      expect([status, stderr]).toEqual([2, expect.stringContaining('old.json is not a baseline')]);
    });
  });
});
