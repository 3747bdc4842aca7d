import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MINIMAL, ROOT } from '../support/command.js';

/** npm as a script: no shell, also on Windows. */
const npm =
  process.env['npm_execpath'] ?? join(process.execPath, '..', '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
const runNpm = (args: string[], cwd: string): string =>
  execFileSync(process.execPath, [npm, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

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
}, 120_000);
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
    writeFileSync(join(folder, 'use.mjs'), script);
    const { stdout, stderr } = spawnSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8' });
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect([stderr, JSON.parse(stdout)]).toEqual(['', [version, ['json/syntax'], ['no-connector', 'usage']]]);
    writeFileSync(
      join(folder, 'use.ts'),
      "import { check, type Finding } from 'servicenow-connector-toolkit';\nexport const findings: readonly Finding[] = check({ a: '' }, { profile: 'deploy' }).findings;\n",
    );
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const types = spawnSync(
      process.execPath,
      [tsc, '--noEmit', '--strict', '--module', 'nodenext', '--types', '', 'use.ts'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect([types.stdout, types.status]).toEqual(['', 0]);
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
