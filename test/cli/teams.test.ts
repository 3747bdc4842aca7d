import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { inFolder, type Result, run } from '../support/command.js';

const APP = join(import.meta.dirname, '..', 'support', 'minimal-teams-app');
const PACKAGES = { teamsapp: '@microsoft/teamsapp-cli', atk: '@microsoft/m365agentstoolkit-cli' } as const;

/** Runs `teams` in a folder with an app, and with stand-ins for the toolkits whose code is given. */
function withToolkit(
  toolkits: Partial<Record<keyof typeof PACKAGES, string>>,
  args: readonly string[],
  use: (result: Result, folder: string) => void,
  env: NodeJS.ProcessEnv = {},
): void {
  const files = Object.entries(toolkits).flatMap(([name, code]) => {
    const folder = `node_modules/${PACKAGES[name as keyof typeof PACKAGES]}`;
    return [
      [`${folder}/package.json`, JSON.stringify({ bin: { [name]: './cli.js' } })],
      [`${folder}/cli.js`, code],
    ];
  });
  inFolder(Object.fromEntries(files), (folder) => {
    cpSync(APP, join(folder, 'teams'), { recursive: true });
    use(
      run(['teams', ...args], { cwd: folder, env: { PATH: '', Path: '', SN_CONNECTOR_SECRET: 'Zq8~planted', ...env } }),
      folder,
    );
  });
}

/** Says what it was started with, for the tests to read. */
const TELLING = `require('node:fs').writeFileSync(process.cwd() + '/told.json', JSON.stringify({
  args: process.argv.slice(2), id: process.env.OAUTH2_REGISTRATION_ID, app: process.env.TEAMS_APP_ID, secret: process.env.SN_CONNECTOR_SECRET, isTerminal: process.stdin.isTTY === true }));`;
const refusing = (...lines: string[]): string => `console.log(${JSON.stringify(lines.join('\n'))}); process.exit(1);`;

describe('teams', () => {
  test('lets the toolkit validate, without telemetry and questions, with stand-ins for what is not registered yet', () => {
    withToolkit({ teamsapp: TELLING }, ['validate', 'teams'], (result, folder) => {
      expect(result).toEqual({
        status: 0,
        stdout: 'no findings in 1 connector\n',
        stderr: 'teamsapp accepts the manifest.\n',
      });
      const told = JSON.parse(readFileSync(join(folder, 'teams', 'told.json'), 'utf8'));
      expect(told.args).toEqual(
        'validate --manifest-file ./appPackage/manifest.json --env dev --telemetry false --interactive false'.split(
          ' ',
        ),
      );
      expect([told.id, told.app, told.isTerminal]).toEqual([
        '00000000-0000-0000-0000-000000000000',
        '00000000-0000-0000-0000-000000000000',
        false,
      ]);
      expect(told).not.toHaveProperty('secret');
    });
  });

  test('lets a variable that is set keep its value', () => {
    const told = (folder: string) => JSON.parse(readFileSync(join(folder, 'teams', 'told.json'), 'utf8'));
    withToolkit(
      { teamsapp: TELLING },
      ['validate', 'teams'],
      (_, folder) => expect(told(folder)).toMatchObject({ app: 'set-already', id: expect.stringMatching(/^0{8}-/) }),
      { TEAMS_APP_ID: 'set-already' },
    );
  });

  test('packages with the values that there are, and says where the package is', () => {
    withToolkit({ teamsapp: TELLING }, ['package', '.', '--env', 'dev'], (result, folder) => {
      expect([result.status, result.stderr]).toEqual([
        0,
        `teamsapp built the package: ${join(folder, 'teams', 'appPackage', 'build', 'appPackage.dev.zip')}\n`,
      ]);
      const told = JSON.parse(readFileSync(join(folder, 'teams', 'told.json'), 'utf8'));
      expect(told.id).toBeUndefined();
    });
  });

  test('takes atk before teamsapp', () => {
    withToolkit({ teamsapp: 'process.exit(1)', atk: '' }, ['validate', 'teams'], ({ status, stderr }) => {
      expect([status, stderr]).toEqual([0, 'atk accepts the manifest.\n']);
    });
  });

  test('reports a refusal at its place in the manifest', () => {
    const said = refusing(
      '\u001b[31m(\u00d7) Error: /accentColor must match pattern "^#[0-9a-fA-F]{6}$". Details: {"pattern":"x"}\u001b[0m',
      '(\u00d7) Error: /composeExtensions/0/authorization/oAuthConfiguration must NOT have additional properties. Details: {"additionalProperty":"oAuthConfigurationId"}',
      '(\u2716) Error: AppStudioPlugin.ManifestValidationFailed: 2 failed.',
      '(\u2716) Error: Get help from https://aka.ms/x',
    );
    withToolkit({ teamsapp: said }, ['validate', 'teams', '--format', 'json'], ({ status, stdout }) => {
      const { findings } = JSON.parse(stdout);
      expect(status).toBe(1);
      expect(findings.map((one: { location: object; message: string }) => [one.location, one.message])).toEqual([
        [expect.objectContaining({ pointer: '/accentColor', line: 15 }), expect.stringContaining('must match pattern')],
        [
          expect.objectContaining({
            pointer: '/composeExtensions/0/authorization/oAuthConfiguration/oAuthConfigurationId',
          }),
          expect.stringContaining('additional properties: "oAuthConfigurationId"'),
        ],
      ]);
    });
  });

  test('reports an error of the toolkit without its inner names', () => {
    const said = refusing(
      "(\u2716) Error: teamsApp.MissingEnvironmentVariablesError: Missing environment variables 'OAUTH2_REGISTRATION_ID' for file: manifest.json.",
    );
    withToolkit({ teamsapp: said }, ['package', 'teams'], ({ status, stdout }) => {
      expect(status).toBe(1);
      expect(stdout).toContain('OAUTH2_REGISTRATION_ID has no value in the environment');
      expect(stdout).toContain('teams/appPackage/manifest.json:22:');
      expect(stdout).not.toContain('teamsApp.');
    });
  });

  test('says that the schema could not be fetched, and does not blame the manifest', () => {
    const said = refusing(
      '(\u2716) Error: X.Y: Unable to get schema from https://developer.microsoft.com/x: getaddrinfo ENOTFOUND developer.microsoft.com',
    );
    withToolkit({ teamsapp: said }, ['validate', 'teams'], ({ status, stdout, stderr }) => {
      expect([status, stdout]).toEqual([3, '']);
      expect(stderr).toContain('fetches the schema of the manifest');
    });
  });

  test('stops a toolkit that hangs, with all that it started', () => {
    const hanging = `const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      require('node:fs').writeFileSync(process.cwd() + '/pid', String(child.pid));
      setInterval(() => {}, 1000);`;
    withToolkit({ teamsapp: hanging }, ['validate', 'teams', '--timeout', '1'], ({ status, stderr }, folder) => {
      expect(status).toBe(3);
      expect(stderr).toContain('did not end within 1 s and was stopped');
      const pid = Number(readFileSync(join(folder, 'teams', 'pid'), 'utf8'));
      expect(isRunning(pid)).toBe(false);
    });
  });

  test.each([
    [
      'garbage',
      `process.stdout.write(Buffer.from(Array.from({ length: 5000 }, (_, n) => n % 256))); process.exit(7);`,
      'code 7',
    ],
    ['nothing', 'process.exit(2)', 'code 2 and said nothing'],
    ['a signal', `process.kill(process.pid, 'SIGKILL')`, 'a signal'],
    ['secrets', `console.log('failed: client_secret=k3Jx9_not-a-real-one'); process.exit(1)`, 'client_secret=***'],
  ])('says how it ended when it is told %s', (_, code, expected) => {
    withToolkit({ teamsapp: code }, ['validate', 'teams'], ({ status, stdout, stderr }) => {
      expect([status, stdout]).toEqual([3, '']);
      expect(stderr).toContain(expected);
      expect(stderr).not.toContain('k3Jx9');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none may reach the terminal
      expect(stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
    });
  });

  test('keeps an output without end within bounds', () => {
    const endless = `const line = 'x'.repeat(1000) + '\\n'; for (let n = 0; n < 20000; n++) require('node:fs').writeSync(1, line); process.exit(1);`;
    withToolkit({ teamsapp: endless }, ['validate', 'teams'], ({ status, stderr }) => {
      expect(status).toBe(3);
      expect(stderr.length).toBeLessThan(2000);
    });
  });

  test('says what to install when there is no toolkit, and runs none that lies in the folder of the app', () => {
    inFolder({}, (folder) => {
      cpSync(APP, join(folder, 'teams'), { recursive: true });
      const planted = join(folder, 'teams', 'node_modules', '@microsoft', 'teamsapp-cli');
      cpSync(join(APP, 'env'), planted, { recursive: true });
      writeFileSync(join(planted, 'package.json'), JSON.stringify({ bin: { teamsapp: './cli.js' } }));
      writeFileSync(join(planted, 'cli.js'), 'console.log("planted")');
      const { status, stdout, stderr } = run(['teams', 'validate', 'teams'], {
        cwd: folder,
        env: { PATH: '', Path: '' },
      });
      expect([status, stdout]).toEqual([3, '']);
      expect(stderr).toContain('npm install --save-dev @microsoft/teamsapp-cli');
    });
  });

  test.each([
    [['validate', 'nothing-here'], 'There is no Teams app in nothing-here'],
    [['validate', 'teams', '--timeout', 'soon'], '--timeout is "soon"'],
    [['validate', 'teams', '--env', '../x'], '--env is "../x"'],
    [['publish', 'teams'], 'publish'],
  ])('%j is answered with a sentence', (args, expected) => {
    withToolkit({ teamsapp: '' }, args, ({ status, stderr }) => {
      expect(status).toBe(2);
      expect(stderr).toContain(expected);
    });
  });
});

/** Whether a process goes on; one that ended and that nobody asked about does not. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !(existsSync(`/proc/${pid}/stat`) && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z '));
  } catch {
    return false;
  }
}
