// Runs the packed tarball under other versions of Node, which the npm package `node` brings, and compares what they generate
// with the committed connector: npm run smoke [-- 22 24]
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20.19', '22', '24'];
const folder = mkdtempSync(join(tmpdir(), 'sn-connector-smoke-'));
const npm = process.env.npm_execpath;
if (!npm) throw new Error('Run it as "npm run smoke".');
const run = (args, cwd = folder) => execFileSync(process.execPath, [npm, ...args], { cwd, encoding: 'utf8' });

const LIBRARY = `
  import { check } from 'servicenow-connector-toolkit';
  console.log(check({ 'apiProperties.json': '{' }).findings.map(({ rule }) => rule).join());`;

/** The names of the files that are not the same to the byte in both folders. */
const differences = (one, other) =>
  [...new Set([...readdirSync(one), ...readdirSync(other)])]
    .filter((name) => {
      const [first, second] = [one, other].map((path) => {
        try {
          return readFileSync(join(path, name));
        } catch {
          return Buffer.of();
        }
      });
      return !first.equals(second);
    })
    .join(', ');

try {
  const [{ filename }] = JSON.parse(run(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
  for (const version of versions) {
    const at = mkdtempSync(join(folder, 'node-'));
    writeFileSync(join(at, 'package.json'), '{ "name": "elsewhere", "type": "module" }');
    writeFileSync(join(at, 'use.mjs'), LIBRARY);
    run(['install', '--no-audit', '--no-fund', join(folder, filename), `node@${version}`], at);
    const node = join(at, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    // What is said on standard error counts too: a flag or a call that this version does not know, or no longer wants.
    const start = (...args) => {
      const { stdout, stderr, error } = spawnSync(node, args, { cwd: at, encoding: 'utf8' });
      if (error) throw error;
      return `${stdout}${stderr}`.trim();
    };
    const command = join(at, 'node_modules', 'servicenow-connector-toolkit', 'dist', 'cli', 'main.cjs');
    cpSync(join(root, 'connectors', 'servicenow', 'spec.json'), join(at, 'again', 'spec.json'));
    const results = [
      start(command, 'check', join(root, 'connectors')),
      start('use.mjs'),
      start(command, 'generate', '--spec', 'again', '--force', '--no-color').split('\n')[0],
      differences(join(root, 'connectors', 'servicenow'), join(at, 'again')),
    ];
    const isRight =
      /^no findings in \d+ connectors?$/.test(results[0]) &&
      results[1] === 'json/syntax' &&
      /^again is written/.test(results[2]) &&
      results[3] === '';
    process.stdout.write(`Node ${start('--version')}: ${isRight ? 'works' : results.join(' | ')}\n`);
    if (!isRight) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
