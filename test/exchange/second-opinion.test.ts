import { expect, test } from '@jest/globals';
import * as oauth from 'oauth4webapi';
import { Document } from '../../src/document/document.js';
import { wholeFile } from '../../src/document/node.js';
import type { Exchange, HttpResponse } from '../../src/exchange/exchange.js';
import { readingOf } from '../../src/exchange/token-reading.js';
import { FAULTS } from '../../src/sandbox/faults/index.js';
import { json, type SandboxResponse } from '../../src/sandbox/http.js';
import { HOST, jsonOf, REDIRECT, STATE, textOf, Visitor } from '../support/sandbox.js';

/**
 * oauth4webapi, a strict client that is not ours, exchanges a code at the sandbox; it and our reading say whether the answer
 * has a token. These are all the answers on which they differ: it says no, we say yes.
 */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'no-token-type':
    'RFC 6749 demands token_type; the token is there, and whether the platform misses the type is not known.',
  'odd-token-type':
    'It takes only types that it knows; the token is there, and whether the platform reads the type is not known.',
  'refresh-token-null':
    'It refuses the whole answer for its refresh token; the access token is there, only a refresh cannot be.',
  'refresh-token-empty':
    'It refuses the whole answer for its refresh token; the access token is there, only a refresh cannot be.',
  created: 'RFC 6749 names the status 200; the token is there, and whether the platform minds the status is not known.',
};

const SERVER = { issuer: `http://${HOST}`, token_endpoint: `http://${HOST}/oauth_token.do` };

/** Has both judge the answer to an exchange at a sandbox. */
async function opinionsOn(visitor: Visitor, change: (answer: SandboxResponse) => SandboxResponse = (same) => same) {
  const { id, secret } = visitor.sandbox.client;
  const client = { client_id: id };
  let received: HttpResponse | undefined;
  const send = async (_: string, { body: form, headers }: oauth.CustomFetchOptions<'POST', URLSearchParams>) => {
    const answer = change(visitor.form('/oauth_token.do', Object.fromEntries(form), headers));
    if (answer.wire === 'reset' || answer.wire === 'hang') throw new TypeError('fetch failed');
    const { status } = answer;
    const body = textOf(answer);
    received = { status, headers: Object.entries(answer.headers).map(([name, value]) => ({ name, value })), body };
    return new Response(status === 204 ? null : body, { status, headers: answer.headers });
  };
  const callback = oauth.validateAuthResponse(
    SERVER,
    client,
    new URLSearchParams({ code: codeOf(visitor), state: STATE }),
    STATE,
  );
  const theirs = await oauth
    .authorizationCodeGrantRequest(SERVER, client, oauth.ClientSecretPost(secret), callback, REDIRECT, oauth.nopkce, {
      [oauth.customFetch]: send,
      [oauth.allowInsecureRequests]: true,
    })
    .then((response) => oauth.processAuthorizationCodeResponse(SERVER, client, response))
    .then(
      () => true,
      () => false,
    );
  return { ours: readingOf(exchangeOf(received))?.hasToken ?? false, theirs };
}

/** Any code will do where the instance gives none. */
function codeOf(visitor: Visitor): string {
  const page = visitor.authorize();
  return textOf(page).includes('name="request"') ? visitor.code() : 'any';
}

const exchangeOf = (response: HttpResponse | undefined): Exchange => ({
  stage: 'token',
  attempt: 'form',
  ...(response ? { response } : {}),
  where: { exchange: wholeFile(new Document('answer.txt', '')) },
});

const GOOD: Readonly<Record<string, (tokens: Record<string, unknown>) => unknown>> = {
  'as it is': (tokens) => tokens,
  'token_type in small letters': (tokens) => ({ ...tokens, token_type: 'bearer' }),
  'a new refresh token': (tokens) => ({ ...tokens, refresh_token: 'another' }),
  'no refresh token': ({ refresh_token: _, ...tokens }) => tokens,
  'no scope': ({ scope: _, ...tokens }) => tokens,
  'a member more': (tokens) => ({ ...tokens, instance_url: 'https://desk.example.com' }),
  'a token with dots': (tokens) => ({ ...tokens, access_token: 'a.b.c' }),
};

const answers = [
  ...FAULTS.filter(({ stage }) => stage === 'token' || stage === 'network').map(({ name }) => name),
  ...Object.keys(GOOD),
];

test.each(answers)('%s', async (name) => {
  const good = GOOD[name];
  const { ours, theirs } = good
    ? await opinionsOn(new Visitor(), (answer) => json(200, good(jsonOf(answer))))
    : await opinionsOn(new Visitor({ fault: name }));
  if (good) expect({ ours, theirs }).toEqual({ ours: true, theirs: true });
  else if (DIFFERENCES[name] === undefined) expect({ ours }).toEqual({ ours: theirs });
  else expect({ ours, theirs }).toEqual({ ours: true, theirs: false });
});

test('every listed difference is looked at', () => {
  expect(Object.keys(DIFFERENCES).filter((name) => !answers.includes(name))).toEqual([]);
});
