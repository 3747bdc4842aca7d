import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PERSON } from '../../src/sandbox/oauth/client.js';
import { configurationFile, PLUGINS, pluginOf } from './glewlwyd-settings.js';
import { freePort, serve } from './loopback.js';
import { programOf } from './programs.js';
import { type IsActive, tableResource } from './table-resource.js';

/**
 * Glewlwyd, an authorization server in C that none of us wrote, as Debian packages it: `glewlwyd` and `sqlite3`. It is no
 * part of the project; the tests run where it is installed.
 */
const SCHEMA = '/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3';
const WEB_PAGES = '/usr/share/glewlwyd/webapp';
const PAGES_SETTINGS = '/usr/share/glewlwyd/templates/config.json';

const lacking = [
  ...['glewlwyd', 'sqlite3', 'setpriv'].filter((name) => programOf(name) === undefined),
  ...[SCHEMA, WEB_PAGES, PAGES_SETTINGS].filter((path) => !existsSync(path)),
];

/** Why Glewlwyd cannot run here; undefined when it can. */
export const noGlewlwyd: string | undefined =
  lacking.length === 0 ? undefined : `The Debian packages glewlwyd and sqlite3 are needed; there is no ${lacking[0]}.`;

/** How a client may prove who it is: by HTTP Basic only, or by the form too. */
export type GlewlwydPlugin = (typeof PLUGINS)[number];

export interface GlewlwydEndpoints {
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  /** Origin of a REST API that asks Glewlwyd about tokens. */
  readonly apiOrigin: string;
}

export interface Glewlwyd extends Readonly<Record<GlewlwydPlugin, GlewlwydEndpoints>> {
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUrls: readonly string[];
  readonly scope: string;
  close(): Promise<void>;
}

const CLIENT = { id: 'connector', secret: 's3cr3t&Value=^1' } as const;
const SCOPE = 'useraccount';

/** Where each plugin tells the owner of a token about himself: its introspection wants more than the client has. */
const ABOUT_ME: Readonly<Record<GlewlwydPlugin, string>> = { basic: 'profile', post: 'userinfo' };

const knownAt =
  (url: string): IsActive =>
  async (token) =>
    (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).ok;

/** Starts Glewlwyd with a database of its own, and registers a client and the person of the sandbox. */
export async function startGlewlwyd(redirectUrls: readonly string[]): Promise<Glewlwyd> {
  const folder = mkdtempSync(join(tmpdir(), 'sn-connector-glewlwyd-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  prepare(folder, port);
  const server = run(join(folder, 'glewlwyd.conf'));
  const close = async (): Promise<void> => {
    await stopped(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(`${origin}/config`, server);
    await register(`${origin}/api`, redirectUrls);
  } catch (error) {
    await close();
    throw error;
  }
  const apis = await Promise.all(
    PLUGINS.map((plugin) => serve(() => tableResource(knownAt(`${origin}/api/${plugin}/${ABOUT_ME[plugin]}`)))),
  );
  const endpoints = PLUGINS.map((plugin, index): [GlewlwydPlugin, GlewlwydEndpoints] => {
    const base = `${origin}/api/${plugin}`;
    const apiOrigin = apis[index]?.origin as string;
    return [plugin, { authorizationUrl: `${base}/auth`, tokenUrl: `${base}/token`, apiOrigin }];
  });
  return {
    ...(Object.fromEntries(endpoints) as Record<GlewlwydPlugin, GlewlwydEndpoints>),
    origin,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    redirectUrls,
    scope: SCOPE,
    close: async () => {
      await Promise.all(apis.map((api) => api.close()));
      await close();
    },
  };
}

function prepare(folder: string, port: number): void {
  const database = join(folder, 'glewlwyd.db');
  const made = spawnSync('sqlite3', ['-bail', database], { input: readFileSync(SCHEMA), encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`the database of Glewlwyd was not made: ${made.stderr}`);
  // Links are followed: Glewlwyd does not serve what lies outside of its folder. Debian has a folder in the place of the
  // settings, without which the pages load for ever.
  const pages = join(folder, 'webapp');
  cpSync(WEB_PAGES, pages, { recursive: true, dereference: true });
  rmSync(join(pages, 'config.json'), { recursive: true, force: true });
  cpSync(PAGES_SETTINGS, join(pages, 'config.json'));
  writeFileSync(join(folder, 'glewlwyd.conf'), configurationFile({ port, database, pages }));
}

/** It ends with the tests, however they end. */
const run = (configuration: string): ChildProcess =>
  spawn('setpriv', ['--pdeathsig', 'KILL', 'glewlwyd', `--config-file=${configuration}`], { stdio: 'ignore' });

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (server.exitCode !== null) break;
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Glewlwyd does not answer');
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const end = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const last = setTimeout(() => server.kill('SIGKILL'), 2000);
  await end;
  clearTimeout(last);
}

/** What an administrator does on the pages of Glewlwyd. */
async function register(api: string, redirectUrls: readonly string[]): Promise<void> {
  const post = async (path: string, body: unknown, cookie = ''): Promise<string> => {
    const headers = { 'content-type': 'application/json', cookie };
    const answer = await fetch(`${api}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`Glewlwyd answered ${answer.status} to ${path}: ${await answer.text()}`);
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const cookie = await post('auth/', { username: 'admin', password: 'password' });
  for (const plugin of PLUGINS) await post('mod/plugin/', pluginOf(plugin, api), cookie);
  // A description that is empty is refused.
  const description = 'Everything the person may do.';
  await post('scope/', { name: SCOPE, display_name: SCOPE, description, password_required: true, scheme: {} }, cookie);
  await post(
    'client/',
    {
      client_id: CLIENT.id,
      name: 'Connector',
      confidential: true,
      enabled: true,
      password: CLIENT.secret,
      client_secret: CLIENT.secret,
      redirect_uri: redirectUrls,
      authorization_type: ['code', 'refresh_token'],
      token_endpoint_auth_method: ['client_secret_post', 'client_secret_basic'],
      scope: [SCOPE],
    },
    cookie,
  );
  const { userName: username, password, name } = PERSON;
  await post('user/', { username, password, name, enabled: true, scope: [SCOPE] }, cookie);
}
