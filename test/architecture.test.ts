import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from '@jest/globals';

const SRC = join(import.meta.dirname, '..', 'src');

/** Layers, lowest first. A file may import from its own layer's folder and from lower layers. */
const LAYERS: readonly (readonly string[])[] = [
  ['facts', 'document'],
  ['connector', 'registration', 'teams-app', 'exchange'],
  ['engine'],
  ['rules'],
  ['report', 'compare', 'generator', 'importer', 'verify', 'sandbox', 'pipeline'],
  ['cli'],
];

/** The only files that touch the disk, the network or the process; everything else takes text and gives data. */
const TOUCHES_THE_WORLD = [
  'connector/find.ts',
  'connector/folder.ts',
  'connector/load.ts',
  'connector/registry-export.ts',
  'pipeline/tool.ts',
  'pipeline/upload-folder.ts',
  'sandbox/server.ts',
  'verify/body.ts',
  'verify/certificate-request.ts',
  'verify/connection.ts',
  'verify/proxy.ts',
  'verify/receiver.ts',
  'verify/send.ts',
  'verify/tls-probe.ts',
  'cli/',
];

/** The only files that start another program, always without a shell. */
const STARTS_PROGRAMS = ['cli/git.ts', 'cli/open-browser.ts', 'pipeline/tool.ts'];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.split(sep).join('/'));

const importsOf = (file: string): string[] =>
  [...readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(
    ([, path]) => path as string,
  );

const layerOf = (file: string): number => LAYERS.findIndex((layer) => layer.includes(file.split('/')[0] as string));

test.each(files)('%s imports downwards only', (file) => {
  const own = layerOf(file);
  for (const path of importsOf(file).filter((imported) => imported.startsWith('.'))) {
    const target = relative(SRC, join(SRC, dirname(file), path))
      .split(sep)
      .join('/');
    const layer = layerOf(target);
    const isRule = /^rules\/.+\//.test(file);
    if (isRule) expect(target).not.toMatch(/^rules\//);
    if (own >= 0 && layer >= 0) expect([file, target, layer <= own]).toEqual([file, target, true]);
  }
});

test.each(files.filter((file) => !TOUCHES_THE_WORLD.some((place) => file.startsWith(place))))('%s is pure', (file) => {
  expect(importsOf(file).filter((path) => path.startsWith('node:'))).toEqual([]);
  const code = readFileSync(join(SRC, file), 'utf8').replace(/^\s*(?:\/?\*|\/\/).*$/gm, '');
  expect(code).not.toMatch(/\bprocess\.(?!env\.NODE_ENV)|\bfetch\(|\bconsole\./);
});

test('programs are started in the listed files only', () => {
  expect(files.filter((file) => importsOf(file).includes('node:child_process')).sort()).toEqual(STARTS_PROGRAMS);
});
