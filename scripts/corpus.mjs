// Checks a folder of real connectors and prints what was found: for calibrating rules.
//   node scripts/corpus.mjs <folder> [--rules <prefix>] [--profile <profile>] [--severity error] [--list]
// Without --list it prints how often each rule fires and in how many connectors. With --table it brings
// test/corpus/defects.tsv up to date: rows that are gone go, new ones come with a TODO in place of the reason.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fromSource, root } from './from-source.mjs';
import { ruleIds } from './rules-index.mjs';

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

const ids = ruleIds(root).filter((id) => values.rules.split(',').some((prefix) => id.startsWith(prefix)));
const { rules, activeRules, findConnectors, loadConnector, runRules } = await fromSource(`
  export * from './src/connector/find.js';
  export * from './src/connector/load.js';
  export * from './src/engine/run.js';
  export * from './src/engine/check.js';
  ${ids.map((id, index) => `import r${index} from './src/rules/${id}.js';`).join('\n')}
  export const rules = [${ids.map((_, index) => `r${index}`)}];
`);
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
