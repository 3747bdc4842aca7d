import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { inConnector, inFolder, MINIMAL, run } from '../support/command.js';

const properties = readFileSync(join(MINIMAL, 'apiProperties.json'), 'utf8');
const withoutOAuth = '{"properties": {"connectionParameters": {"key": {"type": "securestring"}}}}';

describe('simulate', () => {
  test('prints every request, without colours and without a word on standard error', () => {
    inConnector({}, (folder) => {
      const { stdout, stderr, status } = run(['simulate', '.'], { cwd: folder });
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/1 authorize.*2 token.*3 token.*4 API call.*5 refresh.*Sources/s);
      expect(stdout).not.toContain('\u001b');
    });
  });

  test('prints no secret of the file', () => {
    const secret = properties.replace('"clientId"', '"clientSecret": "Zq8-plum-harbour-51", "clientId"');
    inConnector({ 'apiProperties.json': secret }, (folder) => {
      for (const format of ['text', 'json'])
        expect(run(['simulate', '.', '--format', format], { cwd: folder }).stdout).not.toContain('plum-harbour');
    });
  });

  test('names the errors that check finds, and the command', () => {
    const broken = properties.replace(/(.*)oauth_token\.do/s, '$1oauth_auth.do');
    inConnector({ 'apiProperties.json': broken }, (folder) => {
      expect(run(['simulate', '.'], { cwd: folder }).stdout).toMatch(
        /check finds an error in these settings \(refresh\/url-is-authorize\).*\n {2}sn-connector check \.\n/,
      );
    });
  });

  test('shows the redirect URL that is given, also when it was copied encoded', () => {
    const url = 'https://global.consent.azure-apim.net/redirect/desk-5f1a2b';
    inConnector({}, (folder) => {
      for (const given of [url, encodeURIComponent(url)]) {
        const { stdout } = run(['simulate', '.', '--redirect-url', given], { cwd: folder });
        expect(stdout).toContain(`redirect_uri=${encodeURIComponent(url)}`);
      }
    });
  });

  test('writes JSON into a file', () => {
    inConnector({}, (folder) => {
      const { stdout, status } = run(['simulate', '.', '--format', 'json', '-o', 'out.json'], { cwd: folder });
      expect([stdout, status]).toEqual(['', 0]);
      expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toMatchObject({
        formatVersion: 1,
        connectors: [{ connector: '.', flows: [{ provider: 'oauth2' }] }],
      });
    });
  });

  test.each<[string, string[]]>([
    ['with --color', ['--color']],
    ['with FORCE_COLOR', []],
  ])('colours %s', (_, args) => {
    inConnector({}, (folder) => {
      const env = args.length === 0 ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
      expect(run(['simulate', '.', ...args], { cwd: folder, env }).stdout).toContain('\u001b[');
    });
  });

  test('a connector whose definition cannot be read is shown without API call, and the run could not do all', () => {
    inConnector({ 'apiDefinition.swagger.json': '{' }, (folder) => {
      const { stdout, stderr, status } = run(['simulate', '.'], { cwd: folder });
      expect([status, stderr]).toEqual([
        3,
        expect.stringContaining('apiDefinition.swagger.json cannot be read (syntax)'),
      ]);
      expect(stdout).toContain('no readable definition');
    });
  });

  test('a connector without OAuth beside one with it is passed over', () => {
    inConnector(
      {},
      (folder) => {
        const { status, stdout } = run(['simulate', folder], { cwd: folder });
        expect([status, stdout]).toEqual([0, expect.stringContaining('a/desk: provider oauth2')]);
      },
      'a/desk',
    );
  });
});

describe('simulate is refused', () => {
  test.each<[string, Record<string, string>, string[], number, RegExp]>([
    [
      'without a connector',
      { 'readme.txt': '' },
      ['.'],
      2,
      /There is no connector in this folder\..*apiProperties\.json/s,
    ],
    ['for a path that is not there', {}, ['nowhere'], 2, /nowhere does not exist/],
    ['without a connector here', {}, [], 2, /There is no connector in this folder\./],
    [
      'without OAuth settings',
      { 'apiProperties.json': withoutOAuth },
      ['.'],
      2,
      /The connector in \. has no OAuth settings; expected .*oAuthSettings.*Security tab/s,
    ],
    [
      'for several connectors without OAuth settings',
      { 'a/apiProperties.json': withoutOAuth, 'b/apiProperties.json': '[]' },
      ['.'],
      2,
      /None of the 2 connectors in \. has OAuth settings/,
    ],
    ['for a broken file', { 'apiProperties.json': '{' }, ['.'], 3, /apiProperties\.json cannot be read \(syntax\)/],
    ['for a redirect URL that is none', {}, ['.', '--redirect-url', 'desk'], 2, /--redirect-url is no address/],
    ['for another format', {}, ['.', '--format', 'sarif'], 2, /format/],
  ])('%s', (_, files, args, status, sentence) => {
    inFolder(files, (folder) => {
      const result = run(['simulate', ...args], { cwd: folder });
      expect([result.status, result.stderr]).toEqual([status, expect.stringMatching(sentence)]);
      expect(result.stderr).not.toMatch(/\n\s+at /);
      expect(result.stdout).toBe('');
    });
  });
});
