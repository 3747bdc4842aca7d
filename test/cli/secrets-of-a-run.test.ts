import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FORMATS } from '../../src/report/reporter.js';
import { run } from '../support/command.js';
import { freePort, type Serving, serve } from '../support/loopback.js';
import { secondTerminal } from '../support/two-terminals.js';

/** In milliseconds. */

/** What nobody must find in an output. */
const CANARIES = {
  secret: 'c4nary+Secret/&=~!*\'()"',
  code: 'c4nary-code.Kx8/+=&%"',
  access: 'c4nary-access-_-aB3-0011',
  refresh: 'c4nary_refresh.77/zz==',
  id: 'eyJhbGciOiJSUzI1NiJ9.eyJuYW1lIjoiYzRuYXJ5In0.c2lnLWM0bmFyeQ',
  cookie: 'c4naryCookie0815abcdef',
  password: 'c4nary Pass word1!',
} as const;
type Canaries = Readonly<Record<string, string>>;

/** The ways to write a text, found here without the code that hides them. */
function spellings(text: string): string[] {
  const form = new URLSearchParams({ x: text }).toString().slice(2);
  const coded = encodeURIComponent(text);
  const inBase64 = [text, coded, form].flatMap((each) =>
    [0, 1, 2].map((shift) => {
      const whole = Buffer.from('\0'.repeat(shift) + each).toString('base64');
      return whole
        .slice(shift === 0 ? 0 : shift + 1)
        .replace(/=+$/, '')
        .slice(0, -1);
    }),
  );
  const urlSafe = inBase64.map((each) => each.replaceAll('+', '-').replaceAll('/', '_'));
  return [text, JSON.stringify(text).slice(1, -1), coded, coded.toLowerCase(), form, ...inBase64, ...urlSafe];
}

const leaks = (text: string, canaries: Canaries): string[] =>
  Object.entries(canaries).flatMap(([name, canary]) =>
    spellings(canary).flatMap((spelling) => (text.includes(spelling) ? [`${name} as ${spelling}`] : [])),
  );

/** A server that shows what it was sent wherever it can. */
type Kind = 'gives tokens' | 'refuses and echoes' | 'answers with a page' | 'leads elsewhere' | 'wraps the token';

const bodyOf = async (incoming: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of incoming) body += chunk;
  return body;
};

function hostile(kind: Kind): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  const { access, refresh, id, cookie, password, secret } = CANARIES;
  const tokens = { access_token: access, refresh_token: refresh, id_token: id, token_type: 'Bearer', expires_in: 1800 };
  return async (incoming, outgoing) => {
    const sent = `${await bodyOf(incoming)} ${incoming.headers.authorization ?? ''} ${secret} ${password}`;
    const answer = (status: number, type: string, body: string, more: Record<string, string> = {}): void => {
      outgoing.writeHead(status, { 'Content-Type': type, 'Set-Cookie': `glide=${cookie}; Path=/`, ...more });
      outgoing.end(body);
    };
    const json = (status: number, body: object): void => answer(status, 'application/json', JSON.stringify(body));
    const url = incoming.url ?? '';
    if (url.startsWith('/oauth_auth.do'))
      return answer(200, 'text/html', `<form><input name="user_password" value="${password}"></form>`);
    if (!url.startsWith('/oauth_token.do'))
      return json(incoming.headers.authorization === undefined ? 401 : 403, { error: { message: sent, detail: url } });
    if (kind === 'gives tokens') return json(200, tokens);
    if (kind === 'wraps the token') return json(200, { result: tokens, sent });
    if (kind === 'answers with a page') return answer(200, 'text/html', `<title>${sent}</title><p>${btoa(sent)}</p>`);
    if (kind === 'leads elsewhere')
      return answer(302, 'text/plain', sent, {
        Location: `https://a.example/?${encodeURIComponent(sent)}&code=${encodeURIComponent(sent)}`,
      });
    json(401, { error: 'invalid_client', error_description: sent, client_secret: secret, sent: btoa(sent) });
  };
}

const base = mkdtempSync(join(tmpdir(), 'sn-connector-secrets-'));
const folder = join(base, 'connector');
beforeAll(() =>
  expect(run(['generate', '--instance', 'dev12345', '--tables', 'incident', '--out', folder]).status).toBe(0),
);
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('verify tells no secret', () => {
  let server: Serving | undefined;
  afterAll(() => server?.close());

  test.each<[Kind, readonly (typeof FORMATS)[number][]]>([
    ['gives tokens', FORMATS],
    ['refuses and echoes', FORMATS],
    ['answers with a page', ['text', 'json', 'sarif']],
    ['leads elsewhere', ['text', 'json', 'junit']],
    ['wraps the token', ['text', 'json', 'markdown']],
  ])('of a server that %s', async (kind, formats) => {
    server = await serve(() => (incoming, outgoing) => void hostile(kind)(incoming, outgoing));
    const { origin, close } = server;
    const { verify } = secondTerminal({ origin, clientId: 'an-id', secret: CANARIES.secret, port: await freePort() });
    for (const format of formats) {
      const out = mkdtempSync(join(base, 'out-'));
      const files = ['har', 'report', ...(format === 'json' ? ['output'] : [])];
      const args = files.flatMap((name) => [`--${name}`, join(out, name)]);
      let state = '';
      const { stdout, stderr, shown, status } = await verify(
        folder,
        ['--format', format, '--refresh-matrix', ...args],
        (url) => {
          const asked = new URL(url).searchParams;
          state = asked.get('state') as string;
          return fetch(`${asked.get('redirect_uri')}?${new URLSearchParams({ code: CANARIES.code, state })}`);
        },
      );
      expect([status, state.length]).toEqual([1, 32]);
      expect(stderr).toBe(`\nTo sign in, open this address:\n${shown}\n\n`);
      const written = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'));
      expect(written.length).toBe(files.length);
      for (const text of [stdout, ...written])
        expect([format, leaks(text, { ...CANARIES, state })]).toEqual([format, []]);
      expect(leaks(stderr, CANARIES)).toEqual([]);
    }
    await close();
    expect(leaks(filesIn(folder), CANARIES)).toEqual([]);
  });
});

/** Every text below a folder: what the command might have kept. */
const filesIn = (path: string): string =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [readFileSync(join(entry.parentPath, entry.name), 'utf8')] : []))
    .join('\n');

describe('what is pasted or recorded is told without its secrets', () => {
  const state = 'c4nary-state-71b2-0815';
  const all: Canaries = { ...CANARIES, state };
  const { secret, code, access, refresh, id, cookie, password } = CANARIES;
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: `https://a.example/redirect?code=${code}`,
    client_id: 'an-id',
    client_secret: secret,
    password,
  }).toString();
  const basic = `Basic ${Buffer.from(`an-id:${secret}`).toString('base64')}`;
  const answer = JSON.stringify({ result: { access_token: access, refresh_token: refresh, id_token: id } });
  const back = `https://global.consent.azure-apim.net/redirect/x?code=${encodeURIComponent(code)}&state=${state}`;
  const raw = [
    `GET ${back} HTTP/1.1`,
    `Cookie: glide_session=${cookie}`,
    '',
    'POST https://desk.service-now.com/oauth_token.do HTTP/1.1',
    'Host: desk.service-now.com',
    `Authorization: ${basic}`,
    'Content-Type: application/x-www-form-urlencoded',
    '',
    form,
    '',
    'HTTP/1.1 200 OK',
    'Content-Type: application/json',
    `Set-Cookie: glide=${cookie}; Path=/`,
    '',
    answer,
  ].join('\r\n');
  const pairs = (list: Readonly<Record<string, string>>) =>
    Object.entries(list).map(([name, value]) => ({ name, value }));
  const entry = (request: object, response: object) => ({
    startedDateTime: '2026-01-01T00:00:00Z',
    request: { method: 'GET', headers: [], cookies: [], queryString: [], ...request },
    response: { status: 200, headers: [], cookies: pairs({ glide: cookie }), content: { text: '' }, ...response },
  });
  const har = JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'WebInspector', version: '1' },
      entries: [
        entry(
          { url: back, headers: pairs({ Cookie: `a=${cookie}` }) },
          { status: 302, redirectURL: `${back}&x=${access}` },
        ),
        entry(
          {
            method: 'POST',
            url: 'https://desk.service-now.com/oauth_token.do',
            postData: { text: form },
            headers: pairs({ Authorization: basic }),
          },
          {
            headers: pairs({ 'Content-Type': 'application/json' }),
            content: { mimeType: 'application/json', text: Buffer.from(answer).toString('base64'), encoding: 'base64' },
          },
        ),
      ],
    },
  });
  const message = `OAuth 2 sign in failed. Missing required query string parameter: code. Url = ${back}&client_secret=${encodeURIComponent(secret)}&password=${encodeURIComponent(password)} Response body: ${answer}`;

  test.each<[string, string]>([
    ['raw HTTP', raw],
    ['a recording', har],
    ['a recording that breaks off', har.slice(0, -40)],
    ['an error text', message],
  ])('by diagnose: %s', (_, text) => {
    expect(leaks(text, all)).not.toEqual([]);
    for (const format of FORMATS) {
      const report = join(base, 'support.md');
      const args = ['diagnose', '--format', format, '--report', report, '--connector', folder];
      const { stdout, stderr } = run(args, { input: text });
      expect(stdout).not.toBe('');
      for (const output of [stdout, stderr, readFileSync(report, 'utf8')])
        expect([format, leaks(output, all)]).toEqual([format, []]);
    }
  });

  test.each<[string, string]>([
    ['an error text', message],
    ['raw HTTP', raw],
    ['an address', back],
    ['a code alone', code],
    ['a secret alone', secret],
    ['a token alone', access],
  ])('by explain: %s', (_, text) => {
    for (const format of ['text', 'json', 'markdown']) {
      const piped = run(['explain', '-', '--format', format], { input: text });
      const typed = run(['explain', '--format', format, '--', text]);
      for (const { stdout, stderr } of [piped, typed])
        expect([format, leaks(stdout + stderr, all)]).toEqual([format, []]);
    }
  });

  test('by check --report', () => {
    const file = join(folder, 'apiProperties.json');
    const text = readFileSync(file, 'utf8');
    const planted = text.replace('"clientId"', `"clientSecret": ${JSON.stringify(secret)}, "clientId"`);
    expect(planted).not.toBe(text);
    writeFileSync(file, planted);
    const report = join(base, 'check.md');
    const { stdout, stderr } = run(['check', folder, '--profile', 'deploy', '--report', report]);
    writeFileSync(file, text);
    for (const output of [stdout, stderr, readFileSync(report, 'utf8')]) expect(leaks(output, all)).toEqual([]);
  });
});
