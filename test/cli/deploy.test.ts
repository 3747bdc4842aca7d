import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { COMMAND, MINIMAL, type Result, run } from '../support/command.js';
import { PAC_ID, PACONN_ID, recordOf, type StubBehaviour, stubTool } from '../support/stub-tool.js';

const ENVIRONMENT = '7e4a1c90-2b3d-4e5f-8a6b-9c0d1e2f3a4b';
const SECRET = 'Zq7+v"n/2%kP&1x';
const SCRIPT = `public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        return await this.Context.SendAsync(this.Context.Request, this.CancellationToken);
    }
}
`;
const IS_WINDOWS = process.platform === 'win32';

let world: string;
let temporary: string;
let connector: string;
const bin = (): string => join(world, 'bin');

beforeEach(() => {
  world = mkdtempSync(join(tmpdir(), 'sn-connector-test-'));
  temporary = join(world, 'tmp');
  connector = join(world, 'connector');
  for (const folder of [temporary, bin()]) mkdirSync(folder);
  cpSync(MINIMAL, connector, { recursive: true });
});
afterEach(() => rmSync(world, { recursive: true, force: true }));

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: `${bin()}:/usr/bin:/bin`,
  TMPDIR: temporary,
  SN_CONNECTOR_SECRET: SECRET,
  ...more,
});

const to = (tool: 'pac' | 'paconn', ...more: readonly string[]): readonly string[] => [
  'deploy',
  connector,
  '--tool',
  tool,
  '--environment-id',
  ENVIRONMENT,
  ...more,
];

const deploy = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Result =>
  run(args, { cwd: world, env: environment(env) });

const edit = (name: string, change: (text: string) => string): void =>
  writeFileSync(join(connector, name), change(readFileSync(join(connector, name), 'utf8')));

/** No output, no argument and no variable of the tool holds the secret, and nothing is left of the upload. */
function expectNoTrace({ stdout, stderr }: Result, tool: 'pac' | 'paconn'): void {
  const record = recordOf(bin(), tool);
  for (const text of [stdout, stderr, JSON.stringify([record?.args, record?.env])])
    for (const spelling of [SECRET, encodeURIComponent(SECRET), JSON.stringify(SECRET).slice(1, -1)])
      expect(text).not.toContain(spelling);
  expect(readdirSync(temporary)).toEqual([]);
}

const withOAuth = (members: string): void =>
  edit('apiProperties.json', (text) => text.replace('"identityProvider": "oauth2",', `$&\n${members},`));

(IS_WINDOWS ? describe.skip : describe)('deploy', () => {
  test('pac makes a connector: every file, the secret in the copy alone', () => {
    stubTool(bin(), 'pac', 'succeed');
    writeFileSync(join(connector, 'script.csx'), SCRIPT);
    writeFileSync(join(connector, 'icon.png'), readFileSync(join(MINIMAL, '../../../connectors/servicenow/icon.png')));
    const result = deploy(to('pac', '--create', '--solution', 'ServiceDesk'));
    expect([result.status, result.stderr]).toEqual([0, expect.stringContaining('pac: Connector created')]);
    const record = recordOf(bin(), 'pac');
    const { args = [], files = {}, folder = '', modes = {} } = record ?? {};
    expect(folder).toMatch(new RegExp(`^${temporary}/sn-connector-deploy-`));
    expect(args.map((word) => word.replace(folder, 'UP'))).toEqual(
      `connector create --api-definition-file UP/apiDefinition.swagger.json --api-properties-file UP/apiProperties.json --icon-file UP/icon.png --script-file UP/script.csx --environment ${ENVIRONMENT} --solution-unique-name ServiceDesk`.split(
        ' ',
      ),
    );
    expect(modes).toEqual({
      '.': '700',
      'apiDefinition.swagger.json': '600',
      'apiProperties.json': '600',
      'icon.png': '600',
      'script.csx': '600',
    });
    const { token } = JSON.parse(files['apiProperties.json'] ?? '').properties.connectionParameters;
    expect(token.oAuthSettings.clientSecret).toBe(SECRET);
    expect(record?.stdin).toBe('');
    expect(result.stdout).toContain(`pac ${args.join(' ')}\n`);
    expect(result.stdout).toMatch(
      new RegExp(
        `${PAC_ID}[\\s\\S]*Security tab[\\s\\S]*redirect ${connector} --url REDIRECT_URL[\\s\\S]*--update --connector-id ${PAC_ID}`,
      ),
    );
    expectNoTrace(result, 'pac');
  });

  test('paconn makes a connector: the secret in a file without a line break, the ID kept', () => {
    stubTool(bin(), 'paconn', 'succeed');
    writeFileSync(
      join(connector, 'settings.json'),
      '{"apiProperties": "apiProperties.json", "apiDefinition": "apiDefinition.swagger.json"}',
    );
    const result = deploy(to('paconn', '--create'), { SN_CONNECTOR_SECRET: `${SECRET}\n` });
    expect(result.status).toBe(0);
    const { args = [], files = {}, folder, modes = {} } = recordOf(bin(), 'paconn') ?? {};
    expect(args).toContain(`@${folder}/secret.txt`);
    expect([files['secret.txt'], modes['secret.txt']]).toEqual([SECRET, '600']);
    expect(files['apiProperties.json']).not.toContain('clientSecret');
    expect(args).toContain('--overwrite-settings');
    expect(JSON.parse(readFileSync(join(connector, 'settings.json'), 'utf8'))).toMatchObject({
      connectorId: PACONN_ID,
      environment: ENVIRONMENT,
    });
    expect(result.stdout).toMatch(
      /cannot be added to one later[\s\S]*redirect\/incident-20desk-5f[\s\S]*compare it there/,
    );
    expectNoTrace(result, 'paconn');

    const second = deploy(to('paconn', '--create'));
    expect([second.status, second.stderr]).toEqual([2, expect.stringContaining('a second one')]);
    const update = deploy(to('paconn', '--update'));
    expect([update.status, update.stdout]).toEqual([0, expect.stringContaining(`updated the connector ${PACONN_ID}`)]);
    expect(update.stdout).toMatch(/the update removes the script/);
  });

  test('whoever connects brings a client: no secret is asked for, paconn gets a word that is none', () => {
    edit('apiProperties.json', (text) =>
      text.replace(
        '"token": {',
        '"token:ClientSecret": {"type": "securestring"},\n"token:ClientId": {"type": "string"},\n$&',
      ),
    );
    for (const tool of ['pac', 'paconn'] as const) {
      stubTool(bin(), tool, 'succeed');
      const result = deploy(to(tool, '--create'));
      expect([result.status, recordOf(bin(), tool)?.files]).toEqual([
        0,
        expect.not.objectContaining({ 'secret.txt': '' }),
      ]);
      expectNoTrace(result, tool);
    }
    expect(recordOf(bin(), 'paconn')?.args.join(' ')).toContain('--secret none');
  });

  test('a reference to an environment variable is no secret: pac finds it in the file, paconn in a file of its own', () => {
    const reference = '@environmentVariables("new_Secret")';
    withOAuth(`"clientSecret": ${JSON.stringify(reference)}`);
    for (const tool of ['pac', 'paconn'] as const) {
      stubTool(bin(), tool, 'succeed');
      const env = environment();
      delete env['SN_CONNECTOR_SECRET'];
      expect(run(to(tool, '--create'), { cwd: world, env }).status).toBe(0);
      expect(recordOf(bin(), tool)?.files['apiProperties.json']).toContain('new_Secret');
    }
    expect(recordOf(bin(), 'paconn')?.files['secret.txt']).toBe(reference);
  });

  test('variables are filled in where they are meant to be, also one for the secret', () => {
    stubTool(bin(), 'pac', 'succeed');
    withOAuth(`"clientSecret": "\${DESK_SECRET}"`);
    edit('apiProperties.json', (text) => text.replace('7c1f0a52b9d84e6f8f13a0c6d2e4b597', '#{SN_CONNECTOR_CLIENT}#'));
    edit('apiProperties.json', (text) => text.replace('"properties": {', '$&\n"stackOwner": "ServiceNow",'));
    const env = { SN_CONNECTOR_CLIENT: '3f9a1c0b7d5e4f2a8b6c9d0e1f2a3b4c', DESK_SECRET: SECRET, HOME: world };
    const unnamed = deploy(to('pac', '--create', '--dry-run'), env);
    expect(unnamed.stderr).toContain('have no value here: DESK_SECRET');
    const { SN_CONNECTOR_SECRET: _, ...withoutOwn } = environment(env);
    const result = run(to('pac', '--create', '--placeholder', 'DESK_SECRET'), { cwd: world, env: withoutOwn });
    expect(result.status).toBe(0);
    const { properties } = JSON.parse(recordOf(bin(), 'pac')?.files['apiProperties.json'] ?? '');
    expect(properties.connectionParameters.token.oAuthSettings).toMatchObject({
      clientId: env.SN_CONNECTOR_CLIENT,
      clientSecret: SECRET,
    });
    expect(properties.stackOwner).toBeUndefined();
    expect(result.stdout).toContain('"stackOwner" is left out');
    expectNoTrace(result, 'pac');
  });

  test('a generated connector gets instance and client ID of the environment', () => {
    stubTool(bin(), 'paconn', 'succeed');
    rmSync(connector, { recursive: true });
    const generate = (...args: readonly string[]) => run(['generate', ...args], { cwd: world }).status;
    expect(
      generate('--instance', 'dev12345', '--client-id', 'a1b2c3d4e5f60718293a4b5c6d7e8f90', '--out', connector),
    ).toBe(0);
    expect(
      generate(
        '--spec',
        connector,
        '--environment',
        'prod',
        '--instance',
        'acme',
        '--client-id',
        '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
      ),
    ).toBe(0);
    const result = deploy(to('paconn', '--create', '--environment', 'prod'));
    expect([result.status, result.stderr]).toEqual([0, expect.any(String)]);
    const { files = {} } = recordOf(bin(), 'paconn') ?? {};
    expect(JSON.parse(files['apiDefinition.swagger.json'] ?? '').host).toBe('acme.service-now.com');
    expect(files['apiProperties.json']).toMatch(/0f1e2d3c4b5a69788796a5b4c3d2e1f0[\s\S]*acme\.service-now\.com/);
    expect(readFileSync(join(connector, 'settings.json'), 'utf8')).not.toContain('shared_');
    expect(result.stdout).toMatch(/redirect \S+ --environment prod --url REDIRECT_URL/);
    expect(deploy(to('paconn', '--create', '--environment', 'test')).stderr).toMatch(/no environment "test"/);

    edit('apiProperties.json', (text) => text.replace('"#', '"#f'));
    expect(deploy(to('paconn', '--create'))).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/apiProperties\.json .*not what spec\.json gives now/),
    });
  });

  test('what does not pass the check is not uploaded', () => {
    stubTool(bin(), 'pac', 'succeed');
    edit('apiProperties.json', (text) => text.replace(/"clientId": "[^"]*"/, '"clientId": "<your id>"'));
    const result = deploy(to('pac', '--create'));
    expect(result).toMatchObject({ status: 1, stdout: expect.stringContaining('client/id-placeholder') });
    expect(recordOf(bin(), 'pac')).toBeUndefined();
    expectNoTrace(result, 'pac');
  });

  test.each<[StubBehaviour, number, RegExp]>([
    ['refuse', 3, /pac: ERROR: 400 Client Error[\s\S]*failed with exit code 1/],
    ['error-line', 3, /pac: Error: The connector was refused\.\npac failed/],
    ['garbage', 3, /did not say that a connector was created[\s\S]*pac connector list/],
    [
      'fail-late',
      3,
      new RegExp(`made the connector ${PAC_ID} and failed afterwards[\\s\\S]*--update --connector-id ${PAC_ID}`),
    ],
  ])('%s', (behaviour, status, message) => {
    stubTool(bin(), 'pac', behaviour);
    const result = deploy(to('pac', '--create'));
    expect(result).toMatchObject({ status, stderr: expect.stringMatching(message) });
    expect([...result.stderr].filter((sign) => sign < ' ' && sign !== '\n')).toEqual([]);
    expectNoTrace(result, 'pac');
  });

  test.each(['pac', 'paconn'] as const)('%s that prints what it was given does not show the secret', (tool) => {
    stubTool(bin(), tool, 'tell-secrets');
    const result = deploy(to(tool, '--create'));
    expect(result.status).toBe(0);
    expect(result.stderr).toContain('***');
    expect(result.stderr.length).toBeLessThan(100_000);
    expect(result.stderr).not.toContain('\u001b');
    expectNoTrace(result, tool);
  });

  test('a tool that hangs is ended with what it started', () => {
    stubTool(bin(), 'pac', 'hang');
    const result = deploy(to('pac', '--create', '--timeout', '1'));
    expect(result).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/not ended after 1 seconds[\s\S]*pac connector list/),
    });
    expectNoTrace(result, 'pac');
    expectNoProcess();
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends the tool and leaves nothing', async (signal, status) => {
    stubTool(bin(), 'paconn', 'hang');
    const result = await interrupted(to('paconn', '--create'), (child) => child.kill(signal));
    expect([result.status, result.stderr]).toEqual([status, expect.stringMatching(/Stopped; paconn was ended\./)]);
    expectNoTrace(result, 'paconn');
    expectNoProcess();
  });

  test('a second Ctrl-C waits for nothing, and ends a tool too that ignores the first', async () => {
    stubTool(bin(), 'pac', 'hang');
    const result = await interrupted(to('pac', '--update', '--connector-id', PAC_ID), (child) => {
      child.kill('SIGINT');
      child.kill('SIGTERM');
    });
    expect(result.status).not.toBe(0);
    expectNoTrace(result, 'pac');
    while (liveProcesses().length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  test('an update that was stopped may be repeated, so nothing warns of another connector', () => {
    for (const [tool, id, look] of [
      ['pac', PAC_ID, `pac connector download --connector-id ${PAC_ID}`],
      ['paconn', PACONN_ID, `paconn download --cid ${PACONN_ID}`],
    ] as const) {
      stubTool(bin(), tool, 'hang');
      const { stderr } = deploy(to(tool, '--update', '--connector-id', id, '--timeout', '1'));
      expect(stderr).toContain(`An update may be repeated. To see what the platform holds: ${look}`);
      expect(stderr).not.toContain('connector list');
    }
  });

  test('what a crash left behind is removed by the next run, and nothing else is', async () => {
    stubTool(bin(), 'paconn', 'hang');
    await interrupted(to('paconn', '--create'), (child) => {
      process.kill(-JSON.parse(readFileSync(join(bin(), 'tool.pid'), 'utf8')), 'SIGKILL');
      child.kill('SIGKILL');
    });
    const [leftover = ''] = readdirSync(temporary);
    expect(readdirSync(join(temporary, leftover))).toContain('secret.txt');
    const old = join(temporary, 'sn-connector-deploy-00000000-1-abc123');
    const young = join(temporary, 'sn-connector-deploy-00000000-1-def456');
    for (const folder of [old, young, join(temporary, 'other')]) mkdirSync(folder);
    utimesSync(old, 1, 1);
    stubTool(bin(), 'paconn', 'succeed');
    expect(deploy(to('paconn', '--create')).status).toBe(0);
    expect(readdirSync(temporary).sort()).toEqual(['other', 'sn-connector-deploy-00000000-1-def456']);
  });

  test('a tool that is missing, or not to be started', () => {
    expect(deploy(to('pac', '--create'))).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/pac is not installed[\s\S]*dotnet tool install/),
    });
    writeFileSync(join(bin(), 'pac'), '#!/no/such/program\n', { mode: 0o755 });
    expect(deploy(to('pac', '--create'))).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/pac could not be started/),
    });
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('without a folder for temporary files nothing is run, and the sentence names it', () => {
    stubTool(bin(), 'pac', 'succeed');
    const result = deploy(to('pac', '--create'), { TMPDIR: join(world, 'gone') });
    expect(result).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/The temporary folder cannot be used \(ENOENT\)[\s\S]*TMPDIR/),
    });
    expect(recordOf(bin(), 'pac')).toBeUndefined();
  });

  test('a dry run shows the command, asks for no secret and runs nothing', () => {
    stubTool(bin(), 'paconn', 'succeed');
    const { SN_CONNECTOR_SECRET: _, ...env } = environment();
    const result = run(to('paconn', '--create', '--dry-run'), { cwd: world, env });
    expect(result).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/\npaconn create --env .* --secret @\S+secret\.txt[\s\S]*Nothing is run/),
    });
    expect([recordOf(bin(), 'paconn'), readdirSync(temporary)]).toEqual([undefined, []]);
  });

  test('--environment may be what pac and paconn call so, or nothing for pac', () => {
    const named = deploy([
      'deploy',
      connector,
      '--tool',
      'paconn',
      '--create',
      '--dry-run',
      '--environment',
      ENVIRONMENT,
    ]);
    expect(named).toMatchObject({ status: 0, stdout: expect.stringContaining(`--env ${ENVIRONMENT} `) });
    const active = deploy(['deploy', connector, '--tool', 'pac', '--create', '--dry-run']);
    expect(active).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/active profile of pac(?![\s\S]*--environment )/),
    });
  });

  test.each<[string, string, RegExp]>([
    [
      'an icon that is elsewhere',
      '{"icon": "logo.png"}',
      /settings\.json names "logo\.png" as icon; the folder has no such file/,
    ],
    ['a script that is elsewhere', '{"script": "src/main.csx"}', /names "main\.csx" as script/],
    [
      'a service of somebody else',
      '{"powerAppsUrl": "https://api.powerapps.com.example.org"}',
      /no address of Power Apps/,
    ],
  ])('%s is refused', (_, settings, message) => {
    stubTool(bin(), 'paconn', 'succeed');
    writeFileSync(join(connector, 'settings.json'), settings);
    expect(deploy(to('paconn', '--create'))).toMatchObject({ status: 2, stderr: expect.stringMatching(message) });
  });

  test('a setting into which paconn would not put the secret is refused, whatever the check was told', () => {
    stubTool(bin(), 'paconn', 'succeed');
    edit('apiProperties.json', (text) => text.replace('"token": {', '"signIn": {'));
    expect(deploy(to('paconn', '--create'))).toMatchObject({ status: 1 });
    writeFileSync(join(world, 'sn-connector.config.json'), '{"rules": {"properties/oauth-parameter-name": "off"}}');
    const config = ['--config', join(world, 'sn-connector.config.json')];
    expect(deploy(to('paconn', '--create', ...config))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('paconn would not put the secret into "signIn"'),
    });
    expect(recordOf(bin(), 'paconn')).toBeUndefined();
  });

  test('a secret that was given as the name of its variable is not shown', () => {
    stubTool(bin(), 'pac', 'succeed');
    const result = deploy(to('pac', '--create', '--secret-env', SECRET));
    expect(result.status).toBe(2);
    expectNoTrace(result, 'pac');
  });

  test('an unpacked solution is imported, not uploaded', () => {
    rmSync(connector, { recursive: true });
    mkdirSync(connector);
    writeFileSync(join(connector, 'new_desk_openapidefinition.json'), '{}');
    writeFileSync(join(connector, 'new_desk_connectionparameters.json'), '{}');
    expect(deploy(to('pac', '--create'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('pac solution import'),
    });
  });
});

/** Runs the command until its tool works, does something to it, and waits for the end. */
async function interrupted(args: readonly string[], act: (child: ReturnType<typeof spawn>) => void): Promise<Result> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: world,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  while (!stderr.includes('uploading')) await new Promise((resolve) => setTimeout(resolve, 20));
  act(child);
  return { status: await ended, stdout, stderr };
}

/** Nothing of the tool is alive: neither itself nor what it started. */
function expectNoProcess(): void {
  expect(liveProcesses()).toEqual([]);
  expect(existsSync(temporary)).toBe(true);
}

function liveProcesses(): readonly string[] {
  const group = readFileSync(join(bin(), 'tool.pid'), 'utf8');
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pgid=,stat='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => new RegExp(`^\\s*${group}\\s+[^Z]`).test(line));
}
