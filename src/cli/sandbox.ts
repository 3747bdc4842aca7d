import { UserError } from '../engine/user-error.js';
import { faultsJson, faultsTable } from '../sandbox/fault-list.js';
import { FAULTS } from '../sandbox/faults/index.js';
import { guide } from '../sandbox/guide.js';
import { createSandbox } from '../sandbox/sandbox.js';
import { type Listening, listen } from '../sandbox/server.js';
import { portableCommand, VERSION } from '../version.js';
import { commandHere } from './command-here.js';

export interface SandboxCommandOptions {
  readonly port: number;
  readonly fault?: string | undefined;
  readonly listFaults?: boolean | undefined;
  readonly format: 'text' | 'json';
  readonly redirectUrl?: string | undefined;
}

/**
 * `sn-connector sandbox`: serves a ServiceNow look-alike on 127.0.0.1 until it is interrupted.
 * @throws UserError `not-a-port`, `not-a-url`, `unknown-fault`, `port-in-use` and `cannot-listen`
 */
export async function sandbox(options: SandboxCommandOptions): Promise<void> {
  const { fault, format, redirectUrl } = options;
  if (options.listFaults) {
    process.stdout.write(
      format === 'json' ? faultsJson(FAULTS, { name: 'sn-connector', version: VERSION }) : faultsTable(FAULTS),
    );
    return;
  }
  const port = givenPort(options.port);
  const made = createSandbox({ fault, redirectUrl: redirectUrl === undefined ? undefined : givenUrl(redirectUrl) });
  const listening = await listenOn(port, () =>
    listen(made, port, { log: (line) => process.stderr.write(`${line}\n`) }),
  );
  // Who reads the text may end it at once.
  const end = interrupted();
  process.stdout.write(guide(made, listening.origin, { command: commandHere, redirectUrl }));
  await end;
  await listening.close();
}

/** Until Ctrl-C, or what ends a process in a pipeline. */
const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

function givenPort(port: number): number {
  if (Number.isInteger(port) && (port === 0 || (port >= 1024 && port <= 65_535))) return port;
  throw new UserError(
    'not-a-port',
    Number.isInteger(port) && port > 0 && port < 1024
      ? `Port ${port} belongs to the system; ports from 1024 to 65535 are free to use.`
      : `--port is ${Number.isNaN(port) ? 'no number' : port}; expected a number from 1024 to 65535.`,
    `For example: ${portableCommand('sandbox --port 8765')}; 0 takes any free one.`,
  );
}

function givenUrl(text: string): string {
  if (/^https?:\/\/[^\s#]+$/.test(text) && URL.canParse(text)) return text;
  throw new UserError(
    'not-a-url',
    '--redirect-url is no address that a browser could come back to.',
    'Give it in full, with https://, as the Security tab of the connector shows it.',
  );
}

async function listenOn(port: number, start: () => Promise<Listening>): Promise<Listening> {
  try {
    return await start();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new UserError(
        'port-in-use',
        `Port ${port} is in use, perhaps by another sandbox.`,
        `Take another: ${portableCommand('sandbox --port 0')}`,
        'cannot-run',
      );
    if (code === undefined) throw error;
    throw new UserError('cannot-listen', `Port ${port} cannot be used (${code}).`, 'Try another port.', 'cannot-run');
  }
}
