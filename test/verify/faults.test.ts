import { describe, expect, test } from '@jest/globals';
import { FAULTS } from '../../src/sandbox/faults/index.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { base64 } from '../../src/verify/encoding.js';
import type { RequestToSend } from '../../src/verify/send.js';
import { committedConnector, tryOut, type WrongClient } from '../support/sandbox-world.js';

const connector = committedConnector();

const isExchange = ({ body = '' }: RequestToSend): boolean => body.includes('grant_type=authorization_code');
const withBody = (request: RequestToSend, change: (body: string) => string): RequestToSend => ({
  ...request,
  body: change(request.body ?? ''),
});
const basic = ({ client }: Sandbox) => ({
  name: 'Authorization',
  value: `Basic ${base64(`${client.id}:${client.secret}`)}`,
});

const isSecond = ({ headers }: RequestToSend): boolean => headers.some(({ name }) => name === 'Authorization');
const atExchange =
  (change: (request: RequestToSend, sandbox: Sandbox) => RequestToSend) =>
  (request: RequestToSend, sandbox: Sandbox): RequestToSend =>
    isExchange(request) ? change(request, sandbox) : request;

/** Faults that only a client meets that makes the mistake. */
const WRONG_CLIENTS: Readonly<Record<string, WrongClient>> = {
  // Scopes joined by commas.
  'scope-delimiter': {
    change: (request) => ({ ...request, url: request.url.replace(/scope=useraccount/, 'scope=a%2Cb') }),
  },
  // The secret as it is, without encoding, and nothing better after that.
  'secret-with-signs': {
    change: atExchange((request, { client }) =>
      isSecond(request)
        ? { ...request, headers: request.headers.filter(({ name }) => name !== 'Authorization') }
        : withBody(request, (body) => body.replace(/client_secret=[^&]*/, `client_secret=${client.secret}`)),
    ),
  },
  // HTTP Basic, where the form is wanted.
  'form-required': {
    change: atExchange((request, sandbox) => ({
      ...withBody(request, (body) => body.replace(/&client_(?:id|secret)=[^&]*/g, '')),
      headers: isSecond(request) ? request.headers : [...request.headers, basic(sandbox)],
    })),
  },
  // Form and header at once.
  'one-mechanism': {
    change: atExchange((request, sandbox) =>
      isSecond(request)
        ? withBody(request, (body) => `${body}&client_secret=${encodeURIComponent(sandbox.client.secret)}`)
        : { ...request, headers: [...request.headers, basic(sandbox)] },
    ),
  },
  // A code that the server does not know.
  'rfc-errors': {
    change: atExchange((request) => withBody(request, (body) => body.replace(/code=[^&]*/, 'code=0'))),
  },
  // The refresh token of the sign-in once more, after a refresh has replaced it.
  'refresh-rotated': { again: ({ stage, probe }) => stage === 'refresh' && probe === undefined },
};

/** Causes whose evidence is the same to the byte: whoever sees one has to name the others too. */
const ALIKE: readonly (readonly string[])[] = [['client/secret-refused', 'servicenow/user-refused']];

/** Answers that are odd and harmful to nobody. */
const ONLY_TO_KNOW: ReadonlySet<string> = new Set(['expires-in-string', 'acl-empty']);

const alikeTo = (cause: string): readonly string[] => ALIKE.find((causes) => causes.includes(cause)) ?? [cause];

describe('each fault of the sandbox is named as the cause', () => {
  test.each(FAULTS.map(({ name, cause }) => [name, cause]))('%s: %s', async (name, cause) => {
    const sandbox = createSandbox({ fault: name });
    const { diagnosis } = await tryOut(connector, sandbox, WRONG_CLIENTS[name]);
    const primary = diagnosis.findings.filter(({ rank }) => rank === 'primary').map(({ rule }) => rule);
    // What is only worth knowing fails nothing, and is no cause.
    if (ONLY_TO_KNOW.has(name)) {
      expect(primary).toEqual([]);
      expect(new Set(diagnosis.findings.flatMap(({ rule, stage }) => (stage ? [rule] : [])))).toEqual(new Set([cause]));
      return;
    }
    expect(primary).toContain(cause);
    expect(alikeTo(cause)).toEqual(expect.arrayContaining(primary));
  });
});

test('without a fault everything is proven and nothing is found', async () => {
  const { run, diagnosis } = await tryOut(connector, createSandbox());
  expect(diagnosis.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(diagnosis.stages.map(({ stage, outcome }) => [stage, outcome])).toEqual([
    ['authorize', 'ok'],
    ['callback', 'ok'],
    ['token', 'ok'],
    ['api', 'ok'],
    ['refresh', 'ok'],
  ]);
  expect(run.exchanges.map(({ stage, probe }) => probe ?? stage)).toEqual([
    'authorize',
    'callback',
    'token',
    'api',
    'without-token',
    'refresh',
    'api',
  ]);
  expect(run.skipped).toEqual([]);
});
