// Checks a folder of real connectors and prints what was found: for calibrating rules.
//   node scripts/corpus.mjs <folder> [--rules <prefix>] [--profile <profile>] [--severity error] [--list]
// Without --list it prints how often each rule fires and in how many connectors. With --table it brings
// test/corpus/defects.tsv up to date: rows that are gone go, new ones come with a TODO in place of the reason.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { ruleIds } from './rules-index.mjs';

const root = resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rules: { type: 'string', default: '' },
    profile: { type: 'string', default: 'repository' },
    severity: { type: 'string' },
    list: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
  },
});
const corpus = resolve(positionals[0] ?? '.');

/** The engine and the wanted rules as one module, straight from the sources. */
async function engine() {
  const folder = mkdtempSync(join(tmpdir(), 'sn-connector-corpus-'));
  const ids = ruleIds(root).filter((id) => values.rules.split(',').some((prefix) => id.startsWith(prefix)));
  const source = [
    `export * from ${JSON.stringify(join(root, 'src/connector/load.ts'))};`,
    `export * from ${JSON.stringify(join(root, 'src/engine/run.ts'))};`,
    `export * from ${JSON.stringify(join(root, 'src/engine/check.ts'))};`,
    ...ids.map((id, index) => `import r${index} from ${JSON.stringify(join(root, 'src/rules', `${id}.ts`))};`),
    `export const rules = [${ids.map((_, index) => `r${index}`)}];`,
  ].join('\n');
  const out = join(folder, 'engine.mjs');
  writeFileSync(join(folder, 'entry.ts'), source);
  await build({
    entryPoints: [join(folder, 'entry.ts')],
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'], // the CommonJS form of jsonc-parser cannot be bundled
    format: 'esm',
    outfile: out,
    absWorkingDir: root,
    nodePaths: [join(root, 'node_modules')],
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  const module = await import(pathToFileURL(out).href);
  rmSync(folder, { recursive: true });
  return module;
}

const { rules, activeRules, findConnectors, loadConnector, runRules } = await engine();
const active = activeRules(rules, values.profile);
const started = process.hrtime.bigint();
const hits = new Map();
let connectors = 0;
for (const found of findConnectors(corpus, [], corpus)) {
  connectors++;
  const { findings, failures } = runRules(loadConnector(found), active, { profile: values.profile, fixes: false });
  for (const { rule, folder, error } of failures) process.stdout.write(`CRASH ${rule} in ${folder}: ${error.stack}\n`);
  for (const finding of findings) {
    if (values.severity && finding.severity !== values.severity) continue;
    const key = `${finding.severity.padEnd(7)} ${finding.rule}`;
    const hit = hits.get(key) ?? { count: 0, folders: new Set() };
    hit.count++;
    hit.folders.add(found.folder);
    hits.set(key, hit);
    if (values.list) {
      const { file, line, column } = finding.location;
      process.stdout.write(
        `${finding.severity} ${finding.rule}${finding.code ? ` (${finding.code})` : ''} ${file}:${line}:${column} ${finding.message}\n`,
      );
    }
  }
}
const ms = Number(process.hrtime.bigint() - started) / 1e6;
for (const [key, { count, folders }] of [...hits].sort((a, b) => b[1].count - a[1].count))
  process.stdout.write(`${String(count).padStart(6)} in ${String(folders.size).padStart(3)} connectors  ${key}\n`);
process.stdout.write(`${connectors} connectors, ${active.length} rules, ${ms.toFixed(0)} ms\n`);

if (values.table) {
  const file = join(root, 'test', 'corpus', 'defects.tsv');
  const old = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(1) : [];
  const reasons = new Map(old.map((line) => [line.split('\t', 2).join('\t'), line.split('\t')[2]]));
  const rows = [...hits]
    .filter(([key]) => key.startsWith('error'))
    .flatMap(([key, { folders }]) => [...folders].map((folder) => `${folder}\t${key.slice(8)}`))
    .sort();
  const lines = rows.map((row) => `${row}\t${reasons.get(row) ?? 'TODO'}`);
  writeFileSync(file, `${['connector\trule\twhy it is a defect', ...lines].join('\n')}\n`);
}
