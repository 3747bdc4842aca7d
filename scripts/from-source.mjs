// Loads TypeScript sources in a script: they are bundled into a module in a temporary folder.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { templates } from './compiled-template.mjs';

export const root = resolve(import.meta.dirname, '..');

/** The exports of a piece of TypeScript whose imports are written as from the root of the repository. */
export async function fromSource(source) {
  const folder = mkdtempSync(join(tmpdir(), 'sn-connector-script-'));
  try {
    const outfile = join(folder, 'module.mjs');
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    await build({
      stdin: { contents: source, resolveDir: root, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      plugins: [templates],
      outfile,
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
