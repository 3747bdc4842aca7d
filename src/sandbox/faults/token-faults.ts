import { empty, JSON_TYPE, json, type SandboxResponse, textOf } from '../http.js';
import { type Fault, faultsAt } from './fault.js';

type Tokens = Readonly<Record<string, unknown>>;

const fault = faultsAt('token');
const tokensOf = (answer: SandboxResponse): Tokens => JSON.parse(textOf(answer.body)) as Tokens;

/** Another body, in another type unless none is given. */
const written =
  (body: (tokens: Tokens, text: string) => string, type = JSON_TYPE) =>
  (answer: SandboxResponse): SandboxResponse => ({
    ...answer,
    headers: { ...answer.headers, 'Content-Type': type },
    body: body(tokensOf(answer), textOf(answer.body)),
  });

/** Another object in place of the tokens. */
const shaped = (shape: (tokens: Tokens) => unknown) => written((tokens) => JSON.stringify(shape(tokens)));

const without =
  (name: string) =>
  ({ [name]: _, ...rest }: Tokens): Tokens =>
    rest;

const labelled = (type: string) => written((_, text) => text, type);
const form = (tokens: Tokens): string =>
  new URLSearchParams(
    Object.entries(tokens).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
const xml = (tokens: Tokens): string =>
  `<?xml version="1.0"?><token>${Object.entries(tokens)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</token>`;

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Answers to the exchange and to the refresh that are no token answers, or not quite. */
export const TOKEN_FAULTS: readonly Fault[] = [
  fault('url-encoded-token', 'token/form-encoded', 'The token answer is url-encoded, not JSON.', {
    changed: written(form, 'application/x-www-form-urlencoded'),
  }),
  fault('url-encoded-as-json', 'token/form-encoded', 'The token answer is url-encoded, and its type says JSON.', {
    changed: written(form),
  }),
  fault('json-as-html', 'token/content-type', 'The token answer is JSON, and its type says HTML.', {
    changed: labelled('text/html;charset=UTF-8'),
  }),
  fault('json-as-text', 'token/content-type', 'The token answer is JSON, and its type says plain text.', {
    changed: labelled('text/plain'),
  }),
  fault('json-without-type', 'token/content-type', 'The token answer is JSON without a Content-Type.', {
    changed: ({ headers: { 'Content-Type': _, ...headers }, ...answer }) => ({ ...answer, headers }),
  }),
  fault('json-with-mark', 'token/byte-order-mark', 'The token answer begins with a byte order mark.', {
    changed: written((_, text) => `\ufeff${text}`),
  }),
  fault('nested-result', 'token/nested', 'The token answer is wrapped in result, as scripted REST APIs do.', {
    changed: shaped((tokens) => ({ result: tokens })),
  }),
  fault('nested-user', 'token/nested', 'The access token stands in authed_user, not at the top.', {
    changed: shaped(({ access_token, token_type, ...rest }) => ({
      ok: true,
      ...rest,
      authed_user: { access_token, token_type },
    })),
  }),
  fault(
    'camel-case',
    'token/renamed',
    'The members of the token answer are spelt accessToken, refreshToken, expiresIn.',
    {
      changed: shaped((tokens) =>
        Object.fromEntries(Object.entries(tokens).map(([name, value]) => [camel(name), value])),
      ),
    },
  ),
  fault('json-array', 'token/shape', 'The token answer is an array.', { changed: shaped((tokens) => [tokens]) }),
  fault('json-string', 'token/shape', 'The token answer is one JSON string, the access token.', {
    changed: shaped(({ access_token }) => access_token),
  }),
  fault('xml', 'token/shape', 'The token answer is XML.', { changed: written(xml, 'text/xml;charset=UTF-8') }),
  fault('no-access-token', 'token/no-access-token', 'The token answer is an object without an access token.', {
    changed: shaped(({ scope, token_type }) => ({ scope, token_type })),
  }),
  fault('error-in-200', 'token/error-in-200', 'The token endpoint answers 200 with an error in the body.', {
    changed: shaped(() => ({ error: 'invalid_grant', error_description: 'The code is not valid' })),
  }),
  fault('no-token-type', 'token/type', 'The token answer lacks token_type.', {
    changed: shaped(without('token_type')),
  }),
  fault('odd-token-type', 'token/type', 'The token answer has a token_type that nobody knows.', {
    changed: shaped((tokens) => ({ ...tokens, token_type: 'N_A' })),
  }),
  fault('no-refresh-token', 'token/refresh-token-missing', 'The token answer has no refresh token.', {
    changed: shaped(without('refresh_token')),
  }),
  fault('refresh-token-null', 'token/refresh-token-missing', 'The refresh token is null.', {
    changed: shaped((tokens) => ({ ...tokens, refresh_token: null })),
  }),
  fault('refresh-token-empty', 'token/refresh-token-missing', 'The refresh token is an empty text.', {
    changed: shaped((tokens) => ({ ...tokens, refresh_token: '' })),
  }),
  fault('expires-in-string', 'token/lifetime', 'The lifetime in the token answer is a text.', {
    changed: shaped((tokens) => ({ ...tokens, expires_in: String(tokens['expires_in']) })),
  }),
  fault('expires-in-missing', 'token/lifetime', 'The token answer lacks expires_in.', {
    changed: shaped(without('expires_in')),
  }),
  fault('expires-in-zero', 'token/lifetime', 'The token answer says that the token lives no second.', {
    changed: shaped((tokens) => ({ ...tokens, expires_in: 0 })),
  }),
  fault('expires-in-date', 'token/lifetime', 'The lifetime in the token answer is a moment in milliseconds.', {
    changed: shaped((tokens) => ({ ...tokens, expires_in: 1_790_000_000_000 })),
  }),
  fault('short-lifetime', 'token/short-lifetime', 'An access token lives two seconds.', {
    settings: { accessTokenLifetime: 2 },
  }),
  fault('truncated', 'token/incomplete', 'The token answer breaks off in the middle.', {
    changed: written((_, text) => text.slice(0, Math.floor(text.length / 2))),
  }),
  fault('empty-body', 'token/incomplete', 'The token endpoint answers 200 with nothing.', {
    changed: written(() => ''),
  }),
  fault('no-content', 'token/incomplete', 'The token endpoint answers 204.', { changed: () => empty(204) }),
  fault('created', 'token/unusual-status', 'The token endpoint answers 201 in place of 200.', {
    changed: (answer) => ({ ...answer, status: 201 }),
  }),
  fault('nested-error', 'token/nested-error', 'The token endpoint refuses with a nested error, as REST APIs do.', {
    changed: () => json(401, { error: { message: 'User Not Authenticated', detail: null }, status: 'failure' }),
  }),
];
