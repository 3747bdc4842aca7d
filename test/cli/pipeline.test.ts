import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { COMMAND, inFolder, MINIMAL, ROOT, run } from '../support/command.js';
import { describeWith } from '../support/needs.js';

const WORKFLOW = '.github/workflows/sn-connector.yml';
const SPEC = JSON.stringify({ environments: { test: { instance: 'dev1' }, prod: { instance: 'dev2' } } });

/** A repository with the minimal connector in it. */
const inRepository = <T>(files: Readonly<Record<string, string>>, use: (folder: string) => T): T =>
  inFolder(files, (folder) => {
    cpSync(MINIMAL, join(folder, 'connectors', 'desk'), { recursive: true });
    return use(folder);
  });

const read = (folder: string, path = WORKFLOW): string => readFileSync(join(folder, path), 'utf8');

describe('pipeline', () => {
  test.each([
    ['github', WORKFLOW],
    ['azure-devops', '.azure-pipelines/sn-connector.yml'],
    ['pre-commit', '.pre-commit-config.yaml'],
  ])('writes one for %s, once', (platform, path) => {
    inRepository({}, (folder) => {
      const first = run(['pipeline', platform], { cwd: folder });
      expect([first.status, first.stderr]).toEqual([0, '']);
      expect(first.stdout.replaceAll('\\', '/')).toContain(`${path} is written`);
      expect(parse(read(folder, path))).toEqual(expect.any(Object));
      writeFileSync(join(folder, path), 'mine\n');
      const second = run(['pipeline', platform], { cwd: folder });
      expect([second.status, second.stderr]).toEqual([2, expect.stringContaining('already; nothing is written')]);
      expect(read(folder, path)).toBe('mine\n');
      expect(run(['pipeline', platform, '--force'], { cwd: folder }).status).toBe(0);
      expect(read(folder, path)).not.toBe('mine\n');
    });
  });

  test('finds the connector and the environments of its specification', () => {
    inRepository({ 'connectors/desk/spec.json': SPEC }, (folder) => {
      expect(run(['pipeline', 'github', '--out', folder]).status).toBe(0);
      expect(read(folder)).toContain('SN_FOLDER: connectors/desk\n');
      expect(read(folder)).toMatch(
        /^ {2}deploy-test:[\s\S]*^ {2}deploy-prod:[\s\S]*--environment "\$SN_ENVIRONMENT" /m,
      );
      const unknown = run(['pipeline', 'github', '--out', folder, '--force', '--environments', 'stage']);
      expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('is not in spec.json')]);
    });
  });

  test('deploys solutions', () => {
    const files = {
      'solutions/desk/Other/Solution.xml': '',
      'solutions/desk/Connectors/cr1_desk_openapidefinition.json': read(MINIMAL, 'apiDefinition.swagger.json'),
      'solutions/flows/Other/Solution.xml': '',
    };
    inRepository(files, (folder) => {
      const args = [
        'pipeline',
        'github',
        '--route',
        'solution',
        '--flows',
        'solutions/flows',
        '--environments',
        'prod',
      ];
      expect(run(args, { cwd: folder }).status).toBe(0);
      expect(read(folder)).toContain('SN_FOLDER: solutions/desk\n');
      expect(read(folder)).toContain('  flows-prod:\n');
    });
  });

  test.each([
    [['github', '--branch', 'a b'], '--branch is "a b"'],
    [['github', '--branch', '$(id)'], '--branch is "$(id)"'],
    [['github', '--environments', 'a-b,A_b'], '--environments has "A_b"'],
    [['github', '--environments', 'prod,,x'], '--environments has ""'],
    [['github', '--folder', '..'], 'cannot stand in a pipeline'],
    [['github', '--folder', 'a$(b)'], 'cannot stand in a pipeline'],
    [['github', '--folder', 'nowhere'], 'holds no connector for pac'],
    [['github', '--flows', 'x'], '--flows is given without --route solution'],
    [['github', '--route', 'solution'], 'no unpacked solution'],
    [['github', '--route', 'solution', '--folder', 'connectors/desk'], 'Other/Solution.xml is missing'],
    [['pre-commit', '--environments', 'prod'], 'pre-commit only checks'],
    [['gitlab'], 'platform is "gitlab"; expected "github", "azure-devops" or "pre-commit".'],
    [['github', '--out', 'connectors/desk/apiProperties.json'], 'json", which is no folder; expected the root of the'],
    [['github', '--out', 'nowhere', '--folder', 'connectors/desk'], '--out is "nowhere", which is no folder'],
    [['github', '--out', 'elsewhere'], 'no connector in "elsewhere".\nGive --out the root of the repository'],
    [['github', '--out', 'elsewhere', '--folder', 'a'], '"a" in "elsewhere" holds no connector for pac'],
  ])('%j is refused in a sentence, and nothing is written', (args, sentence) => {
    inRepository({ 'elsewhere/readme.md': '' }, (folder) => {
      const { status, stderr, stdout } = run(['pipeline', ...args], { cwd: folder });
      expect([status, stdout, stderr]).toEqual([expect.any(Number), '', expect.stringContaining(sentence)]);
      expect([2, 3]).toContain(status);
      expect(existsSync(join(folder, '.github'))).toBe(false);
    });
  });

  test('several connectors are not guessed between', () => {
    inRepository({}, (folder) => {
      cpSync(MINIMAL, join(folder, 'connectors', 'other'), { recursive: true });
      const { status, stderr } = run(['pipeline', 'github'], { cwd: folder });
      expect([status, stderr]).toEqual([2, expect.stringContaining('--folder')]);
    });
  });
});

interface Step {
  readonly name?: string;
  readonly displayName?: string;
  readonly run?: string;
  readonly bash?: string;
}

/** A folder for the PATH in which npx is the built command, and every other program only tells how it was called. */
function programs(folder: string): string {
  const bin = join(folder, '..', 'bin');
  mkdirSync(bin, { recursive: true });
  const tell = `#!/bin/sh\nprintf '%s\\n' "$(basename "$0") $*" >> "$TOLD"\n`;
  const npx = `#!/bin/sh
printf '%s\\n' "npx $*" >> "$TOLD"
[ "$5" = deploy ] && { printf '%s\\n' "secret $SN_CONNECTOR_SECRET" >> "$TOLD"; exit 0; }
shift 4
exec "${process.execPath}" "${COMMAND}" "$@"
`;
  for (const [name, text] of [
    ['npx', npx],
    ['pac', tell],
  ] as const) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}

interface Told {
  readonly status: number | null;
  readonly output: string;
  /** How programs were called. */
  readonly calls: string;
}

/** Runs a script as the platforms do: by bash, with values in the environment. */
function runScript(script: string, cwd: string, env: Readonly<Record<string, string>>): Told {
  const told = join(cwd, '..', 'told');
  writeFileSync(told, '');
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-c', script], {
    cwd,
    env: { ...process.env, PATH: `${programs(cwd)}${delimiter}${process.env['PATH']}`, TOLD: told, ...env },
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr, calls: readFileSync(told, 'utf8') };
}

const git = (cwd: string, ...args: string[]): void => {
  const config = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...config, ...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
};

const works = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
const missing = works('bash') && works('git') && process.platform !== 'win32' ? undefined : 'They need bash and git.';

/** A clone of a repository with the minimal connector and its pipelines on the main branch; the clone is on a branch. */
const inClone = (use: (folder: string, env: Record<string, string>) => void): void =>
  inFolder({}, (world) => {
    const folder = join(world, 'clone');
    const origin = join(world, 'origin');
    mkdirSync(origin);
    cpSync(MINIMAL, join(origin, 'connectors', 'desk'), { recursive: true });
    for (const platform of ['github', 'azure-devops'])
      run(['pipeline', platform, '--environments', 'prod'], { cwd: origin });
    git(origin, 'init', '--quiet', '--initial-branch', 'main');
    git(origin, 'add', '.');
    git(origin, 'commit', '--quiet', '--message', 'start');
    git(world, 'clone', '--quiet', origin, folder);
    git(folder, 'switch', '--quiet', '--create', 'change');
    use(folder, (parse(read(folder)) as { env: Record<string, string> }).env);
  });

/** The scripts of a job of the workflow, one after the other as long as they succeed. */
function runJob(name: string, folder: string, env: Readonly<Record<string, string>>): Told {
  const { jobs } = parse(read(folder)) as { jobs: Record<string, { steps: Step[] }> };
  let last: Told = { status: 0, output: '', calls: '' };
  for (const step of jobs[name]?.steps ?? []) {
    if (step.run === undefined) continue;
    const told = runScript(step.run, folder, env);
    last = { status: told.status, output: last.output + told.output, calls: last.calls + told.calls };
    if (told.status !== 0) break;
  }
  return last;
}

/** Changes the definition of the connector in a clone, and commits it. */
function change(folder: string, edit: (definition: { paths: Record<string, unknown>; host?: string }) => void): void {
  const file = join(folder, 'connectors', 'desk', 'apiDefinition.swagger.json');
  const definition = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, unknown>; host?: string };
  edit(definition);
  writeFileSync(file, `${JSON.stringify(definition, null, 2)}\n`);
  git(folder, 'commit', '--quiet', '--all', '--message', 'change');
}

describeWith(missing, 'the scripts of the pipelines', () => {
  test('pass a connector that is in order, and write SARIF', () => {
    inClone((folder, env) => {
      const { status, calls } = runJob('check', folder, env);
      expect([status, calls.split('\n').filter(Boolean).length]).toEqual([0, 2]);
      expect(JSON.parse(read(folder, 'sn-connector.sarif'))).toMatchObject({ version: '2.1.0' });
    });
  });

  test('stop a pull request that breaks the sign-in, with an annotation', () => {
    inClone((folder, env) => {
      const file = join(folder, 'connectors', 'desk', 'apiProperties.json');
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('oauth_token.do', 'oauth_auth.do'));
      const { status, output } = runJob('check', folder, env);
      expect([status, output]).toEqual([
        1,
        expect.stringMatching(/^::error file=connectors\/desk\/apiProperties\.json/m),
      ]);
    });
  });

  // The comparison is a command of its own; where this version has none, nothing can be said about it.
  test('stop a pull request that breaks flows, and no other', () => {
    inClone((folder, env) => {
      expect(runJob('compare', folder, env).status).toBe(0);
      change(folder, ({ paths }) => {
        const [path = '', operations] = Object.entries(paths)[0] ?? [];
        paths[`${path}/again`] = JSON.parse(JSON.stringify(operations).replace(/"operationId":"/g, '$&Again'));
      });
      expect(runJob('compare', folder, env).status).toBe(0);
      change(folder, ({ paths }) => {
        delete paths[Object.keys(paths)[0] ?? ''];
      });
      expect(runJob('compare', folder, env).status).toBe(1);
    });
  });

  test('of the action: say what they find, and pass on the file with it', () => {
    const { runs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as { runs: { steps: { run: string }[] } };
    const [report = '', verdict = ''] = runs.steps.map((step) => step.run);
    inClone((folder, { SN_PACKAGE = '' }) => {
      const output = join(folder, 'output');
      const env = {
        SN_PACKAGE,
        RUNNER_TEMP: folder,
        GITHUB_OUTPUT: output,
        SN_PATH: 'connectors',
        SN_PROFILE: '',
        SN_FAIL_ON: '',
      };
      expect(runScript(report, folder, env).status).toBe(0);
      expect(readFileSync(output, 'utf8')).toBe(`sarif=${folder}/sn-connector.sarif\n`);
      expect(runScript(verdict, folder, env).status).toBe(0);
      const strict = runScript(verdict, folder, { ...env, SN_PROFILE: 'deploy', SN_FAIL_ON: 'never' });
      expect([strict.status, strict.calls]).toEqual([
        0,
        expect.stringContaining('check --profile deploy --fail-on never'),
      ]);
      expect(runScript(verdict, folder, { ...env, SN_PATH: '--fix' }).status).not.toBe(0);
    });
  });

  const TARGET = {
    ENVIRONMENT_URL: 'https://contoso.crm.dynamics.com',
    TENANT_ID: 'tenant',
    APPLICATION_ID: 'application',
    SN_ENVIRONMENT: 'prod',
  };
  const ID = { CONNECTOR_ID: '00000000-0000-0000-0000-000000000001' };
  const SECRET = { SN_CONNECTOR_SECRET: 'a $secret "of" theirs' };

  test('hand the secret over in the environment, and sign out', () => {
    inClone((folder, env) => {
      const { status, calls } = runJob('deploy-prod', folder, { ...env, ...TARGET, ...ID, ...SECRET });
      expect(status).toBe(0);
      expect(calls.split('\n')).toEqual([
        'pac auth create --name sn-connector --githubFederated --tenant tenant --applicationId application --environment https://contoso.crm.dynamics.com',
        expect.stringMatching(
          /^npx --yes --package servicenow-connector-toolkit@\S+ sn-connector deploy connectors\/desk --tool pac --environment-id https:\/\/contoso\.crm\.dynamics\.com --update --connector-id 00000000-0000-0000-0000-000000000001$/,
        ),
        `secret ${SECRET.SN_CONNECTOR_SECRET}`,
        'pac auth clear',
        '',
      ]);
    });
  });

  test.each([
    ['GitHub, no connector yet', { ...SECRET, CONNECTOR_ID: '' }, 'CONNECTOR_ID'],
    ['GitHub, no secret', { ...ID, SN_CONNECTOR_SECRET: '' }, 'SN_CONNECTOR_SECRET'],
  ])('%s: nothing is deployed', (_, given, named) => {
    inClone((folder, env) => {
      const { status, output, calls } = runJob('deploy-prod', folder, { ...env, ...TARGET, ...given });
      expect([status, output]).toEqual([expect.any(Number), expect.stringContaining(`${named}: is empty`)]);
      expect([status === 0, calls]).toEqual([false, expect.not.stringContaining('npx')]);
    });
  });

  test.each([
    ['all variables', 0, { ...ID, ...SECRET }],
    ['the macro of a variable that does not exist', 1, { ...ID, SN_CONNECTOR_SECRET: '$(SN_CONNECTOR_SECRET)' }],
    ['an empty variable', 1, { ...SECRET, CONNECTOR_ID: '' }],
  ])('Azure DevOps, %s: exit code %s', (_, code, given) => {
    inClone((folder, env) => {
      const text = read(folder, '.azure-pipelines/sn-connector.yml');
      const { stages } = parse(text) as {
        stages: { jobs: { strategy: { runOnce: { deploy: { steps: Step[] } } } }[] }[];
      };
      const steps = stages[1]?.jobs[0]?.strategy.runOnce.deploy.steps ?? [];
      const script = steps.find(({ displayName }) => displayName === 'Update the connector')?.bash ?? '';
      const { status, calls } = runScript(script, folder, { ...env, ...TARGET, ...given });
      expect(status).toBe(code);
      expect(calls.includes(' deploy ')).toBe(code === 0);
      expect(calls.endsWith('pac auth clear\n')).toBe(code === 0);
    });
  });
});
