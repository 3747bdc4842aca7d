import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { inConnector, inFolder, MINIMAL, run } from '../support/command.js';

const definition = readFileSync(join(MINIMAL, 'apiDefinition.swagger.json'), 'utf8');
const broken = definition.replace('"GetIncident"', '"ReadIncident"');
const properties = readFileSync(join(MINIMAL, 'apiProperties.json'), 'utf8');

/** Runs Git in a folder without the settings of whoever runs the tests. */
const git = (folder: string, ...args: string[]): string =>
  execFileSync(
    'git',
    ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.com', '-c', 'commit.gpgsign=false', ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: join(folder, 'none') },
    },
  );

/** A repository with the minimal connector, in a folder whose name is not easy, on branch main. */
const PLACE = join('my connectors', 'dësk');
const inRepository = <T>(use: (root: string, connector: string) => T): T =>
  inFolder({}, (root) => {
    git(root, 'init', '-q');
    git(root, 'symbolic-ref', 'HEAD', 'refs/heads/main');
    cpSync(MINIMAL, join(root, PLACE), { recursive: true });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'One');
    return use(root, join(root, PLACE));
  });

const write = (folder: string, text: string): void => writeFileSync(join(folder, 'apiDefinition.swagger.json'), text);

describe('diff of two folders', () => {
  test('exits with 1 when something breaks, with 0 otherwise, and the inverse is told too', () => {
    inFolder({ 'old/apiDefinition.swagger.json': definition, 'new/apiDefinition.swagger.json': broken }, (folder) => {
      const { stdout, stderr, status } = run(['diff', 'old', 'new'], { cwd: folder });
      expect([status, stderr]).toEqual([1, '']);
      expect(stdout).toContain('was "GetIncident" and is "ReadIncident"');
      expect(stdout).toContain('old old/apiDefinition.swagger.json:21:24, new new/apiDefinition.swagger.json:21:24');
      expect(run(['diff', 'old', 'new', '--fail-on', 'never'], { cwd: folder }).status).toBe(0);
      expect(run(['diff', 'old', 'old'], { cwd: folder })).toEqual({
        stdout: 'no changes in 1 connector\n',
        stderr: '',
        status: 0,
      });
    });
  });

  test('pairs connectors by their place, and tells those that came and went', () => {
    const files = Object.fromEntries(
      ['old/a', 'old/b', 'old/c', 'new/b', 'new/c', 'new/d', 'new/e'].map((place) => [
        `${place}/apiDefinition.swagger.json`,
        definition,
      ]),
    );
    inFolder(files, (folder) => {
      const { stdout } = run(['diff', 'old', 'new', '--format', 'json'], { cwd: folder });
      const { connectors } = JSON.parse(stdout) as { connectors: { connector: string; changes: { kind: string }[] }[] };
      expect(connectors.map(({ connector, changes }) => [connector, ...changes.map(({ kind }) => kind)])).toEqual([
        ['new/b'],
        ['new/c'],
        ['old/a', 'connector-removed'],
        ['new/d', 'connector-added'],
        ['new/e', 'connector-added'],
      ]);
    });
  });

  test('a folder against an unpacked solution', () => {
    const { connectionParameters } = (JSON.parse(properties) as { properties: Record<string, unknown> }).properties;
    const solution = {
      'solution/Connectors/x_desk_openapidefinition.json': definition,
      'solution/Connectors/x_desk_connectionparameters.json': JSON.stringify(connectionParameters),
    };
    inFolder(solution, (folder) => {
      expect(run(['diff', MINIMAL, 'solution'], { cwd: folder })).toMatchObject({
        stdout: 'no changes in 1 connector\n',
        status: 0,
      });
    });
  });

  test('a file that cannot be read is told, nothing is made up of it, and the exit code is 3', () => {
    inFolder({ 'old/apiDefinition.swagger.json': definition, 'new/apiDefinition.swagger.json': '{' }, (folder) => {
      const { stdout, status } = run(['diff', 'old', 'new'], { cwd: folder });
      expect(status).toBe(3);
      expect(stdout).toContain('new/apiDefinition.swagger.json cannot be read (syntax)');
      expect(stdout).not.toContain('operation-removed');
    });
  });

  test.each<[string, string[], string]>([
    ['one folder', ['diff', '.'], 'One side of the comparison is missing'],
    ['three sides', ['diff', '.', '.', '--against', 'git:main'], 'here are two'],
    ['no revision', ['diff', '.', '--against', 'main'], 'expected "git:" and a revision'],
    ['a folder that is not there', ['diff', 'none', '.'], 'none does not exist'],
  ])('%s is a sentence', (_, args, sentence) => {
    inConnector({}, (folder) => {
      const { stdout, stderr, status } = run(args, { cwd: folder });
      expect([stdout, status]).toEqual(['', 2]);
      expect(stderr).toContain(sentence);
    });
  });
});

describe('diff against a revision', () => {
  test('from the root, from the folder, and of a file alike; the revision stands before the names of its files', () => {
    inRepository((root, connector) => {
      write(connector, broken);
      for (const [cwd, args, place] of [
        [root, [], 'main:my connectors/dësk/apiDefinition.swagger.json'],
        [root, [PLACE], 'main:my connectors/dësk/apiDefinition.swagger.json'],
        [connector, ['.'], 'main:apiDefinition.swagger.json'],
        [connector, ['apiDefinition.swagger.json'], 'main:apiDefinition.swagger.json'],
      ] as const) {
        const { stdout, stderr, status } = run(['diff', ...args, '--against', 'git:main'], { cwd });
        expect([status, stderr]).toEqual([1, '']);
        expect(stdout).toContain(`old ${place}:21:24`);
        expect(stdout).toContain('1 breaking change in 1 connector');
      }
    });
  });

  test('line ends that Git changed are no change, and a script is read with them', () => {
    inRepository((root, connector) => {
      writeFileSync(join(connector, 'script.csx'), 'class A\n{\n}\n');
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'Two');
      write(connector, definition.replaceAll('\n', '\r\n'));
      writeFileSync(join(connector, 'script.csx'), 'class A\r\n{\r\n}\r\n');
      expect(run(['diff', '--against', 'git:main'], { cwd: root })).toMatchObject({
        stdout: 'no changes in 1 connector\n',
        status: 0,
      });
      expect(run(['check', '--changed-since', 'main'], { cwd: root })).toMatchObject({
        stdout: 'no findings in 0 connectors\n',
        status: 0,
      });
    });
  });

  test('a connector that was removed is told, even when it was the last one', () => {
    inRepository((root, connector) => {
      for (const name of readdirSync(connector)) rmSync(join(connector, name));
      const { stdout, status } = run(['diff', '--against', 'git:main'], { cwd: root });
      expect([status, stdout]).toEqual([1, expect.stringContaining('Connector removed')]);
    });
  });

  test('solutions too', () => {
    inRepository((root) => {
      const folder = join(root, 'solution', 'Connectors');
      mkdirSync(folder, { recursive: true });
      for (const prefix of ['x_one', 'x_two'])
        writeFileSync(join(folder, `${prefix}_openapidefinition.json`), definition);
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'Two');
      writeFileSync(join(folder, 'x_two_openapidefinition.json'), broken);
      const { stdout, status } = run(['diff', 'solution', '--against', 'git:HEAD'], { cwd: root });
      expect(status).toBe(1);
      expect(stdout).toContain('HEAD:solution/Connectors/x_two_openapidefinition.json:21:24');
      expect(stdout).toContain('1 breaking change in 2 connectors');
    });
  });

  test('where a branch began, what happened on main since is not told', () => {
    inRepository((root, connector) => {
      git(root, 'checkout', '-q', '-b', 'feature');
      git(root, 'checkout', '-q', 'main');
      write(
        connector,
        definition.replace(
          '"paths": {',
          '"paths": { "/api/now/ping": { "get": { "operationId": "Ping", "responses": {} } },',
        ),
      );
      git(root, 'commit', '-q', '-a', '-m', 'Two');
      git(root, 'checkout', '-q', 'feature');
      expect(run(['diff', '--against', 'git:main'], { cwd: root }).status).toBe(1);
      expect(run(['diff', '--against', 'git:main...'], { cwd: root })).toMatchObject({
        stdout: 'no changes in 1 connector\n',
        status: 0,
      });
    });
  });

  test('links in the revision are not followed', () => {
    inRepository((root) => {
      const id = execFileSync('git', ['hash-object', '-w', '--stdin'], {
        cwd: root,
        input: '/etc/passwd',
        encoding: 'utf8',
      }).trim();
      git(root, 'update-index', '--add', '--cacheinfo', `120000,${id},evil/apiProperties.json`);
      git(root, 'commit', '-q', '-m', 'Two');
      git(root, 'checkout', '-q', '--', '.');
      expect(run(['diff', PLACE, '--against', 'git:main'], { cwd: root })).toMatchObject({ status: 0 });
      expect(run(['diff', '.', '--against', 'git:main'], { cwd: root }).stdout).not.toContain('root:');
    });
  });

  test('no program, hook or filter of the repository is run, and nothing is written', () => {
    inRepository((root, connector) => {
      const trap = join(root, 'trapped');
      for (const [name, value] of [
        ['core.fsmonitor', `touch '${trap}'`],
        ['core.pager', `touch '${trap}'`],
        ['diff.external', `touch '${trap}'`],
        ['filter.trap.clean', `touch '${trap}'`],
        ['filter.trap.smudge', `touch '${trap}'`],
        ['diff.trap.textconv', `touch '${trap}'`],
      ] as const)
        git(root, 'config', name, value);
      writeFileSync(join(root, '.gitattributes'), '*.json filter=trap diff=trap\n');
      write(connector, broken);
      const before = statSync(join(root, '.git', 'index')).mtimeMs;
      expect(run(['diff', '--against', 'git:main'], { cwd: root }).status).toBe(1);
      run(['check', '--changed-since', 'main'], { cwd: root });
      expect(readdirSync(root)).not.toContain('trapped');
      expect(statSync(join(root, '.git', 'index')).mtimeMs).toBe(before);
    });
  });

  test('variables that a hook sets do not lead to another repository', () => {
    inRepository((_, connector) => {
      write(connector, broken);
      const env = { GIT_DIR: '.git', GIT_WORK_TREE: '.', GIT_INDEX_FILE: '.git/none' };
      expect(run(['diff', '--against', 'git:main'], { cwd: connector, env }).status).toBe(1);
    });
  });

  test.each<[string, string, string]>([
    ['a revision that is not there', 'git:nowhere', 'has no revision "nowhere"'],
    ['an option in place of a revision', 'git:--output=trapped', '"--output=trapped" is no revision'],
    ['nothing', 'git:', '"" is no revision'],
    ['a file in place of a revision', 'git:main:README.md', 'has no revision "main:README.md"'],
    ['a character that acts', 'git:ma\u001bin', 'is no revision'],
  ])('%s is a sentence', (_, against, sentence) => {
    inRepository((root) => {
      const { stdout, stderr, status } = run(['diff', '.', `--against=${against}`], { cwd: root });
      expect([stdout, status]).toEqual(['', 2]);
      expect(stderr).toContain(sentence);
      expect(stderr).not.toContain('\u001b');
      expect(readdirSync(root)).not.toContain('trapped');
    });
  });

  test('a clone that lacks the files of its history is a sentence, and nothing is fetched', () => {
    inRepository((root, connector) => {
      write(connector, broken);
      git(root, 'commit', '-q', '-a', '-m', 'Two');
      git(root, 'config', 'uploadpack.allowFilter', 'true');
      git(root, 'clone', '-q', '--filter=blob:none', pathToFileURL(root).href, 'partial');
      const { stdout, stderr, status } = run(['diff', '.', '--against', 'git:HEAD~1'], { cwd: join(root, 'partial') });
      expect([status, stdout, stderr]).toEqual([3, '', expect.stringContaining('has not all files of its history')]);
    });
  });

  test('outside a repository, and without Git, a sentence', () => {
    inConnector({}, (folder) => {
      const env = { GIT_CEILING_DIRECTORIES: folder };
      const outside = run(['diff', '.', '--against', 'git:main'], { cwd: folder, env });
      expect([outside.status, outside.stderr]).toEqual([2, expect.stringContaining('is in no Git repository')]);
      const without = run(['diff', '.', '--against', 'git:main'], { cwd: folder, env: { PATH: folder, Path: folder } });
      expect([without.status, without.stderr]).toEqual([3, expect.stringContaining('Git is not installed')]);
    });
  });
});

describe('check --changed-since', () => {
  test('takes exports of ServiceNow that lie alone as they are in the revision, and diff leaves them out', () => {
    inRepository((root) => {
      const folder = join(root, 'records');
      mkdirSync(folder);
      const text = '{"result":[{"sys_id":"0123456789abcdef0123456789abcdef","type":"client","client_id":"a"}]}';
      writeFileSync(join(folder, 'oauth_entity.json'), text);
      const changed = () => run(['check', root, '--changed-since', 'main'], { cwd: root }).stdout;
      expect(changed()).toMatch(/in 1 connector\n$/);
      expect(run(['diff', '--against', 'git:main'], { cwd: root }).stdout).toContain('no changes');
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'Records');
      expect(changed()).toMatch(/in 0 connectors\n$/);
    });
  });

  test('a change in the Teams app is one of its connector, and an app alone counts by itself', () => {
    const app = join(import.meta.dirname, '..', 'support', 'minimal-teams-app');
    inRepository((root, connector) => {
      cpSync(app, join(connector, 'teams'), { recursive: true });
      cpSync(app, join(root, 'alone'), { recursive: true });
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'Two');
      const told = () => run(['check', root, '--changed-since', 'main'], { cwd: root }).stderr;
      expect(told()).toContain('2 of 2 connectors are as in main');
      const project = join(connector, 'teams', 'teamsapp.yml');
      writeFileSync(project, `${readFileSync(project, 'utf8')}# changed\n`);
      expect(told()).toContain('1 of 2 connectors are as in main');
      rmSync(join(root, 'alone', 'appPackage', 'outline.png'));
      expect(told()).not.toContain('as in main');
    });
  });

  test('checks connectors that changed, are new, or have a file less', () => {
    inRepository((root, connector) => {
      for (const name of ['a', 'b', 'c']) cpSync(connector, join(root, name), { recursive: true });
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'Two');
      write(join(root, 'a'), broken);
      rmSync(join(root, 'b', 'apiProperties.json'));
      cpSync(connector, join(root, 'new'), { recursive: true });
      const { stdout, stderr } = run(['check', '--changed-since', 'git:main'], { cwd: root });
      expect(stdout).toContain('of 3 connectors');
      expect(stderr).toContain('2 of 5 connectors are as in git:main and not checked');
    });
  });

  test('an unknown revision is a sentence, and standard input is in none', () => {
    inRepository((root) => {
      expect(run(['check', '--changed-since', 'nowhere'], { cwd: root })).toMatchObject({ status: 2, stdout: '' });
      const args = ['check', '--changed-since', 'main', '--stdin-filename', 'apiProperties.json'];
      expect(run(args, { cwd: root })).toMatchObject({ status: 2, stderr: expect.stringContaining('standard input') });
    });
  });
});

describe('drift', () => {
  test('answers yes, warns of the secret, and exits with 0', () => {
    inConnector({ 'settings.json': '{"connectorId": "shared_x"}' }, (folder) => {
      const { stdout, status } = run(['drift', MINIMAL, folder]);
      expect(status).toBe(0);
      expect(stdout).toMatch(/Yes: what runs is what is here\.\n.*beware.*no client secret/s);
    });
  });

  test('answers no and exits with 1', () => {
    inConnector({ 'apiDefinition.swagger.json': broken }, (folder) => {
      const { stdout, status } = run(['drift', MINIMAL, folder]);
      expect([status, stdout]).toEqual([1, expect.stringContaining('No: 1 difference.')]);
    });
  });

  test('several downloaded connectors are told apart by their titles', () => {
    inFolder({}, (folder) => {
      cpSync(MINIMAL, join(folder, 'one'), { recursive: true });
      cpSync(MINIMAL, join(folder, 'two'), { recursive: true });
      expect(run(['drift', MINIMAL, folder])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('Several of the 2'),
      });
      write(join(folder, 'two'), definition.replace('"Incident Desk"', '"Other"'));
      expect(run(['drift', MINIMAL, folder])).toMatchObject({ status: 0 });
      renameSync(join(folder, 'one'), join(folder, 'three'));
      expect(run(['drift', MINIMAL, folder, '--format', 'markdown']).stdout).toContain(
        'Yes: what runs is what is here.',
      );
    });
  });
});
