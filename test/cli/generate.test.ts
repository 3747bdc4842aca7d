import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { drawnIcon } from '../../src/generator/icon.js';
import { inFolder, run } from '../support/command.js';

const ID = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const OWN = 'https://global.consent.azure-apim.net/redirect/cr7a3-5fdesk-5f635855';

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const json = (...path: string[]) => JSON.parse(read(...path));
const edit = (file: string, from: string, to: string): void => writeFileSync(file, read(file).replace(from, to));

type Use = (folder: string, sn: (...args: string[]) => ReturnType<typeof run>) => void;

/** Runs the command in a folder of its own. */
const inEmpty = (use: Use): void => inFolder({}, (folder) => use(folder, (...args) => run(args, { cwd: folder })));

const store = mkdtempSync(join(tmpdir(), 'sn-connector-generated-'));
afterAll(() => rmSync(store, { recursive: true, force: true }));
/** The folders of connectors by the arguments that made them. */
const made = new Map<string, string>();

/** A connector that the command generated, by its arguments; cases that begin with the same one get copies of it. */
function generated(args: readonly string[]): string {
  const key = args.join(' ');
  const known = made.get(key) ?? join(store, String(made.size));
  if (!made.has(key)) expect(run(['generate', '--out', known, ...args]).status).toBe(0);
  made.set(key, known);
  return known;
}

/** A small connector: what is asked of it does not depend on its size. */
const SMALL = ['--instance', 'acme', '--tables', 'incident', '--apis', 'table'];

/** Runs the command beside the folder `c` of a generated connector. */
const inGenerated = (use: Use, ...args: string[]): void =>
  inEmpty((folder, sn) => {
    cpSync(generated(args.length > 0 ? args : SMALL), join(folder, 'c'), { recursive: true });
    use(join(folder, 'c'), sn);
  });

const all = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('latin1')]));

/** The commands that an answer prints, in order. */
const commands = (stdout: string): readonly string[] =>
  stdout.split('\n').flatMap((line) => /^ {7}(\S.*)$/.exec(line)?.[1] ?? []);

describe('what comes next', () => {
  test('the steps of the first pass, each as it works from where the maker is', () => {
    inEmpty((_, sn) => {
      const { stdout } = sn('generate', '--instance', 'dev12345', '--any-table', '--out', 'my connector');
      expect(commands(stdout)).toEqual([
        join('my connector', 'servicenow-setup.html'),
        expect.stringMatching(/^npx .*sn-connector generate --spec (['"])my connector\1 --client-id CLIENT_ID$/),
        expect.stringMatching(/^cd (['"])my connector\1$/),
        'paconn login',
        'paconn create -s settings.json -w --secret "@secret.txt"',
        'pac auth create',
        expect.stringMatching(/^pac connector create .* --script-file script\.csx --environment ENVIRONMENT$/),
        expect.stringMatching(/^npx .*sn-connector redirect \. --url REDIRECT_URL$/),
      ]);
    });
  });

  test('one connector for every instance needs no client ID, and no secret of its own', () => {
    inEmpty((_, sn) => {
      const { stdout } = sn('generate', '--any-instance', '--out', 'c');
      expect(commands(stdout)).toContain('paconn create -s settings.json -w --secret none');
      expect(stdout).not.toMatch(/CLIENT_ID|CLIENT_SECRET|--script-file/);
    });
  });

  test('a connector that exists is updated, when something changed that the platform has', () => {
    inEmpty((folder, sn) => {
      sn('generate', '--instance', 'acme', '--client-id', ID, '--out', 'c');
      edit(join(folder, 'c', 'settings.json'), '{', '{\n  "connectorId": "shared_acme",');
      const same = sn('generate', '--spec', 'c').stdout;
      expect(commands(same)).toEqual([expect.stringMatching(/redirect c --url REDIRECT_URL$/)]);
      const other = sn('generate', '--spec', 'c', '--tables', 'problem').stdout;
      expect(other).not.toContain('paconn create');
      expect(commands(other)).toContain('paconn update -s settings.json --secret "@secret.txt"');
      sn('redirect', 'c', '--url', OWN);
      expect(commands(sn('generate', '--spec', 'c').stdout)).toEqual([join('c', 'servicenow-setup.html')]);
      expect(commands(sn('generate', '--spec', 'c', '--tables', 'incident').stdout)).toContain('cd c');
    });
  });

  test('a host that is a sample is told once per rule', () => {
    inEmpty((_, sn) => {
      const { stdout } = sn('generate', '--instance', 'https://itsm.example.com', '--client-id', ID, '--out', 'c');
      expect(stdout.match(/authorizationUrl is .*/g)).toHaveLength(1);
      expect(stdout).toMatch(/apiProperties\.json:\d+, \d+, \d+: authorizationUrl is .*--instance/);
    });
  });

  test.each([
    'dev1',
    'acme-test',
    'https://itsm-uat.acme.com',
  ])('people begin with a test system: %s is told, and the files are written', (instance) => {
    inEmpty((folder, sn) => {
      const { status, stdout, stderr } = sn('generate', '--instance', instance, '--client-id', ID, '--out', 'c');
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/Before the upload:\n.*not a production system/);
      expect(existsSync(join(folder, 'c', 'apiProperties.json'))).toBe(true);
    });
  });

  test('a trial run leads nowhere', () => {
    inEmpty((folder, sn) => {
      expect(sn('generate', '--instance', 'acme', '--out', 'c', '--dry-run').stdout).not.toContain('Next:');
      expect(existsSync(join(folder, 'c'))).toBe(false);
    });
  });

  test('in a clone, and where the package is installed, the command has its short name', () => {
    const clone = { 'package.json': '{"name":"servicenow-connector-toolkit"}', 'deep/er/x': '' };
    const user = { 'package.json': '{"name":"mine"}', 'node_modules/.bin/sn-connector': '', 'deep/er/x': '' };
    const other = { 'package.json': '{ no JSON', 'deep/er/x': '' };
    for (const [files, begin] of [
      [clone, 'npx sn-connector '],
      [user, 'npx sn-connector '],
      [other, 'npx --yes --package servicenow-connector-toolkit@'],
    ] as const)
      inFolder(files, (folder) => {
        const { stdout } = run(['generate', '--instance', 'acme', '--out', 'c'], { cwd: join(folder, 'deep', 'er') });
        expect(commands(stdout).filter((line) => line.startsWith('npx '))).toEqual([
          expect.stringContaining(`${begin}`),
          expect.stringContaining(`${begin}`),
        ]);
      });
  });

  test('what is to be run in a folder outside of the clone names the package', () => {
    inFolder({ 'clone/package.json': '{"name":"servicenow-connector-toolkit"}' }, (folder) => {
      const { stdout } = run(['generate', '--instance', 'acme', '--out', '../c'], { cwd: join(folder, 'clone') });
      expect(commands(stdout).filter((line) => line.startsWith('npx '))).toEqual([
        'npx sn-connector generate --spec ../c --client-id CLIENT_ID',
        expect.stringMatching(/^npx --yes --package \S+ sn-connector redirect \. --url REDIRECT_URL$/),
      ]);
    });
  });

  test('each environment has a folder with its files, and the same edits', () => {
    inEmpty((folder, sn) => {
      sn('generate', '--instance', 'acmedev', '--client-id', ID, '--environment', 'dev', '--out', 'c');
      sn('generate', '--spec', 'c', '--environment', 'prod', '--instance', 'acme', '--client-id', `a${ID.slice(1)}`);
      expect(read(folder, 'c', 'readme.md')).toContain('generate --spec spec.json --environment prod --out ../prod');
      writeFileSync(
        join(folder, 'c', 'overlay.json'),
        JSON.stringify({ 'apiDefinition.swagger.json': { info: { contact: { name: 'Desk' } } } }),
      );
      sn('redirect', 'c', '--environment', 'prod', '--url', OWN);
      const args = ['generate', '--spec', 'c', '--environment', 'prod', '--out', 'p'];
      expect(sn(...args).status).toBe(0);
      const definition = json(folder, 'p', 'apiDefinition.swagger.json');
      expect([definition.host, definition.info.contact.name]).toEqual(['acme.service-now.com', 'Desk']);
      const { clientId } = json(folder, 'p', 'apiProperties.json').properties.connectionParameters.token.oAuthSettings;
      expect(clientId).toBe(`a${ID.slice(1)}`);
      expect(Object.keys(json(folder, 'p', 'spec.json').environments)).toEqual(['prod', 'dev']);
      expect(json(folder, 'c', 'apiDefinition.swagger.json').host).toBe('acmedev.service-now.com');
      expect(sn('generate', '--spec', 'p').stdout).toContain('p is up to date');
      expect(sn(...args).stdout).toContain('p is up to date');
      expect(sn('generate', '--spec', 'c', '--environment', 'qa', '--out', 'q')).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(
          /no environment "qa" in spec\.json; there is dev, prod\.\n.*add it: npx .*generate --spec c --environment qa --instance /,
        ),
      });
      expect(existsSync(join(folder, 'q'))).toBe(false);
    });
  });

  test('the second environment stays named', () => {
    inEmpty((_, sn) => {
      sn('generate', '--instance', 'acme', '--client-id', ID, '--out', 'c');
      const unknown = sn('redirect', 'c', '--url', OWN, '--environment', 'prod');
      expect(unknown.stderr).toMatch(/generate --spec c --environment prod --instance ITS_INSTANCE/);
      sn('generate', '--spec', 'c', '--environment', 'prod', '--instance', 'acmeprod', '--client-id', ID);
      sn('redirect', 'c', '--environment', 'prod', '--url', OWN);
      const next = sn('redirect', 'c', '--environment', 'prod', '--url', `${OWN}9`).stdout;
      expect(next).toMatch(/redirect c --environment prod --confirm/);
      expect(sn('redirect', 'c', '--url', `${OWN}1`).stdout).not.toContain('--environment');
    });
  });
});

describe('the first time', () => {
  test('a name is enough, and check has nothing to say', () => {
    inEmpty((folder, sn) => {
      const { status, stdout, stderr } = sn('generate', '--instance', 'dev12345', '--out', 'connectors/my-servicenow');
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/is written: \d+ operations/);
      expect(stdout).toMatch(/Before the upload:\n {2}apiProperties\.json:\d+: clientId/);
      expect(stdout).toMatch(/paconn create .* -w/);
      expect(stdout).toMatch(/apiProperties\.json:\d+: clientId .*\n\nNext:/);
      expect(readdirSync(join(folder, 'connectors', 'my-servicenow')).sort()).toEqual([
        'apiDefinition.swagger.json',
        'apiProperties.json',
        'icon.png',
        'readme.md',
        'servicenow-setup.html',
        'servicenow-setup.js',
        'servicenow-setup.md',
        'settings.json',
        'spec.json',
      ]);
      expect(sn('check', 'connectors/my-servicenow').stdout).toMatch(/no findings/);
    });
  });

  test('with the client ID, nothing is left to do before the upload', () => {
    inEmpty((_, sn) => {
      expect(
        sn('generate', '--instance', 'https://itsm.acme-tools.com/now', '--client-id', ID, '--out', 'c').status,
      ).toBe(0);
      expect(sn('check', 'c', '--profile', 'deploy', '--fail-on', 'info').stdout).toMatch(/no findings/);
    });
  });

  test('the folder is named after the title when none is given', () => {
    inEmpty((folder, sn) => {
      sn('generate', '--instance', 'acme', '--title', 'Field Service Desk');
      expect(existsSync(join(folder, 'connectors', 'field-service-desk', 'spec.json'))).toBe(true);
    });
  });

  test('every option is a key of spec.json', () => {
    inEmpty((folder, sn) => {
      const args = [
        ['--instance', 'acme'],
        ['--environment', 'prod'],
        ['--client-id', ID],
        ['--tables', 'incident,u_request'],
        ['--extends', 'u_request=task'],
        ['--apis', 'table,triggers'],
        ['--access', 'read'],
        ['--any-table'],
        ['--target', 'teams'],
        ['--triggers', 'updated'],
        ['--trigger-filter', 'incident:active=true^priority=1'],
        ['--identity-provider', 'oauth2generic'],
        ['--scopes', 'desk_read,desk_write'],
        ['--next-links'],
        ['--title', 'Desk'],
        ['--description', 'A description that is long enough to be one.'],
        ['--connector-version', '2.3.4'],
        ['--publisher', 'Acme Tools'],
        ['--contact-email', 'desk@acme-tools.com'],
        ['--website', 'https://www.acme-tools.com'],
        ['--privacy-policy', 'https://www.acme-tools.com/privacy'],
        ['--categories', 'IT Operations'],
        ['--brand-color', '#112233'],
        ['--out', 'c'],
      ].flat();
      writeFileSync(
        join(folder, 'dictionary.json'),
        JSON.stringify({
          records: [{ name: 'u_request', element: 'u_reason', column_label: 'Reason', internal_type: 'string' }],
        }),
      );
      writeFileSync(
        join(folder, 'choices.json'),
        JSON.stringify({ records: [{ name: 'u_request', element: 'u_reason', value: '1', label: 'One' }] }),
      );
      const result = sn('generate', ...args, '--dictionary', 'dictionary.json', '--choices', 'choices.json');
      expect([result.status, result.stderr]).toEqual([0, expect.stringMatching(/no rows for task/)]);
      const { generated, ...spec } = json(folder, 'c', 'spec.json');
      expect(spec).toEqual({
        formatVersion: 1,
        title: 'Desk',
        description: 'A description that is long enough to be one.',
        version: '2.3.4',
        publisher: {
          name: 'Acme Tools',
          email: 'desk@acme-tools.com',
          website: 'https://www.acme-tools.com',
          privacyPolicy: 'https://www.acme-tools.com/privacy',
        },
        categories: ['IT Operations'],
        brandColor: '#112233',
        icon: 'drawn',
        targets: ['connector', 'teams'],
        anyInstance: false,
        identityProvider: 'oauth2generic',
        scopes: ['desk_read', 'desk_write'],
        access: 'read',
        tables: ['incident', 'u_request'],
        columns: {},
        extends: { u_request: 'task' },
        anyTable: true,
        nextLinks: true,
        apis: ['table', 'triggers'],
        triggers: ['updated'],
        triggerFilters: { incident: 'active=true^priority=1' },
        dictionary: {
          u_request: {
            name: 'u_request',
            label: 'u_request',
            plural: 'u_requests',
            fields: [{ element: 'u_reason', label: 'Reason', type: 'string', choices: [['1', 'One']] }],
          },
        },
        environments: { prod: { instance: 'acme.service-now.com', clientId: ID } },
      });
      expect(Object.keys(generated.files)).toContain('script.csx');
    });
  });

  test('an icon of the maker is checked and copied', () => {
    inFolder({ 'logo.png': drawnIcon('#aa2200'), 'logo.txt': 'no picture' }, (folder) => {
      const sn = (...args: string[]) => run(['generate', '--instance', 'acme', ...args], { cwd: folder });
      expect(sn('--icon', 'logo.png', '--out', 'c').status).toBe(0);
      expect(readFileSync(join(folder, 'c', 'icon.png'))).toEqual(Buffer.from(drawnIcon('#aa2200')));
      expect(sn('--icon', 'logo.txt', '--out', 'd')).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/is no PNG picture/),
      });
      expect(existsSync(join(folder, 'd'))).toBe(false);
    });
  });

  test('a dry run writes nothing', () => {
    inEmpty((folder, sn) => {
      expect(sn('generate', '--instance', 'acme', '--out', 'c', '--dry-run').stdout).toMatch(/would be written/);
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  test('a dry run names what a run would write, and nothing else', () => {
    inEmpty((_, sn) => {
      const namesIn = ({ stdout }: { stdout: string }) =>
        [...stdout.matchAll(/^ {2}(\S+\.\w+)$/gm)].map(([, name]) => name);
      const tried = (...args: string[]) => {
        const trial = namesIn(sn('generate', ...args, '--out', 'c', '--dry-run'));
        expect(namesIn(sn('generate', ...args, '--out', 'c'))).toEqual(trial);
        return trial;
      };
      expect(tried('--instance', 'acme', '--tables', 'incident')).toContain('spec.json');
      expect(tried('--instance', 'acme', '--tables', 'incident', '--title', 'Desk of ours')).not.toContain('icon.png');
      expect(sn('generate', '--spec', 'c', '--dry-run').stdout).toMatch(/^c is up to date: /);
    });
  });
});

describe('an icon of the maker', () => {
  const logo = (colour: string): Buffer => Buffer.from(drawnIcon(colour));

  test('takes the place of the drawn one, goes along to another folder, and is not overwritten', () => {
    inGenerated((folder, sn) => {
      writeFileSync(join(folder, '..', 'logo.png'), logo('#aa2200'));
      expect(sn('generate', '--spec', 'c', '--icon', 'logo.png').stdout).toMatch(/ {2}icon\.png\n {2}spec\.json\n\n/);
      expect(sn('generate', '--spec', 'c', '--icon', join('c', 'icon.png')).stdout).toMatch(/is up to date/);
      expect(sn('generate', '--spec', 'c', '--out', 'd').status).toBe(0);
      for (const name of ['c', 'd'])
        expect(readFileSync(join(folder, '..', name, 'icon.png'))).toEqual(logo('#aa2200'));
      expect(sn('generate', '--spec', 'c', '--icon', 'drawn')).toMatchObject({
        status: 3,
        stderr: expect.stringMatching(/Nothing is written: icon\.png/),
      });
      rmSync(join(folder, 'icon.png'));
      expect(sn('generate', '--spec', 'c')).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/icon\.png is missing/),
      });
    });
  });

  test.each<[string, string[], RegExp]>([
    ['what else is given is wrong', ['--tables', 'incidnet'], /not known/],
    ['it is no whole picture', ['--icon', 'half.png'], /no PNG/],
    ['it is too small, also in a dry run', ['--icon', 'small.png', '--dry-run'], /10 by 10 pixels/],
    ['it is a folder', ['--icon', '.'], /^\. is a folder; expected a file/],
  ])('is not written when %s', (_, args, message) => {
    const small = logo('#aa2200');
    small.writeUInt32BE(10, 16);
    small.writeUInt32BE(10, 20);
    const files = { 'logo.png': logo('#aa2200'), 'half.png': logo('#aa2200').subarray(0, 5000), 'small.png': small };
    inFolder(files, (folder) => {
      const icon = args.includes('--icon') ? [] : ['--icon', 'logo.png'];
      expect(run(['generate', ...SMALL, '--out', 'c', ...icon, ...args], { cwd: folder })).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(message),
      });
      expect(existsSync(join(folder, 'c'))).toBe(false);
    });
  });

  test('is not written through a link', () => {
    inGenerated((folder, sn) => {
      const outside = join(folder, '..', 'outside.png');
      writeFileSync(outside, 'theirs');
      writeFileSync(join(folder, '..', 'logo.png'), logo('#aa2200'));
      rmSync(join(folder, 'icon.png'));
      symlinkSync(outside, join(folder, 'icon.png'));
      expect(sn('generate', '--spec', 'c', '--icon', 'logo.png').status).toBe(2);
      expect(readFileSync(outside, 'utf8')).toBe('theirs');
    });
  });
});

describe('what is given by mistake or with intent', () => {
  const SECRET = 's3cr3t-Value-123456';
  const told = ({ stdout, stderr }: ReturnType<typeof run>): string => stdout + stderr;

  test('a secret is told nowhere and goes into no other file', () => {
    inGenerated((folder, sn) => {
      const before = all(folder);
      const refused = (status: number, ...args: string[]): void => {
        const result = sn('generate', '--spec', 'c', ...args);
        expect([result.status, told(result)]).toEqual([status, expect.not.stringContaining(SECRET)]);
      };
      refused(2, '--client-id', `${SECRET} with a blank`);
      refused(2, '--instance', `https://admin:${SECRET}@acme.service-now.com`);
      edit(join(folder, 'apiProperties.json'), '"redirectMode"', `"clientSecret": "${SECRET}", "redirectMode"`);
      refused(3);
      refused(2, '--adopt');
      expect(existsSync(join(folder, 'overlay.json'))).toBe(false);
      writeFileSync(join(folder, 'apiProperties.json'), before['apiProperties.json'] ?? '');
      const settings = { connectionParameters: { token: { oAuthSettings: { clientSecret: SECRET } } } };
      writeFileSync(join(folder, 'overlay.json'), JSON.stringify({ 'apiProperties.json': { properties: settings } }));
      refused(2);
      rmSync(join(folder, 'overlay.json'));
      edit(join(folder, 'spec.json'), '"instance"', `"clientSecret": "${SECRET}", "instance"`);
      refused(2);
      edit(join(folder, 'spec.json'), `"${SECRET}"`, SECRET);
      refused(2);
      expect(all(folder)).toEqual({ ...before, 'spec.json': read(folder, 'spec.json') });
    });
  });

  test('a specification names no file outside the folder, nor one that the generator does not make', () => {
    inGenerated((folder, sn) => {
      const hash = createHash('sha256').update('theirs').digest('hex');
      const { generated, ...spec } = json(folder, 'spec.json');
      for (const name of ['../victim', 'package.json']) writeFileSync(join(folder, name), 'theirs');
      const files = { ...generated.files, '../victim': hash, 'package.json': hash, __proto__: hash };
      writeFileSync(join(folder, 'spec.json'), JSON.stringify({ ...spec, generated: { ...generated, files } }));
      expect(sn('generate', '--spec', 'c', '--client-id', ID, '--force').status).toBe(0);
      for (const name of ['../victim', 'package.json']) expect(read(folder, name)).toBe('theirs');
    });
  });

  test('tables may be called as what every object inherits', () => {
    inGenerated((folder, sn) => {
      const spec = json(folder, 'spec.json');
      const fields = [{ element: 'constructor', label: 'Constructor', type: 'string' }];
      const dictionary = { constructor: { name: 'constructor', label: 'Builder', plural: 'Builders', fields } };
      writeFileSync(join(folder, 'spec.json'), JSON.stringify({ ...spec, tables: ['constructor'], dictionary }));
      expect(sn('generate', '--spec', 'c').status).toBe(0);
      expect(read(folder, 'apiDefinition.swagger.json')).toMatch(/"ListBuilders"/);
    });
  });

  test('control characters are named, not sent to the terminal', () => {
    inEmpty((_, sn) => {
      const red = '\u001b[31m';
      for (const args of [
        ['generate', '--spec', `${red}x`],
        ['generate', '--instance', 'acme', '--trigger-filter', `incident${red}`],
        ['redirect', `x${red}`, '--migrate'],
        ['package', `x${red}`, '--for', 'certified'],
      ]) {
        const { status, stderr } = sn(...args);
        expect([status, stderr]).toEqual([2, expect.stringContaining('<U+001B>[31m')]);
        expect(stderr).not.toContain('\u001b');
      }
    });
  });
});

describe('what is refused, with a sentence and without a file', () => {
  test.each<[string, string[], RegExp]>([
    ['no instance and no terminal', [], /No ServiceNow instance is given/],
    ['http', ['--instance', 'http://acme.service-now.com'], /begins with http/],
    ['localhost', ['--instance', 'https://localhost:8443'], /port 8443|on this machine/],
    ['a private address', ['--instance', '192.168.0.10'], /IP address/],
    ['an unknown pack', ['--instance', 'acme', '--apis', 'tabel'], /"tabel".*expected one of/],
    ['an impossible table', ['--instance', 'acme', '--tables', 'my table'], /names such as "incident"/],
    [
      'an unknown table',
      ['--instance', 'acme', '--tables', 'incidnet'],
      /columns of the table "incidnet" are not known/,
    ],
    [
      'a dictionary that is missing',
      ['--instance', 'acme', '--dictionary', 'nowhere.json'],
      /^nowhere\.json does not exist/,
    ],
    ['choices alone', ['--instance', 'acme', '--choices', 'nowhere.json'], /without --dictionary/],
    ['a filter without a table', ['--instance', 'acme', '--trigger-filter', 'active=true'], /expected a table/],
    ['a secret', ['--instance', 'acme', '--client-secret', 'x'], /client-?[sS]ecret/],
    ['a specification that is missing', ['--spec', 'nowhere/spec.json'], /does not exist/],
    ['a file of another name', ['--spec', 'desk.json'], /is not called spec\.json/],
    ['too many tables', ['--instance', 'acme', '--tables', TABLES()], /less than 1 MB|256/],
    [
      'a text that is still to be written',
      ['--instance', 'acme', '--description', 'TODO: say in a sentence what this is for'],
      /"description" holds "TODO:".*\nCorrect what was given/,
    ],
    ['a scope of another provider', ['--instance', 'acme', '--scopes', 'openid'], /"openid".*\nCorrect what was given/],
    [
      'an address that is none',
      ['--instance', 'acme', '--contact-email', 'mailto:a@acme.com'],
      /"mailto:a@acme.com".*\nCorrect what was given/,
    ],
  ])('%s', (_, args, message) => {
    inEmpty((folder, sn) => {
      const { status, stdout, stderr } = sn('generate', ...args);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/ at .*\.(?:cjs|ts):\d/);
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  test('a folder that is a file, and a file that is a link out of the folder', () => {
    inFolder({ file: '', 'outside.json': '{"secret": 1}' }, (folder) => {
      const sn = (...args: string[]) => run(['generate', '--instance', 'acme', ...args], { cwd: folder });
      expect(sn('--out', 'file')).toMatchObject({ status: 2, stderr: expect.stringMatching(/is a file/) });
      mkdirSync(join(folder, 'c'));
      symlinkSync(join(folder, 'outside.json'), join(folder, 'c', 'apiProperties.json'));
      const { status, stderr } = sn('--out', 'c', '--force');
      expect([status, stderr]).toEqual([2, expect.stringMatching(/is a link or a folder/)]);
      expect(read(folder, 'outside.json')).toBe('{"secret": 1}');
    });
  });
});

function TABLES(): string {
  return 'incident,incident_task,problem,problem_task,change_request,change_task,sc_request,sc_req_item,sc_task,sc_cat_item,task,task_sla,sysapproval_approver,sys_attachment,sys_user,sys_user_group,cmn_location,cmn_department,core_company,cmdb_ci,cmdb_ci_server,cmdb_ci_service,cmdb_rel_ci,alm_asset,ast_contract,kb_knowledge,kb_knowledge_base,kb_category,sn_customerservice_case';
}

describe('again', () => {
  test('the same specification gives the same bytes', () => {
    inGenerated((folder, sn) => {
      const before = all(folder);
      expect(sn('generate', '--spec', 'c/spec.json').stdout).toMatch(/is up to date/);
      expect(all(folder)).toEqual(before);
    });
  });

  test('an option changes the specification, and only what depends on it', () => {
    inGenerated((folder, sn) => {
      expect(sn('generate', '--spec', 'c/spec.json', '--client-id', ID).stdout).toMatch(/apiProperties\.json\n/);
      expect(json(folder, 'apiProperties.json').properties.connectionParameters.token.oAuthSettings.clientId).toBe(ID);
      expect(json(folder, 'spec.json').environments.default).toEqual({
        instance: 'acme.service-now.com',
        clientId: ID,
      });
    });
  });

  test('a file that was edited is not overwritten, and the difference is shown', () => {
    inGenerated((folder, sn) => {
      edit(join(folder, 'apiDefinition.swagger.json'), '"List incidents"', '"My incidents"');
      const before = all(folder);
      const { status, stderr } = sn('generate', '--spec', 'c', '--title', 'Other Desk');
      expect([status, stderr]).toEqual([
        3,
        expect.stringMatching(/-.*"My incidents"[\s\S]*\+.*"List incidents"[\s\S]*Nothing is written[\s\S]*--adopt/),
      ]);
      expect(all(folder)).toEqual(before);
    });
  });

  test('--adopt keeps edits in the overlay, through later generations', () => {
    inGenerated((folder, sn) => {
      edit(join(folder, 'apiDefinition.swagger.json'), '"List incidents"', '"My incidents"');
      edit(join(folder, 'apiProperties.json'), '"Sign in to ServiceNow"', '"Sign in to the desk"');
      writeFileSync(join(folder, 'readme.md'), '# Ours\n');
      expect(sn('generate', '--spec', 'c', '--adopt').status).toBe(0);
      expect(json(folder, 'overlay.json')).toEqual({
        'apiDefinition.swagger.json': { paths: { '/api/now/v2/table/incident': { get: { summary: 'My incidents' } } } },
        'apiProperties.json': {
          properties: { connectionParameters: { token: { uiDefinition: { displayName: 'Sign in to the desk' } } } },
        },
        own: ['readme.md'],
      });
      expect(sn('generate', '--spec', 'c', '--tables', 'incident,problem').status).toBe(0);
      expect(read(folder, 'apiDefinition.swagger.json')).toMatch(/"My incidents"[\s\S]*ListProblems/);
      expect(read(folder, 'readme.md')).toBe('# Ours\n');
    });
  });

  test('an edit that is taken back by hand is adopted too, and does not come back', () => {
    inGenerated((folder, sn) => {
      const before = all(folder);
      edit(join(folder, 'apiDefinition.swagger.json'), '"List incidents"', '"My incidents"');
      expect(sn('generate', '--spec', 'c', '--adopt').status).toBe(0);
      edit(join(folder, 'apiDefinition.swagger.json'), '"My incidents"', '"List incidents"');
      expect(sn('generate', '--spec', 'c', '--adopt').stdout).toMatch(/ {2}overlay\.json\n/);
      expect(sn('generate', '--spec', 'c').stdout).toMatch(/is up to date/);
      expect(all(folder)).toEqual(before);
    });
  });

  test('what the maker wrote into spec.json and overlay.json for editors stays', () => {
    inGenerated((folder, sn) => {
      const overlay = '{ "apiDefinition.swagger.json": { "info": { "x-team": "desk" } } }';
      writeFileSync(join(folder, 'overlay.json'), overlay);
      writeFileSync(join(folder, 'spec.json'), JSON.stringify({ $schema: './s.json', ...json(folder, 'spec.json') }));
      expect(sn('generate', '--spec', 'c', '--client-id', ID).status).toBe(0);
      expect([read(folder, 'overlay.json'), json(folder, 'spec.json').$schema]).toEqual([overlay, './s.json']);
    });
  });

  test('--force discards edits', () => {
    inGenerated((folder, sn) => {
      const before = all(folder);
      edit(join(folder, 'apiProperties.json'), '#1f8476', '#000000');
      expect(sn('generate', '--spec', 'c', '--force').status).toBe(0);
      expect(all(folder)).toEqual(before);
    });
  });

  test('an overlay that breaks the connector is refused, and so is one that cannot be one', () => {
    inGenerated((folder, sn) => {
      writeFileSync(
        join(folder, 'overlay.json'),
        '{"apiProperties.json": {"properties": {"connectionParameters": {"token": {"oAuthSettings": {"redirectMode": "Global"}}}}}}',
      );
      expect(sn('generate', '--spec', 'c')).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/redirect\/mode-global-is-legacy[\s\S]*Correct overlay\.json/),
      });
      for (const [patch, message] of [
        ['{"info": {"title": 5}}', /\n {2}#\/info\/title must be string\n/],
        ['{"swagger": null, "openapi": "3.1.0"}', /swagger\.json is not Swagger 2\.0; expected "swagger"/],
      ] as const) {
        writeFileSync(join(folder, 'overlay.json'), `{"apiDefinition.swagger.json": ${patch}}`);
        expect(sn('generate', '--spec', 'c')).toMatchObject({ status: 2, stderr: expect.stringMatching(message) });
      }
      for (const [text, message] of [
        ['{"readme.md": {}}', /"readme\.md"; expected/],
        ['{"own": "readme.md"}', /is not a list of|holds "/],
        ['{"own": ["apiDefinition.swagger.json"]}', /JSON Merge Patch/],
        ['{"own": ["../readme.md"]}', /is not a list of|holds "/],
        ['[]', /overlay\.json is not a JSON object/],
        ['{\n  "own": [,]\n}', /overlay\.json:2:11 is not JSON/],
      ] as const) {
        writeFileSync(join(folder, 'overlay.json'), text);
        expect(sn('generate', '--spec', 'c')).toMatchObject({ status: 2, stderr: expect.stringMatching(message) });
      }
    });
  });

  test('an edit that is no JSON cannot be adopted', () => {
    inGenerated((folder, sn) => {
      writeFileSync(join(folder, 'apiProperties.json'), '{');
      expect(sn('generate', '--spec', 'c', '--adopt')).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/is not JSON/),
      });
    });
  });

  test('line ends of Windows are no edit', () => {
    inGenerated((folder, sn) => {
      for (const name of readdirSync(folder).filter((file) => !file.endsWith('.png')))
        writeFileSync(join(folder, name), read(folder, name).replaceAll('\n', '\r\n'));
      expect(sn('generate', '--spec', 'c').status).toBe(0);
    });
  });

  test('what paconn wrote into settings.json stays', () => {
    inGenerated((folder, sn) => {
      const settings = { ...json(folder, 'settings.json'), connectorId: 'shared_desk', environment: 'Default-1' };
      writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
      expect(sn('generate', '--spec', 'c', '--any-table').status).toBe(0);
      expect(json(folder, 'settings.json')).toEqual({ ...settings, script: 'script.csx' });
      expect(sn('generate', '--spec', 'c', '--no-any-table').status).toBe(0);
      expect(json(folder, 'settings.json')).toEqual(settings);
      expect(existsSync(join(folder, 'script.csx'))).toBe(false);
    });
  });

  test('files of somebody else in the folder are not overwritten', () => {
    inFolder({ 'c/apiProperties.json': '{"properties": {}}' }, (folder) => {
      const { status, stderr } = run(['generate', '--instance', 'acme', '--out', 'c'], { cwd: folder });
      expect([status, stderr]).toEqual([3, expect.stringMatching(/Nothing is written: apiProperties\.json/)]);
      expect(readdirSync(join(folder, 'c'))).toEqual(['apiProperties.json']);
    });
  });
});

test('--export-urls prints the addresses, and writes nothing', () => {
  inEmpty((folder, sn) => {
    const { status, stdout } = sn(
      'generate',
      ...'--export-urls --tables u_a --extends u_a=task --instance acme'.split(' '),
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /sys_dictionary\.json\n {2}https:\/\/acme\.service-now\.com\/sys_dictionary\.do\?JSONv2\S*nameINu_a%2Ctask/,
    );
    expect(stdout).toMatch(/sys_choice\.json\n {2}https:/);
    expect(stdout).toMatch(/ generate --instance acme\.service-now\.com --tables u_a --extends u_a=task --dictionary /);
    expect(readdirSync(folder)).toEqual([]);
  });
  inGenerated((_, sn) => {
    const { stdout } = sn('generate', '--export-urls', '--spec', 'c');
    expect(stdout).toMatch(/https:\/\/acme\.service-now\.com\/sys_dictionary\S*nameINincident%2Ctask%5E/);
    expect(stdout).toMatch(/ generate --spec c --dictionary sys_dictionary\.json --choices sys_choice\.json\n/);
  });
});

describe('redirect', () => {
  const inRegistered = (use: Use): void => inGenerated(use, ...SMALL, '--client-id', ID);

  test('records the URL, writes it into sheet and script, and says what comes next', () => {
    inRegistered((folder, sn) => {
      const { status, stdout } = sn('redirect', 'c', '--url', encodeURIComponent(OWN));
      expect([status, stdout]).toEqual([0, expect.stringContaining(`\n     ${OWN}\n`)]);
      expect(json(folder, 'spec.json').environments.default.redirectUrl).toBe(OWN);
      for (const name of ['servicenow-setup.md', 'servicenow-setup.html', 'servicenow-setup.js'])
        expect([name, read(folder, name).includes(OWN)]).toEqual([name, true]);
      expect(sn('check', 'c', '--profile', 'deploy', '--fail-on', 'info').status).toBe(0);
      cpSync(folder, join(folder, '..', 'my desk'), { recursive: true });
      expect(sn('redirect', 'my desk', '--url', `${OWN}2`).stdout).toMatch(/redirect (['"])my desk\1 --confirm\n/);
    });
  });

  test('simulate shows the recorded URL', () => {
    inGenerated((_, sn) => {
      sn('redirect', 'c', '--url', OWN);
      expect(sn('simulate', 'c').stdout).toContain(encodeURIComponent(OWN));
    });
  });

  test('a new URL keeps the former one until it is confirmed', () => {
    inRegistered((folder, sn) => {
      sn('redirect', 'c', '--url', OWN);
      expect(sn('redirect', 'c', '--url', `${OWN}2`).stdout).toContain(`${OWN}2,${OWN}\n`);
      expect(read(folder, 'servicenow-setup.md')).toContain(`${OWN}2,${OWN}`);
      expect(sn('redirect', 'c', '--confirm').stdout).not.toContain(`${OWN}2,`);
      expect(json(folder, 'spec.json').environments.default).toEqual({
        instance: 'acme.service-now.com',
        clientId: ID,
        redirectUrl: `${OWN}2`,
      });
    });
  });

  test('each environment has its own', () => {
    inRegistered((folder, sn) => {
      expect(sn('redirect', 'c', '--url', OWN, '--environment', 'prod')).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/no environment "prod"/),
      });
      sn(
        'generate',
        '--spec',
        'c',
        '--environment',
        'prod',
        '--instance',
        'acmeprod',
        '--client-id',
        `${ID.slice(1)}a`,
      );
      expect(sn('redirect', 'c', '--url', OWN, '--environment', 'prod').status).toBe(0);
      expect(json(folder, 'spec.json').environments.prod.redirectUrl).toBe(OWN);
      expect(json(folder, 'apiDefinition.swagger.json').host).toBe('acme.service-now.com');
    });
  });

  test('an edited file is kept or discarded as when generating', () => {
    inRegistered((folder, sn) => {
      writeFileSync(join(folder, 'readme.md'), '# Ours\n');
      expect(sn('redirect', 'c', '--url', OWN)).toMatchObject({ status: 3, stderr: expect.stringMatching(/--adopt/) });
      expect(sn('redirect', 'c', '--url', OWN, '--adopt').status).toBe(0);
      expect([read(folder, 'readme.md'), json(folder, 'overlay.json').own]).toEqual(['# Ours\n', ['readme.md']]);
    });
  });

  test('an environment that is made by its redirect URL has a name that can be read again', () => {
    inGenerated(
      (folder, sn) => {
        expect(sn('redirect', 'c', '--url', OWN, '--environment', 'a b')).toMatchObject({
          status: 2,
          stderr: expect.stringMatching(/a short name/),
        });
        expect(sn('redirect', 'c', '--url', OWN, '--environment', 'constructor').status).toBe(0);
        expect(json(folder, 'spec.json').environments).toEqual({ constructor: { redirectUrl: OWN } });
      },
      '--any-instance',
      '--apis',
      'table',
    );
  });

  test.each([
    ['the shared URL', ['--url', 'https://global.consent.azure-apim.net/redirect'], /all connectors shared/],
    ['nothing', [], /Say one thing/],
    ['two things', ['--url', OWN, '--confirm'], /Say only one thing/],
  ])('refuses %s', (_, args, message) => {
    inRegistered((folder, sn) => {
      const before = read(folder, 'spec.json');
      expect(sn('redirect', 'c', ...args)).toMatchObject({ status: 2, stderr: expect.stringMatching(message) });
      expect(read(folder, 'spec.json')).toBe(before);
    });
  });

  test('leads a connector that was not generated away from the shared URL', () => {
    inFolder({}, (folder) => {
      cpSync(join(import.meta.dirname, '..', 'support', 'minimal-connector'), join(folder, 'old'), { recursive: true });
      const properties = join(folder, 'old', 'apiProperties.json');
      edit(properties, 'GlobalPerConnector', 'Global');
      const sn = (...args: string[]) => run(args, { cwd: folder });
      expect(sn('redirect', 'old', '--url', OWN)).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/--migrate/),
      });
      expect(sn('redirect', 'old', '--migrate').stdout).toMatch(
        /redirectMode is "GlobalPerConnector" now[\s\S]*Update the connector/,
      );
      expect(read(properties)).toContain('"redirectMode": "GlobalPerConnector"');
      expect(sn('redirect', 'old', '--migrate', '--url', OWN).stdout).toContain(
        `${OWN},https://global.consent.azure-apim.net/redirect\n`,
      );
      expect(sn('redirect', 'old', '--url', OWN)).toMatchObject({ status: 0, stdout: expect.stringContaining(OWN) });
    });
  });
});

describe('package --for certified', () => {
  const PUBLISHED = [
    '--publisher',
    'Acme Tools',
    '--contact-email',
    'desk@acme-tools.com',
    '--website',
    'https://www.acme-tools.com',
    '--privacy-policy',
    'https://www.acme-tools.com/privacy',
  ];
  const ALL_PACKS = 'table,triggers,attachment,catalog,knowledge,aggregate,import,change,cmdb,email,user';

  test('writes what reviewers want, without a finding in their profile', () => {
    inEmpty((folder, sn) => {
      expect(
        sn(
          'generate',
          '--any-instance',
          '--any-table',
          '--apis',
          ALL_PACKS,
          '--title',
          'Desk Records',
          '--out',
          'c',
          ...PUBLISHED,
        ).status,
      ).toBe(0);
      expect(sn('check', 'c', '--profile', 'deploy', '--fail-on', 'info').stdout).toMatch(/no findings/);
      const result = sn('package', 'c', '--for', 'certified', '--out', 'submission');
      expect([result.status, result.stderr]).toEqual([0, '']);
      expect(readdirSync(join(folder, 'submission')).sort()).toEqual([
        'apiDefinition.swagger.json',
        'apiProperties.json',
        'icon.png',
        'readme.md',
        'script.csx',
      ]);
      expect(sn('check', 'submission', '--profile', 'certified', '--fail-on', 'info').stdout).toMatch(/no findings/);
      const { properties } = json(folder, 'submission', 'apiProperties.json');
      expect([properties.stackOwner, properties.connectionParameters.token.oAuthSettings.clientId]).toEqual([
        'ServiceNow',
        '[[DUMMY]]',
      ]);
      expect(sn('package', 'c', '--for', 'certified', '--out', 'submission')).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/is not empty/),
      });
      expect(sn('package', 'c', '--for', 'certified', '--out', './c/', '--force')).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/the folder of the connector itself/),
      });
    });
  });

  test.each<[string, string[], RegExp]>([
    ['one instance', [...SMALL, ...PUBLISHED], /one customer/],
    [
      'the title of the connector that exists',
      ['--any-instance', '--apis', 'table', '--title', 'ServiceNow', ...PUBLISHED],
      /exists already/,
    ],
    [
      'a publisher without an address',
      ['--any-instance', '--apis', 'table', '--publisher', 'Acme'],
      /--contact-email, --website, --privacy-policy/,
    ],
  ])('refuses %s', (_, args, message) => {
    inGenerated(
      (folder, sn) => {
        expect(sn('package', 'c', '--for', 'certified', '--out', 'submission')).toMatchObject({
          status: 2,
          stderr: expect.stringMatching(message),
        });
        expect(existsSync(join(folder, '..', 'submission'))).toBe(false);
      },
      ...args,
    );
  });

  test('refuses a connector that was not generated', () => {
    inFolder({}, (folder) => {
      cpSync(join(import.meta.dirname, '..', 'support', 'minimal-connector'), join(folder, 'old'), { recursive: true });
      rmSync(join(folder, 'old', 'icon.png'), { force: true });
      expect(run(['package', 'old', '--for', 'certified'], { cwd: folder })).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/no spec\.json/),
      });
    });
  });
});
