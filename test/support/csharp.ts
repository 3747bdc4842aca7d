import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@jest/globals';

/**
 * The C# compiler and runtime of Mono, with the libraries that scripts of connectors may use. They are no part of the
 * project; the tests that run a script do so where they are installed, and are reported as skipped elsewhere. On Debian:
 * mono-mcs, mono-runtime, libmono-system-net-http4.0-cil, libnewtonsoft-json-cil-dev.
 */
const COMPILER = 'mcs';
const RUNTIME = 'mono';
const LIBRARIES = ['System.Net.Http.dll', '/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll'];

const SUPPORT = join(import.meta.dirname, 'csharp');

/** A test that needs the compiler. */
export const csharpTest = isThere() ? test : test.skip;

/** A request to a script, and what the backend answers to the script's own requests, in order. */
export interface ScriptCase {
  /** The class of the script. */
  readonly script: string;
  readonly operationId: string | null;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly answers: readonly {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | readonly string[]>>;
    /** Null for an answer without content. */
    readonly body: string | null;
  }[];
}

/** What a script did: its answer, and the requests that it made. Names of headers are in lower case. */
export interface ScriptResult {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly exception?: string;
  /** How many answers of the backend were neither passed on nor disposed of. */
  readonly undisposed?: number;
  readonly calls: readonly {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
  }[];
}

/** Compiles scripts, by file name, and runs all cases in one process, because starting one takes long. */
export function runScripts(
  scripts: Readonly<Record<string, string>>,
  cases: readonly ScriptCase[],
): readonly ScriptResult[] {
  return inTemporaryFolder((folder) => {
    const files = Object.entries(scripts).map(([name, text]) => {
      writeFileSync(join(folder, name), text);
      return name;
    });
    const program = join(folder, 'cases.exe');
    const compiled = compile(folder, program, [...files, join(SUPPORT, 'ScriptBase.cs'), join(SUPPORT, 'Driver.cs')]);
    if (compiled.status !== 0) throw new Error(`the script does not compile:\n${compiled.stdout}${compiled.stderr}`);
    writeFileSync(join(folder, 'cases.json'), JSON.stringify(cases));
    const { status, stdout, stderr } = spawnSync(RUNTIME, [program, join(folder, 'cases.json')], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`the cases did not run:\n${stdout}${stderr}`);
    return JSON.parse(stdout) as ScriptResult[];
  });
}

function compile(folder: string, program: string, files: readonly string[]) {
  const references = LIBRARIES.map((name) => `-reference:${name}`);
  return spawnSync(COMPILER, ['-langversion:7', '-warnaserror', `-out:${program}`, ...references, ...files], {
    cwd: folder,
    encoding: 'utf8',
  });
}

/** Compiles and runs a program of one line with all libraries: any of the packages may be missing. */
function isThere(): boolean {
  if (spawnSync(COMPILER, ['--version']).status !== 0) return false;
  return inTemporaryFolder((folder) => {
    const use =
      'System.Console.Write(typeof(System.Net.Http.HttpMethod).Name + typeof(Newtonsoft.Json.Linq.JObject).Name);';
    writeFileSync(join(folder, 'probe.cs'), `public class Probe { public static void Main() { ${use} } }`);
    const program = join(folder, 'probe.exe');
    if (compile(folder, program, ['probe.cs']).status !== 0) return false;
    return spawnSync(RUNTIME, [program], { encoding: 'utf8' }).stdout === 'HttpMethodJObject';
  });
}

function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sn-connector-csharp-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
