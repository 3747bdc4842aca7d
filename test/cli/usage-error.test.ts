import { describe, expect, test } from '@jest/globals';
import { inFolder, run } from '../support/command.js';

// What is wrong with a command line is said in a sentence: what was found, what was expected, and where to look.

describe('a command line that cannot be meant', () => {
  test.each<[string[], string, string]>([
    [[], 'Say what to do: a command is missing.', 'sn-connector --help'],
    [['deplyo'], 'There is no command "deplyo".', 'Did you mean deploy?'],
    [['frobnicate'], 'There is no command "frobnicate".', 'sn-connector --help'],
    [['pipeline'], '"pipeline" needs a platform: github, azure-devops or pre-commit.', 'sn-connector pipeline --help'],
    [
      ['drift', 'a'],
      '"drift" needs two folders: your connector, and what was downloaded.',
      'sn-connector drift --help',
    ],
    [['import'], '"import" needs the documents to read.', 'sn-connector import --help'],
    [['teams'], '"teams" needs what to do, package or validate, and the folder of the app.', 'teams --help'],
    [['deploy', 'a'], '--tool is missing; expected pac or paconn.', 'sn-connector deploy --help'],
    [['package', 'a'], '--for is missing; expected certified.', 'sn-connector package --help'],
    [['import', 'a'], '--out is missing; expected a folder to write.', 'sn-connector import --help'],
    [['check', '--profil', 'deploy'], 'There is no option --profil.', 'Did you mean --profile? What there is: '],
    [['lint', '--fixx'], 'There is no option --fixx.', 'Did you mean --fix? What there is: '],
    [['generate', '--instnce=dev1'], 'There is no option --instnce.', 'Did you mean --instance? What there is: '],
    [['sandbox', '--list'], 'There is no option --list.', 'Did you mean --list-faults? What there is: '],
    [['check', '--x-y'], 'There is no option --x-y.', 'What there is: '],
    [['rules', 'all'], '"all" is one argument too many.', 'sn-connector rules --help'],
    [['verify', 'a', '--param', 'b'], 'There is no option --param.', 'sn-connector verify --help'],
    [['verify', 'a', '--client-secret=b'], 'There is no option --client-secret.', 'sn-connector verify --help'],
    [['check', '--max-warnings'], '--max-warnings needs a value behind it.', 'sn-connector check --help'],
    [['check', '-o'], '-o needs a value behind it.', 'sn-connector check --help'],
    [['teams', 'pack', 'a'], 'action is "pack"; expected "package" or "validate".', 'sn-connector teams --help'],
    [
      ['registration', 'a', '--format=xml'],
      '--format is "xml"; expected "text" or "json".',
      'sn-connector registration --help',
    ],
    [
      ['lint', '--profile', 'x', '--fail-on', 'y'],
      '--profile is "x"; expected "repository", "deploy" or "certified". --fail-on is "y"; expected "error", "warning", "info" or "never".',
      'sn-connector lint --help',
    ],
  ])('%j', (args, sentence, hint) => {
    const { status, stdout, stderr } = run(args);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(hint)]);
    expect(stderr.split('\n')[0]).toBe(sentence);
  });
});

test('only check says what it takes beside a connector', () => {
  inFolder({ file: '' }, (cwd) => {
    const none = 'There is no connector in file.\nA connector is a folder with ';
    for (const [name, isChecked] of [
      ['check', true],
      ['simulate', false],
      ['registration', false],
      ['verify', false],
    ] as const) {
      const { stderr } = run([name, 'file'], { cwd });
      expect([name, stderr.startsWith(none), stderr.includes('checked alone')]).toEqual([name, true, isChecked]);
    }
  });
});

test('a folder without a connector of its own is not taken for one above others', () => {
  inFolder({ 'a/apiProperties.json': '{}', 'b/apiProperties.json': '{}', file: '' }, (cwd) => {
    expect(run(['verify', '.'], { cwd }).stderr).toBe(
      'There are 2 connectors in this folder.\nName the folder of one, such as a.\n',
    );
    const create = ['--tool', 'pac', '--create'];
    expect(run(['deploy', '.', ...create], { cwd }).stderr).toMatch(/^There is no connector in this folder itself\.\n/);
    expect(run(['deploy', 'file', ...create], { cwd }).stderr).toMatch(/^file is a file; expected a folder\.\n/);
  });
});
