import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { parse } from 'jsonc-parser';
import { EXIT, reportProblem } from '../../src/cli/exit.js';
import { COMMAND, inConnector, inFolder, run } from '../support/command.js';

describe('explain', () => {
  test('a rule', () => {
    const { stdout, status } = run(['explain', 'refresh/url-is-authorize']);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/Why\n.*What to do\n.*Sources\n/s)]);
  });

  test("a code of the platform's validator, in any casing", () => {
    expect(run(['explain', 'pathparametermissingencoding']).stdout).toContain('parameter/missing-encoding');
  });

  test('a rule as data and as Markdown', () => {
    const { rules } = JSON.parse(run(['explain', 'refresh/url-is-authorize', '--format', 'json']).stdout) as {
      rules: { id: string }[];
    };
    expect(rules.map(({ id }) => id)).toEqual(['refresh/url-is-authorize']);
    expect(run(['explain', 'state/missing', '--format', 'markdown']).stdout).toMatch(/^# /);
  });

  test.each([
    ['refresh/url-is-autorize', 'Did you mean refresh/url-is-authorize?'],
    ['PathParameterMissingEncodin', 'Did you mean PathParameterMissingEncoding?'],
    ['somethingelse', 'sn-connector rules'],
  ])('%s is not known', (topic, hint) => {
    const { status, stderr } = run(['explain', topic]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(hint)]);
  });
});

test('a question that is left with Ctrl-C is no bug', () => {
  const written: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const before = process.exitCode;
  try {
    reportProblem(Object.assign(new Error('User force closed the prompt with SIGINT'), { name: 'ExitPromptError' }));
    expect([process.exitCode, written]).toEqual([EXIT.interrupted, ['\nStopped; nothing is written.\n']]);
  } finally {
    process.exitCode = before;
    write.mockRestore();
  }
});

describe('explain an error text', () => {
  const HEADLINE =
    'OAuth flow failed. Verify the configurations and try again. Error detail:invalid_request, Missing parameters: access_token';

  test('the text of the original question, in one command', () => {
    const { stdout, stderr, status } = run(['explain', HEADLINE]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^ServiceNow, as the OAuth client, .*\n[\s\S]*Direction {4}ServiceNow calls Microsoft/);
    expect(stdout).toMatch(/nothing\s+in\s+apiProperties\.json\s+is\s+at\s+fault/);
  });

  test('as words, with - and on a pipe', () => {
    const { stdout } = run(['explain', HEADLINE]);
    expect(run(['explain', ...HEADLINE.split(' ')]).stdout).toBe(stdout);
    expect(run(['explain', '-'], { input: `"${HEADLINE}"\n` }).stdout).toBe(stdout);
    expect(run(['explain'], { input: HEADLINE }).stdout).toBe(stdout);
    expect(run(['explain', '--', '--- ', HEADLINE]).stdout).toBe(stdout);
  });

  test('from a file, for shells that know no redirect for input', () => {
    inFolder({ 'error.txt': `${HEADLINE}\n`, 'a b': HEADLINE, empty: '' }, (cwd) => {
      const { stdout } = run(['explain', HEADLINE]);
      for (const file of ['error.txt', 'a b', join(cwd, 'error.txt')])
        expect(run(['explain', file], { cwd }).stdout).toBe(stdout);
      expect(run(['explain', 'empty'], { cwd }).stderr).toMatch(/^There is nothing to explain/);
      // What is longer than a name of a file may be is a text.
      expect(run(['explain', `${HEADLINE} ${'x'.repeat(5000)}`], { cwd }).stdout).toMatch(/^ServiceNow, as the OAuth/);
    });
  });

  test('as data and as Markdown', () => {
    const { message } = JSON.parse(run(['explain', HEADLINE, '--format', 'json']).stdout) as {
      message: { id: string };
    };
    expect(message.id).toBe('servicenow-client-missing-token');
    expect(run(['explain', HEADLINE, '--format', 'markdown']).stdout).toMatch(/^# ServiceNow, as the OAuth client/);
  });

  test('a code of a product in one word', () => {
    for (const code of ['AADSTS50011', 'ECONNREFUSED', 'CERT_HAS_EXPIRED', 'CannotUpdateApiDisplayName'])
      expect([code, run(['explain', code]).status]).toEqual([code, 0]);
  });

  test('a time alone, in its name or in words', () => {
    const { stdout, status } = run(['explain', '--when', '30-minutes']);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^It works for 30 minutes/)]);
    expect(run(['explain', '--when', 'after 30 minutes']).stdout).toBe(stdout);
    expect(run(['explain', '--when', 'some day']).status).toBe(2);
  });

  test('a text that is not known', () => {
    const { stdout, status } = run(['explain', 'the gizmo of the frobnicator is not calibrated']);
    expect([status, stdout]).toEqual([3, expect.stringContaining('Capture next')]);
  });

  test('nothing', () => {
    const { stderr, status } = run(['explain']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('There is nothing to explain')]);
  });

  test('no secret of the text is printed, not even when it is taken for a name', () => {
    const secret = 'Qm8Q~Zx4kPq7LmNw2RtYv';
    for (const args of [[secret], [`client_secret=${secret}`], ['--when', secret], ['--format', secret]]) {
      const { stdout, stderr } = run(['explain', ...args]);
      if (args.length === 1) expect(stdout + stderr).not.toContain(secret);
    }
  });
});

describe('rules', () => {
  test('as a list, and as data', () => {
    expect(run(['rules']).stdout).toMatch(/^client\//m);
    const { rules } = JSON.parse(run(['rules', '--format', 'json']).stdout) as { rules: { id: string }[] };
    expect(rules.map(({ id }) => id)).toContain('refresh/url-is-authorize');
    const certified = run(['rules', '--profile', 'certified', '--format', 'json']).stdout;
    expect((JSON.parse(certified) as { rules: unknown[] }).rules.length).toBeLessThanOrEqual(rules.length);
  });
});

describe('init', () => {
  test('writes a configuration that works, once', () => {
    inConnector({}, (folder) => {
      expect(run(['init'], { cwd: folder }).status).toBe(0);
      expect(run(['check'], { cwd: folder }).status).toBe(0);
      const second = run(['init'], { cwd: folder });
      expect([second.status, second.stderr]).toEqual([
        2,
        expect.stringContaining('There is a sn-connector.jsonc here already'),
      ]);
    });
  });

  test('every line that is commented out in it works too', () => {
    inConnector({}, (folder) => {
      run(['init'], { cwd: folder });
      const file = join(folder, 'sn-connector.jsonc');
      const text = readFileSync(file, 'utf8')
        .replace(/^(\s*)\/\/ (?=["{,])/gm, '$1')
        .replace(/\n(\s*), "baseline": .*/, '');
      writeFileSync(file, text);
      expect(text).toContain('\n  "maxWarnings": 0');
      expect([run(['check'], { cwd: folder }).status, run(['check'], { cwd: folder }).stderr]).toEqual([
        0,
        expect.stringContaining('accepted nothing'),
      ]);
    });
  });

  test('teaches VS Code the schemas and the report, and keeps what is there', () => {
    inFolder(
      {
        '.vscode/settings.json':
          '{\n  // mine\n  "editor.tabSize": 3,\n  "json.schemas": [{ "fileMatch": ["x"], "url": "./x" }]\n}\n',
      },
      (folder) => {
        expect(run(['init', '--vscode'], { cwd: folder }).status).toBe(0);
        expect(run(['init', '--vscode'], { cwd: folder }).status).toBe(0);
        const text = readFileSync(join(folder, '.vscode', 'settings.json'), 'utf8');
        expect(text).toContain('// mine');
        const settings = parse(text) as { 'editor.tabSize': number; 'json.schemas': { url: string }[] };
        expect(settings['editor.tabSize']).toBe(3);
        expect(settings['json.schemas'].map(({ url }) => url)).toHaveLength(4);
        expect(settings['json.schemas']).toContainEqual({
          fileMatch: ['**/connectors/*/spec.json'],
          url: './.vscode/sn-connector.spec.schema.json',
        });
        for (const { url } of settings['json.schemas'].slice(1)) expect(existsSync(join(folder, url))).toBe(true);
        const tasks = parse(readFileSync(join(folder, '.vscode', 'tasks.json'), 'utf8')) as {
          tasks: { command: string; problemMatcher: { pattern: { regexp: string }[] } }[];
        };
        const [task] = tasks.tasks;
        expect(tasks.tasks).toHaveLength(1);
        expect(task?.command).toMatch(
          /^npx --yes --package servicenow-connector-toolkit@\d+\.\d+\.\d+ sn-connector check/,
        );
        const [first, second] = (task?.problemMatcher.pattern ?? []).map(({ regexp }) => new RegExp(regexp));
        const report = 'a b/apiProperties.json:22:24: error client/x (Code)\n  message here'.split('\n');
        expect([first?.exec(report[0] as string)?.slice(1), second?.exec(report[1] as string)?.slice(1)]).toEqual([
          ['a b/apiProperties.json', '22', '24', 'error', 'client/x'],
          ['message here'],
        ]);
      },
    );
  });
});

describe('init --vscode leaves alone', () => {
  test.each([
    ['settings that are not JSON', 'settings.json', '{ "editor.tabSize": 3, oops'],
    ['settings that are no object', 'settings.json', '[1]'],
    ['tasks that are not JSON', 'tasks.json', 'tasks: []'],
  ])('%s', (_, name, text) => {
    inFolder({ [`.vscode/${name}`]: text }, (folder) => {
      const { status, stderr } = run(['init', '--vscode'], { cwd: folder });
      expect([status, stderr]).toEqual([2, expect.stringContaining(`${join('.vscode', name)} is not a JSON object`)]);
      expect(readFileSync(join(folder, '.vscode', name), 'utf8')).toBe(text);
    });
  });

  test('a folder in the place of the settings', () => {
    inFolder({ '.vscode/settings.json/x': '' }, (folder) => {
      const { status, stderr } = run(['init', '--vscode'], { cwd: folder });
      expect([status, stderr]).toEqual([2, expect.stringContaining('settings.json is a folder; expected a file.')]);
    });
  });
});

describe('the rest', () => {
  test('completion prints a script', () => {
    expect(run(['completion']).stdout).toContain('sn-connector');
  });

  test('the version is that of the package', () => {
    expect(run(['--version']).stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test.each(['check', 'simulate', 'sandbox', 'explain', 'rules', 'init'])('%s --help shows its options', (command) => {
    const { stdout, status } = run([command, '--help']);
    expect([status, stdout]).toEqual([0, expect.stringContaining(`sn-connector ${command}`)]);
  });
});

test('every command that is printed or written can be run without an installation', () => {
  inFolder({ 'old.json': '[]', 'bad.json': '[]' }, (folder) => {
    const printed = [
      ['init'],
      ['chek'],
      ['explain', 'x/y'],
      ['check', '--baseline', 'old.json'],
      ['check', '--config', 'bad.json'],
    ]
      .map((args) => run(args, { cwd: folder }))
      .map(({ stdout, stderr }) => stdout + stderr);
    for (const text of [...printed, readFileSync(join(folder, 'sn-connector.jsonc'), 'utf8')]) {
      expect(text).toMatch(/sn-connector /);
      expect(text.match(/(?<!servicenow-connector-toolkit@\d+\.\d+\.\d+ )sn-connector [a-z-]+/g)).toBeNull();
    }
  });
});

test.each(['stdout', 'stderr'] as const)('a reader of %s that went away changes no exit code', async (name) => {
  const child = spawn(process.execPath, [COMMAND, 'check', 'no-such-folder'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child[name].destroy();
  child[name === 'stdout' ? 'stderr' : 'stdout'].resume();
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(EXIT.usage);
});
