// Runs the packed tarball under other versions of Node, which the npm package `node` brings: npm run smoke [-- 22 24]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

try {
  const [{ filename }] = JSON.parse(run(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
  for (const version of versions) {
    const at = mkdtempSync(join(folder, 'node-'));
    writeFileSync(join(at, 'package.json'), '{ "name": "elsewhere", "type": "module" }');
    writeFileSync(join(at, 'use.mjs'), LIBRARY);
    run(['install', '--no-audit', '--no-fund', join(folder, filename), `node@${version}`], at);
    const node = join(at, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    const start = (...args) => {
      const { stdout, stderr, error } = spawnSync(node, args, { cwd: at, encoding: 'utf8' });
      if (error) throw error;
      return `${stdout}${stderr}`.trim();
    };
    const command = join(at, 'node_modules', 'servicenow-connector-toolkit', 'dist', 'cli', 'main.cjs');
    const results = [start(command, 'check', join(root, 'connectors')), start('use.mjs')];
    const isRight = /^no findings in \d+ connectors?$/.test(results[0]) && results[1] === 'json/syntax';
    process.stdout.write(`Node ${start('--version')}: ${isRight ? 'works' : results.join(' | ')}\n`);
    if (!isRight) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
