// Writes every derived file, or with --check only says which ones are stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rulesIndex } from './rules-index.mjs';

const root = resolve(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');
const derived = new Map([['src/rules/index.ts', rulesIndex(root)]]);

const stale = [...derived].filter(([file, text]) => {
  const path = join(root, file);
  return !existsSync(path) || readFileSync(path, 'utf8') !== text;
});
for (const [file, text] of stale) {
  if (isCheck) process.stderr.write(`${file} is stale: run "npm run generate"\n`);
  else writeFileSync(join(root, file), text);
}
if (isCheck && stale.length > 0) process.exitCode = 1;
