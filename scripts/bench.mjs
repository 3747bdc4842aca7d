// Prints how fast the command is, as ratios measured in this run: medians of whole processes, A and B in turn.
//   npm run bench [-- <folder of connectors>] [--runs 11]
// Without a folder, connectors are made up: as many, as large and as deep as the published ones are in the median.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const command = join(root, 'dist', 'cli', 'main.cjs');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '11' } },
});
const runs = Number(values.runs);
const scratch = mkdtempSync(join(tmpdir(), 'sn-connector-bench-'));

// Reads and parses every JSON file of a folder, and does nothing with it.
const PARSE_ONLY = `const fs=require('fs'),p=require('path');(function w(d){for(const e of fs.readdirSync(d,{withFileTypes:true})){const f=p.join(d,e.name);if(e.isDirectory())w(f);else if(e.name.endsWith('.json'))try{JSON.parse(fs.readFileSync(f,'utf8'))}catch{}}})(process.argv[1])`;

function run(args) {
  const started = process.hrtime.bigint();
  const { status, error } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (error || status === null || status > 1) throw new Error(`node ${args.join(' ')} ended with ${error ?? status}`);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs two commands in turn and gives the medians and the median of the ratios pair by pair. */
function compare(a, b) {
  run(a);
  run(b);
  const pairs = Array.from({ length: runs }, () => [run(a), run(b)]);
  return {
    a: median(pairs.map(([x]) => x)),
    b: median(pairs.map(([, y]) => y)),
    ratio: median(pairs.map(([x, y]) => x / y)),
  };
}

/** Peak memory of the check of a folder, in MiB. */
function peakMemory(folder) {
  const code = `process.argv=[process.argv[0],${JSON.stringify(command)},'check',${JSON.stringify(folder)}];process.on('exit',()=>require('fs').writeSync(2,String(process.resourceUsage().maxRSS/1024)));process.stdout.write=()=>true;require(${JSON.stringify(command)})`;
  return Number(
    spawnSync(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'pipe'] })
      .stderr.toString()
      .match(/[\d.]+$/)?.[0],
  );
}

/** What a maker gets who says nothing but a name. */
const NEW = ['--instance', 'acme', '--out', join(scratch, 'new')];

function madeUpConnectors(folder) {
  const source = join(scratch, 'seed');
  run([command, 'generate', '--instance', 'acme', '--apis', 'table', '--tables', 'incident', '--out', source]);
  const definition = JSON.parse(readFileSync(join(source, 'apiDefinition.swagger.json'), 'utf8'));
  for (let index = 0; index < 350; index++) {
    const target = join(folder, `connector-${index}`);
    mkdirSync(target, { recursive: true });
    cpSync(join(source, 'apiProperties.json'), join(target, 'apiProperties.json'));
    const copies = 1 + (index % 12);
    const paths = {};
    for (let copy = 0; copy < copies; copy++)
      for (const [path, item] of Object.entries(definition.paths))
        paths[`/v${copy}${path}`] = JSON.parse(
          JSON.stringify(item).replace(/"operationId":"(\w+)"/g, `"operationId":"$1${copy}"`),
        );
    writeFileSync(join(target, 'apiDefinition.swagger.json'), JSON.stringify({ ...definition, paths }, null, 2));
  }
  return folder;
}

function largest(folder) {
  let best = { size: 0, path: folder };
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const inner = largest(path);
      if (inner.size > best.size) best = inner;
    } else if (entry.name.endsWith('.json') && statSync(path).size > best.size)
      best = { size: statSync(path).size, path: folder };
  }
  return best;
}

try {
  if (!existsSync(command)) throw new Error('dist is missing: run "npm run build" first');
  const folder = positionals[0] ? resolve(positionals[0]) : madeUpConnectors(join(scratch, 'connectors'));
  const small = join(root, 'test', 'support', 'minimal-connector');
  const big = largest(folder).path;
  const nothing = ['-e', '0'];
  const rows = [
    ['all connectors / read and JSON.parse them', compare([command, 'check', folder], ['-e', PARSE_ONLY, folder]), 2.5],
    ['one small connector / node -e 0', compare([command, 'check', small], nothing), 1.7],
    ['the largest connector / node -e 0', compare([command, 'check', big], nothing), 3],
    // A second, where Node starts in 40 ms.
    ['a generated connector / node -e 0', compare([command, 'generate', ...NEW, '--dry-run'], nothing), 25],
  ];
  for (const [name, { a, b, ratio }, goal] of rows)
    process.stdout.write(
      `${name.padEnd(44)} ${a.toFixed(0).padStart(5)} ms / ${b.toFixed(0).padStart(4)} ms = ${ratio.toFixed(2)}  (goal: at most ${goal})\n`,
    );
  process.stdout.write(
    `${'peak memory, all connectors'.padEnd(44)} ${peakMemory(folder).toFixed(0).padStart(5)} MiB  (goal: at most 250)\n`,
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
