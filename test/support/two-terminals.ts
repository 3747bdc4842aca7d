import { PERSON } from '../../src/sandbox/oauth/client.js';
import type { Result } from './command.js';
import { freePort } from './loopback.js';
import { type Running, start } from './running-command.js';

/** A sandbox in a terminal of its own. */
export interface RunningSandbox {
  readonly origin: string;
  readonly clientId: string;
  readonly secret: string;
  /** The port at which the browser comes back. */
  readonly port: number;
  readonly running: Running;
  close(): Promise<void>;
}

/** Starts the sandbox, and reads what it prints for the person. */
export async function sandboxCommand(...args: readonly string[]): Promise<RunningSandbox> {
  const port = await freePort();
  const redirectUrl = `http://127.0.0.1:${port}/redirect`;
  // It serves all tests of a file, and is closed by them.
  const patience = 900_000;
  const running = start(['sandbox', '--port', '0', '--redirect-url', redirectUrl, ...args], { patience });
  const [text] = await running.until('stdout', /^.*Ctrl-C/s);
  const value = (name: string): string => new RegExp(`^${name} +(\\S+)`, 'm').exec(text)?.[1] as string;
  return {
    origin: value('Instance'),
    clientId: value('Client ID'),
    secret: value('Client secret'),
    port,
    running,
    close: async () => {
      running.child.kill('SIGTERM');
      await running.ended;
    },
  };
}

/** What a person knows of a server. */
export type Server = Pick<RunningSandbox, 'origin' | 'clientId' | 'secret' | 'port'>;

/** Signs in at the page of a sandbox, as the person in a browser: the address to which the browser is sent back. */
export async function signInAsBrowser(url: string, action: 'allow' | 'deny' = 'allow'): Promise<string> {
  const page = await (await fetch(url)).text();
  const request = /name="request" value="([^"]+)"/.exec(page)?.[1] as string;
  const form = new URLSearchParams({
    request,
    user_name: PERSON.userName,
    user_password: PERSON.password,
    action,
  });
  const back = await fetch(new URL('/oauth_auth.do', url), { method: 'POST', body: form, redirect: 'manual' });
  return back.headers.get('location') as string;
}

export interface SecondTerminal {
  /** Verifies a connector; the person signs in when the command shows the address, and `visit` plays the browser then. */
  verify(
    folder: string,
    args?: readonly string[],
    visit?: (url: string) => Promise<unknown>,
  ): Promise<Result & { readonly shown: string | undefined }>;
}

/** What a person types who has read what the sandbox prints. */
export const secondTerminal = ({ origin, clientId, secret, port }: Server): SecondTerminal => ({
  verify: async (folder, args = [], visit = async (url) => fetch(await signInAsBrowser(url))) => {
    const target = ['--instance', origin, '--client-id', clientId, '--port', String(port), '--no-browser'];
    const running = start(['verify', folder, ...target, ...args], { env: { SN_CONNECTOR_SECRET: secret } });
    // A server that refuses at once sends nobody to a page.
    const shown = await running.until('stderr', /^http\S+oauth_auth\.do\S+$/m).catch(() => undefined);
    if (shown) await visit(shown[0]);
    const { stdout, stderr, status } = await running.ended;
    return { stdout, stderr, status, shown: shown?.[0] };
  },
});
