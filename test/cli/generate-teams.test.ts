import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { withVariables } from '../../src/cli/environment-file.js';
import { TEAMS_FILES } from '../../src/generator/teams/app-names.js';
import { inFolder, type Result, run } from '../support/command.js';

const SMALL = [
  '--instance',
  'dev12345',
  '--tables',
  'incident',
  '--apis',
  'table',
  '--target',
  'teams',
  '--out',
  'desk',
];
const again = (cwd: string, ...args: string[]): Result => run(['generate', '--spec', 'desk', ...args], { cwd });
const inApp = (use: (folder: string, read: (name: string) => string) => void): void =>
  inFolder({}, (folder) => {
    expect(run(['generate', ...SMALL], { cwd: folder }).status).toBe(0);
    use(folder, (name) => readFileSync(join(folder, 'desk', name), 'utf8'));
  });

describe('generate --target teams', () => {
  test('writes the app beside the connector, says what comes next, and is up to date the second time', () => {
    inFolder({}, (folder) => {
      const { stdout } = run(['generate', ...SMALL], { cwd: folder });
      for (const name of TEAMS_FILES) expect([name, existsSync(join(folder, 'desk', name))]).toEqual([name, true]);
      expect(stdout).toContain('teamsapp provision --env dev');
      expect(again(folder).stdout).toContain('desk is up to date');
      expect(
        run(['check', 'desk', '--fail-on', 'warning', '--profile', 'repository'], { cwd: folder }).stdout,
      ).not.toContain('teams/');
    });
  });

  test('keeps what the toolkit writes into the environment, and fills in the client ID', () => {
    inApp((folder, read) => {
      const file = join(folder, 'desk', 'teams', 'env', '.env.dev');
      writeFileSync(file, read('teams/env/.env.dev').replace('TEAMS_APP_ID=', 'TEAMS_APP_ID=1234'));
      appendFileSync(file, 'MY_OWN=x\n');
      expect(again(folder, '--client-id', '0f1e2d3c4b5a69788796a5b4c3d2e1f0').status).toBe(0);
      expect(read('teams/env/.env.dev')).toContain('TEAMS_APP_ID=1234\n');
      expect(read('teams/env/.env.dev')).toContain('SERVICENOW_CLIENT_ID=0f1e2d3c4b5a69788796a5b4c3d2e1f0\n');
      expect(read('teams/env/.env.dev')).toContain('MY_OWN=x\n');
    });
  });

  test('overwrites no edit, and keeps one that is adopted', () => {
    inApp((folder, read) => {
      const file = join(folder, 'desk', 'teams', 'appPackage', 'declarativeAgent.json');
      const edited = read('teams/appPackage/declarativeAgent.json').replace('You work', 'Politely, you work');
      writeFileSync(file, edited);
      const refused = again(folder, '--title', 'Other Desk');
      expect([refused.status, refused.stderr.includes('teams/appPackage/declarativeAgent.json')]).toEqual([3, true]);
      expect(again(folder, '--title', 'Other Desk', '--adopt').status).toBe(0);
      expect(read('teams/appPackage/declarativeAgent.json')).toBe(edited);
      expect(read('teams/appPackage/manifest.json')).toContain('Other Desk');
      expect(JSON.parse(read('overlay.json'))).toEqual({ own: ['teams/appPackage/declarativeAgent.json'] });
    });
  });

  test('is taken away with the target, and with nothing that is not its own', () => {
    inApp((folder) => {
      writeFileSync(join(folder, 'desk', 'teams', 'mine.txt'), 'x');
      expect(again(folder, '--target', 'connector').status).toBe(0);
      expect(existsSync(join(folder, 'desk', 'teams', 'appPackage'))).toBe(false);
      expect(existsSync(join(folder, 'desk', 'teams', 'mine.txt'))).toBe(true);
    });
  });

  test('writes nothing through a folder that is a link', () => {
    inApp((folder) => {
      mkdirSync(join(folder, 'elsewhere'));
      rmSync(join(folder, 'desk', 'teams'), { recursive: true });
      symlinkSync(join(folder, 'elsewhere'), join(folder, 'desk', 'teams'));
      const { status, stderr } = again(folder);
      expect([status, stderr.includes('is a link or a file; expected a folder')]).toEqual([2, true]);
      expect(existsSync(join(folder, 'elsewhere', 'teamsapp.yml'))).toBe(false);
    });
  });

  test('removes what a run that was killed left in its folders', () => {
    inApp((folder) => {
      const trace = join(folder, 'desk', 'teams', 'appPackage', '.manifest.json.999999999.tmp');
      writeFileSync(trace, '{');
      expect(again(folder).status).toBe(0);
      expect(existsSync(trace)).toBe(false);
    });
  });

  test('is refused for any instance with a sentence', () => {
    inFolder({}, (folder) => {
      const { status, stderr } = run(['generate', '--any-instance', '--target', 'teams', '--out', 'x'], {
        cwd: folder,
      });
      expect([status, stderr.includes('A Teams app signs in at one instance')]).toEqual([2, true]);
    });
  });
});

test('variables keep their lines and line ends', () => {
  expect(withVariables('# mine\r\nA=1\r\nB=\r\n', 'A=\nB=2\nC=\n')).toBe('# mine\r\nA=1\r\nB=2\r\nC=\r\n');
  expect(withVariables(undefined, 'A=\n')).toBe('A=\n');
  expect(withVariables('A=1', 'A=\n')).toBe('A=1');
});
