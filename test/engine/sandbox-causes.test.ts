import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { wholeFile } from '../../src/document/node.js';
import { diagnose } from '../../src/engine/diagnose.js';
import { severityIn } from '../../src/engine/rule.js';
import type { Exchange, FlowStage } from '../../src/exchange/exchange.js';
import { Flow } from '../../src/exchange/flow.js';
import { readingOf } from '../../src/exchange/token-reading.js';
import { rules } from '../../src/rules/index.js';
import type { SandboxResponse } from '../../src/sandbox/http.js';
import { HOST, REDIRECT, STATE, textOf, Visitor } from '../support/sandbox.js';

// Signs in at each fault of the sandbox as the platform does, and shows what came of it to all rules.

const where = { exchange: wholeFile(new Document('evidence.http', '', { json: false })) };
const active = rules.flatMap((rule) => {
  const severity = severityIn(rule, 'deploy');
  return severity === 'off' ? [] : [{ rule, severity }];
});

type Fields = Readonly<Record<string, string>>;

/** A sign-in with everything that was sent and answered. */
class SignIn {
  readonly exchanges: Exchange[] = [];
  readonly visitor: Visitor;

  constructor(fault: string) {
    this.visitor = new Visitor({ fault });
  }

  record(
    stage: FlowStage,
    method: string,
    path: string,
    headers: Fields,
    body: string,
    answer: SandboxResponse,
  ): Exchange {
    const list = (fields: object) => Object.entries(fields).map(([name, value]) => ({ name, value: String(value) }));
    const attempt = stage === 'token' ? (headers['authorization'] ? 'basic' : 'form') : undefined;
    const exchange: Exchange = {
      stage,
      where,
      ...(attempt && { attempt }),
      request: { method, url: path.startsWith('http') ? path : `http://${HOST}${path}`, headers: list(headers), body },
      response: { status: answer.status, headers: list(answer.headers), body: textOf(answer) },
      answeredAt: this.visitor.clock.time,
    };
    this.exchanges.push(exchange);
    return exchange;
  }

  post(stage: FlowStage, fields: Fields, headers: Fields = {}): Exchange {
    const body = new URLSearchParams(fields).toString();
    const answer = this.visitor.form('/oauth_token.do', fields, headers);
    return this.record(stage, 'POST', '/oauth_token.do', { 'content-type': 'x', ...headers }, body, answer);
  }

  run(scope: string): Flow {
    const { visitor } = this;
    const { id, secret } = visitor.sandbox.client;
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: id,
      redirect_uri: REDIRECT,
      state: STATE,
      scope,
    });
    let answer = visitor.send('GET', `/oauth_auth.do?${query}`);
    this.record('authorize', 'GET', `/oauth_auth.do?${query}`, {}, '', answer);
    if (textOf(answer).includes('name="request"')) answer = visitor.press(answer);
    const location = answer.headers['Location'];
    if (location === undefined) return this.flow;
    this.record('callback', 'GET', location, {}, '', { status: 200, headers: {}, body: '' });
    const code = new URL(location).searchParams.get('code');
    if (code === null) return this.flow;
    const fields = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, client_id: id };
    let tokens = this.post('token', { ...fields, client_secret: secret });
    if (!readingOf(tokens)?.hasToken) {
      const proof = [id, secret].map(encodeURIComponent).join(':');
      tokens = this.post('token', fields, { authorization: `Basic ${btoa(proof)}` });
    }
    const refresh = readingOf(tokens)?.members?.get('refresh_token');
    if (typeof refresh !== 'string' || refresh === '') return this.flow;
    visitor.clock.pass(1900);
    for (let time = 0; time < 2; time++)
      this.post('refresh', {
        grant_type: 'refresh_token',
        refresh_token: refresh,
        client_id: id,
        client_secret: secret,
      });
    return this.flow;
  }

  get flow(): Flow {
    return new Flow({ kinds: ['live'], exchanges: this.exchanges, isSanitized: false });
  }
}

const CAUSES: Readonly<Record<string, readonly string[]>> = {
  'redirect-not-registered': ['redirect/not-registered'],
  'unknown-client': ['client/id-unknown'],
  'scope-rejected': ['scope/refused'],
  'scope-delimiter': ['scope/separated-by-commas'],
  'pkce-required': ['exchange/pkce-required'],
  denied: ['redirect/sign-in-denied'],
  'state-dropped': ['state/missing'],
  'state-altered': ['state/differs'],
  'wrong-secret': ['client/secret-refused', 'servicenow/user-refused'],
  'invalid-client': ['client/secret-refused'],
  'basic-required': ['client/basic-required'],
  'unauthorized-client': ['client/secret-refused'],
  'user-locked': ['client/secret-refused', 'servicenow/user-refused'],
  'json-required': ['exchange/request-format'],
  'unsupported-grant': ['exchange/grant-type'],
  'empty-refusal': ['exchange/refused'],
  'redirect-differs': ['redirect/differs-at-exchange'],
  'pkce-half': ['exchange/pkce-half'],
  'pkce-verifier-required': ['exchange/pkce-required'],
  'code-expired': ['exchange/code-expired'],
  'code-used': ['exchange/code-used'],
  'refresh-unsupported-grant': ['refresh/grant-type'],
  'refresh-without-token': ['refresh/refresh-token-missing'],
  'refresh-without-client': ['refresh/client-authentication-missing'],
  'refresh-expired': ['refresh/token-expired'],
  'refresh-denied': ['refresh/token-expired'],
  'refresh-rotated': ['refresh/token-rotated'],
  'url-encoded-token': ['token/form-encoded'],
  'url-encoded-as-json': ['token/form-encoded'],
  'json-as-html': ['token/content-type'],
  'json-as-text': ['token/content-type'],
  'json-without-type': ['token/content-type'],
  'json-with-mark': ['token/byte-order-mark'],
  'nested-result': ['token/nested'],
  'nested-user': ['token/nested'],
  'camel-case': ['token/renamed'],
  'json-array': ['token/shape'],
  'json-string': ['token/shape'],
  xml: ['token/shape'],
  'no-access-token': ['token/no-access-token'],
  'error-in-200': ['token/error-in-200'],
  'no-token-type': ['token/type'],
  'odd-token-type': ['token/type'],
  'no-refresh-token': ['token/refresh-token-missing'],
  'refresh-token-null': ['token/refresh-token-missing'],
  'refresh-token-empty': ['token/refresh-token-missing'],
  'expires-in-missing': ['token/lifetime'],
  'expires-in-zero': ['token/lifetime'],
  'expires-in-date': ['token/lifetime'],
  'short-lifetime': ['token/short-lifetime'],
  truncated: ['token/incomplete'],
  'empty-body': ['token/incomplete'],
  'no-content': ['token/incomplete'],
  created: ['token/unusual-status'],
  'nested-error': ['token/nested-error'],
  'clock-ahead': ['token/clock'],
};

describe('a fault of the sandbox', () => {
  test.each(Object.entries(CAUSES))('%s', (fault, causes) => {
    const { findings, failures } = diagnose(
      new SignIn(fault).run(fault === 'scope-delimiter' ? 'a,b' : 'useraccount'),
      active,
    );
    expect(failures).toEqual([]);
    const primary = findings.flatMap(({ rule, rank }) => (rank === 'primary' ? [rule] : []));
    expect([...new Set(primary)].sort()).toEqual(causes);
  });
});
