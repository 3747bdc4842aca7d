import { type Exchange, queryOf } from '../exchange/exchange.js';
import type { Flow } from '../exchange/flow.js';
import {
  bodyWords,
  PRIVATELY,
  type Telling,
  type ToldParameter,
  type ToldRequest,
  toldAnswer,
  toldParameter,
} from './exchange-told.js';

const parametersText = (parameters: readonly ToldParameter[]): string =>
  parameters.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)).join(' ');

/** The parts of a request in words: what is asked for, `query: …`, `form: …`, `Authorization: …`. */
export const requestPieces = ({ method, url, query, form, authorization }: ToldRequest): string[] => [
  `${method} ${url}`,
  ...(query.length > 0 ? [`query: ${parametersText(query)}`] : []),
  ...(form.length > 0 ? [`form: ${parametersText(form)}`] : []),
  ...(authorization === undefined ? [] : [`Authorization: ${authorization}`]),
];

/** The answer in a line: `200 application/json, 213 bytes, a token, token_type=bearer expires_in=1799`. */
export function answerLine(exchange: Exchange, telling: Telling = PRIVATELY): string {
  const { failure, said } = exchange;
  const answer = toldAnswer(exchange, telling);
  if (!answer) {
    if (failure) return failureWords(failure);
    if (said !== undefined) return `an error text, ${said.length} characters`;
    return exchange.response?.body === undefined
      ? 'no answer in the evidence'
      : `an answer whose status is not in the evidence, ${bodyWords(exchange)}`;
  }
  const { status, mediaType, length, body, members = [], location, locationParameters = [], asksFor = [] } = answer;
  const head = `${status}${mediaType === undefined ? '' : ` ${mediaType}`}`;
  const leads = [`to ${location}`, ...(locationParameters.length > 0 ? [parametersText(locationParameters)] : [])];
  return [
    location === undefined ? head : `${head} ${leads.join(' with ')}`,
    ...(length === undefined || length === 0 ? [] : [`${length} bytes`]),
    ...(body === undefined ? [] : [length === 0 ? 'an empty body' : body]),
    ...(members.length > 0 ? [`with ${parametersText(members)}`] : []),
    ...(asksFor.length > 0 ? [`asks for ${asksFor.join(', ')}`] : []),
  ].join(', ');
}

const FAILURES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name of the host is not known',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNREFUSED: 'the host refused the connection',
  ECONNRESET: 'the connection was cut',
  ETIMEDOUT: 'nothing came in time',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the network',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'a certificate of the chain is signed by itself',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the chain of certificates is not complete',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the issuer of the certificate is not known',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the port does not speak TLS',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'the server wants another version of TLS',
};

/** Why there is no answer. */
export function failureWords({ code, phase, after }: NonNullable<Exchange['failure']>): string {
  const known = /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : 'another failure';
  const words = Object.hasOwn(FAILURES, code) ? `: ${FAILURES[code]}` : '';
  const time = after === undefined ? '' : `, after ${(after / 1000).toFixed(1)} s`;
  return `no answer, ${known}${words}${phase === undefined ? '' : ` (${PHASE_WORDS[phase]}${time})`}`;
}

const PHASE_WORDS = {
  resolve: 'looking up the host',
  connect: 'connecting',
  tls: 'agreeing on TLS',
  headers: 'waiting for the answer',
  body: 'reading the answer',
} as const;

/** What the sign-in came back with, compared with what was sent. */
export function callbackLine(exchange: Exchange, flow: Flow, telling: Telling = PRIVATELY): string {
  const query = queryOf(exchange);
  const error = query.get('error');
  const back =
    error !== null
      ? `came back with ${parametersText([toldParameter('error', error, telling)])}`
      : query.has('code')
        ? 'came back with code'
        : 'came back without code';
  const states = flow.of('authorize').flatMap((each) => queryOf(each).get('state') ?? []);
  const state = query.get('state');
  if (state === null) return `${back}, without state`;
  if (states.length === 0) return `${back} and state`;
  return `${back}; the state is ${states.includes(state) ? 'the one that was sent' : 'another than the one that was sent'}`;
}
