import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a stub saw when it was called. */
export interface StubRecord {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  /** The octal modes of the working folder and of the files in it, by name. */
  readonly modes: Readonly<Record<string, string>>;
  /** The files of the working folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly stdin: string;
}

/** What a stub does after it has recorded how it was called. */
export type StubBehaviour = 'succeed' | 'refuse' | 'hang' | 'garbage' | 'tell-secrets' | 'fail-late' | 'error-line';

/**
 * An executable that stands for pac or paconn: it writes down its arguments, its environment and the files it was given, and
 * then behaves as it is told. What it says on success is what the real one says.
 */
const SOURCE = String.raw`#!${process.execPath}
const { readdirSync, readFileSync, statSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const [tool, here] = [basename(__filename), dirname(__filename)];
const { behaviour, connectorId } = JSON.parse(readFileSync(join(here, tool + '.behaviour.json'), 'utf8'));
const folder = process.cwd();
const mode = (path) => (statSync(path).mode & 0o777).toString(8);
const names = readdirSync(folder);
const args = process.argv.slice(2);
const record = {
  args, folder, env: process.env,
  modes: Object.fromEntries([['.', mode(folder)], ...names.map((name) => [name, mode(join(folder, name))])]),
  files: Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'latin1')])),
  stdin: readFileSync(0, 'utf8'),
};
writeFileSync(join(here, tool + '.record.json'), JSON.stringify(record));
writeFileSync(join(here, 'tool.pid'), String(process.pid));
const isCreation = args.includes('create');
const succeed = () => {
  if (tool === 'pac') console.log(isCreation ? 'Connector created with ID ' + connectorId : 'Connector updated');
  else {
    if (isCreation) writeFileSync('settings.json', JSON.stringify({ connectorId }));
    console.log(connectorId + (isCreation ? ' created' : ' updated') + ' successfully.');
  }
};
switch (behaviour) {
  case 'succeed': succeed(); break;
  case 'refuse': console.error('ERROR: 400 Client Error: Bad Request'); process.exitCode = 1; break;
  case 'error-line': console.log('Error: The connector was refused.'); break;
  case 'fail-late': succeed(); process.exitCode = 1; break;
  case 'tell-secrets':
    for (const text of Object.values(record.files)) console.log(text), console.error(encodeURIComponent(text));
    process.stdout.write('\u001b]0;title\u0007' + 'x'.repeat(300000) + '\n'); succeed(); break;
  case 'garbage': process.stdout.write(Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 256))); break;
  case 'hang':
    require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    process.on('SIGTERM', () => {}); console.log('uploading'); setInterval(() => {}, 1000);
}
`;

export const PAC_ID = '0f6d2a4e-5b1c-4f8e-9a3d-7c2b1e4d5f60';
export const PACONN_ID = 'shared_incident-20desk-5f0123456789abcdef-5f0123456789abcdef01';

/** Puts a stub into a folder, which is to stand on the PATH. */
export function stubTool(folder: string, tool: 'pac' | 'paconn', behaviour: StubBehaviour): void {
  const path = join(folder, tool);
  writeFileSync(path, SOURCE);
  chmodSync(path, 0o755);
  const connectorId = tool === 'pac' ? PAC_ID : PACONN_ID;
  writeFileSync(join(folder, `${tool}.behaviour.json`), JSON.stringify({ behaviour, connectorId }));
}

/** What a stub wrote down; undefined when it was not called. */
export function recordOf(folder: string, tool: 'pac' | 'paconn'): StubRecord | undefined {
  const path = join(folder, `${tool}.record.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as StubRecord) : undefined;
}
