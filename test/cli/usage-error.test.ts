import { describe, expect, test } from '@jest/globals';
import { inFolder, run } from '../support/command.js';

// What is wrong with a command line is said in a sentence: what was found, what was expected, and where to look.

describe('a command line that cannot be meant', () => {
  test.each<[string[], string, string]>([
    [[], 'Say what to do: a command is missing.', 'sn-connector --help'],
    [['deplyo'], 'There is no command "deplyo".', 'Did you mean deploy?'],
    [['frobnicate'], 'There is no command "frobnicate".', 'sn-connector --help'],
    [['pipeline'], '"pipeline" needs one argument behind it, and has none.', 'sn-connector pipeline --help'],
    [['drift', 'a'], '"drift" needs 2 arguments behind it, and has 1.', 'sn-connector drift --help'],
    [['deploy', 'a'], '--tool is missing.', 'sn-connector deploy --help'],
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
