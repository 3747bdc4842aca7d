import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MINIMAL, ROOT } from '../support/command.js';

/** What a program that uses the package prints, as JSON. */
function printed(program: string): unknown {
  writeFileSync(join(folder, 'use.mjs'), program);
  const { stdout, stderr } = spawnSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** npm as a script: no shell, also on Windows. */
const npm =
  process.env['npm_execpath'] ?? join(process.execPath, '..', '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
const runNpm = (args: string[], cwd: string): string =>
  execFileSync(process.execPath, [npm, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The texts that the installed command writes, but for spec.json, in which it remembers them. */
function written(args: readonly string[]): Readonly<Record<string, string>> {
  const command = join(folder, 'node_modules', 'servicenow-connector-toolkit', 'dist', 'cli', 'main.cjs');
  expect(spawnSync(process.execPath, [command, 'generate', '--out', 'desk', ...args], { cwd: folder }).status).toBe(0);
  const names = readdirSync(join(folder, 'desk')).filter((name) => !/^(?:spec\.json|icon\.png)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, 'desk', name), 'utf8')]));
}

let folder: string;
let packed: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sn-connector-package-'));
  const [result] = JSON.parse(runNpm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT)) as [
    { filename: string; files: { path: string }[] },
  ];
  packed = result.files.map(({ path }) => path);
  writeFileSync(join(folder, 'package.json'), '{"name": "elsewhere", "type": "module"}');
  runNpm(['install', '--offline', '--no-audit', '--no-fund', join(folder, result.filename)], folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  test('holds what users need and nothing else', () => {
    expect(
      packed.filter((path) => !/^(dist|docs)\/|^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(path)),
    ).toEqual([]);
    expect(packed).toContain('dist/schemas/apiProperties.schema.json');
    expect(packed.filter((path) => /\.map$|\.test\./.test(path))).toEqual([]);
  });

  test('needs no other package', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'servicenow-connector-toolkit',
    ]);
  });

  test('the command works in an empty folder', () => {
    const command = join(folder, 'node_modules', 'servicenow-connector-toolkit', 'dist', 'cli', 'main.cjs');
    const { stdout, status } = spawnSync(process.execPath, [command, 'check', MINIMAL], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, expect.stringContaining('1 connector')]);
    expect(existsSync(join(folder, 'node_modules', '.bin', 'sn-connector'))).toBe(true);
  });

  test('the library checks texts, and its types are there', () => {
    const script = `
      import { check, UserError, VERSION } from 'servicenow-connector-toolkit';
      const { findings } = check({ 'apiProperties.json': '{' });
      const refusal = (files) => { try { check(files); } catch (error) { return error instanceof UserError && error.code; } };
      const refused = [refusal({}), refusal({ 'apiProperties.json': undefined })];
      console.log(JSON.stringify([VERSION, findings.map(({ rule }) => rule), refused]));`;
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(printed(script)).toEqual([version, ['json/syntax'], ['no-connector', 'usage']]);
    writeFileSync(
      join(folder, 'use.ts'),
      `import { check, type Environment, type Finding, generate, type SpecInput } from 'servicenow-connector-toolkit';
export const findings: readonly Finding[] = check({ a: '' }, { profile: 'deploy' }).findings;
const dev: Environment = { instance: 'dev12345' };
const spec: SpecInput = { environments: { dev }, access: 'read', publisher: { email: 'desk@acme-tools.com' } };
export const files: Promise<Readonly<Record<string, string | Uint8Array>>> = generate(spec);
// @ts-expect-error: the client secret goes into no file
generate({ environments: { dev: { clientSecret: 'x' } } });
`,
    );
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const types = spawnSync(
      process.execPath,
      [tsc, '--noEmit', '--strict', '--module', 'nodenext', '--types', '', 'use.ts'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect([types.stdout, types.status]).toEqual(['', 0]);
  });

  test('the library diagnoses texts', () => {
    const answer = 'HTTP/1.1 200 OK\\r\\nContent-Type: text/plain\\r\\n\\r\\naccess_token=abc&token_type=bearer';
    const script = `
      import { diagnose } from 'servicenow-connector-toolkit';
      const { direction, stages, findings } = diagnose({ 'answer.txt': '${answer}' });
      const refusal = (...args) => { try { diagnose(...args); } catch (error) { return error.code; } };
      console.log(JSON.stringify([
        direction,
        stages.filter(({ outcome }) => outcome === 'failed').map(({ stage }) => stage),
        findings.filter(({ rank }) => rank === 'primary').map(({ rule }) => rule),
        diagnose({ 'empty.txt': '' }).problems.length,
        refusal({ 'answer.txt': 1 }),
        refusal({}, { connector: { 'other.txt': '' } }),
      ]));`;
    expect(printed(script)).toEqual(['either', ['token'], ['token/form-encoded'], 1, 'usage', 'no-connector']);
  });

  test('the library imports what generate takes', () => {
    const paths = { '/api/x_acme/orders': { get: { responses: { 200: { description: 'ok' } } } } };
    const text = JSON.stringify({ openapi: '3.0.1', info: { title: 'Order desk', version: '1' }, paths });
    expect(
      printed(`
        import { generate, importApi, UserError } from 'servicenow-connector-toolkit';
        const { spec, operations, decisions } = await importApi({ 'orders.json': ${JSON.stringify(text)} });
        const files = await generate({ ...spec, environments: { default: { instance: 'dev12345' } } });
        const { paths } = JSON.parse(files['apiDefinition.swagger.json']);
        const refused = await importApi({ 'page.html': '<p>' }).catch((error) => error instanceof UserError && error.code);
        console.log(JSON.stringify([operations.length, decisions.length > 0, Object.keys(paths), refused]));`),
    ).toEqual([1, true, ['/api/x_acme/orders'], 'not-a-document']);
  });

  test('the library generates what the command writes, and check does without the generator', () => {
    expect(
      printed(`
        import { check, generate, UserError } from 'servicenow-connector-toolkit';
        const spec = { environments: { default: { instance: 'dev12345' } }, tables: ['incident'], apis: ['table'] };
        const files = await generate(spec);
        const texts = Object.fromEntries(Object.entries(files).filter(([, content]) => typeof content === 'string'));
        const refused = await generate({}).catch((error) => error instanceof UserError && error.code);
        const { 'spec.json': complete, ...others } = texts;
        const again = JSON.stringify(await generate(JSON.parse(complete))) === JSON.stringify(files);
        console.log(JSON.stringify([check(texts).findings, refused, again, files['icon.png'] instanceof Uint8Array, others]));`),
    ).toEqual([
      [],
      'no-instance',
      true,
      true,
      written(['--instance', 'dev12345', '--tables', 'incident', '--apis', 'table']),
    ]);
    const library = join(folder, 'node_modules', 'servicenow-connector-toolkit', 'dist', 'library');
    const [generator = ''] = readdirSync(library).filter((name) => name.startsWith('generate-connector'));
    renameSync(join(library, generator), join(library, 'elsewhere.js'));
    expect(
      printed(`
        import { check, generate } from 'servicenow-connector-toolkit';
        const missing = await generate({}).catch(({ code }) => code);
        console.log(JSON.stringify([check({ 'apiProperties.json': '{' }).connectors, missing]));`),
    ).toEqual([1, 'ERR_MODULE_NOT_FOUND']);
    renameSync(join(library, 'elsewhere.js'), join(library, generator));
  });

  test.each([
    'apiProperties',
    'config',
    'report',
    'simulation',
    'spec',
  ])('the schema %s can be imported by name', (name) => {
    const script = `import schema from 'servicenow-connector-toolkit/schemas/${name}.schema.json' with { type: 'json' }; console.log(schema.title.length > 0);`;
    const { stdout } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout.trim()).toBe('true');
  });
});
