import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { base64 } from '../../src/verify/encoding.js';
import type { RequestToSend } from '../../src/verify/send.js';
import type { WrongClient } from './sandbox-world.js';

const isExchange = ({ body = '' }: RequestToSend): boolean => body.includes('grant_type=authorization_code');
export const withBody = (request: RequestToSend, change: (body: string) => string): RequestToSend => ({
  ...request,
  body: change(request.body ?? ''),
});
export const basic = ({ client }: Sandbox) => ({
  name: 'Authorization',
  value: `Basic ${base64(`${client.id}:${client.secret}`)}`,
});

const isSecond = ({ headers }: RequestToSend): boolean => headers.some(({ name }) => name === 'Authorization');
export const atExchange =
  (change: (request: RequestToSend, sandbox: Sandbox) => RequestToSend) =>
  (request: RequestToSend, sandbox: Sandbox): RequestToSend =>
    isExchange(request) ? change(request, sandbox) : request;

/** Faults that only a client meets that makes the mistake. */
export const WRONG_CLIENTS: Readonly<Record<string, WrongClient>> = {
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

/** Changes the calls of the API, with the token that they bring. */
export const atCalls =
  (change: (request: RequestToSend, token: string) => RequestToSend) =>
  (request: RequestToSend): RequestToSend => {
    const token = request.headers.find(({ name }) => name === 'Authorization')?.value.replace(/^Bearer /, '');
    return token !== undefined && new URL(request.url).pathname.startsWith('/api/') ? change(request, token) : request;
  };
