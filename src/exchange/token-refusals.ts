import { ENTRA_REFUSALS } from '../facts/entra-refusals.js';
import type { RefusalKind } from '../facts/refusal-kinds.js';
import { type Exchange, formOf, headersOf, queryOf } from './exchange.js';
import type { Flow } from './flow.js';
import {
  grantKinds,
  isAboutClientId,
  isAboutFormat,
  isAboutTwoMechanisms,
  saysThatClientIsMissing,
  saysThatRefreshTokenIsMissing,
  wantsBasic,
  wantsForm,
  wordsOfRefusal,
} from './refusal-words.js';
import { type SentRequest, sentRequest } from './sent-request.js';
import { signInOf } from './sign-ins.js';
import { readingOf, type TokenReading } from './token-reading.js';

/** A refusal at a token endpoint, as everything that decides what it is about sees it. */
interface Case {
  readonly flow: Flow;
  readonly exchange: Exchange;
  readonly reading: TokenReading;
  readonly sent: SentRequest;
  readonly words: string;
}

/** ServiceNow's one answer to nearly everything: 401 server_error, access_denied. */
export const isDenied = ({ members }: TokenReading): boolean =>
  members?.get('error') === 'server_error' && /access_denied/i.test(String(members.get('error_description')));

/** What the refusal of a token request is about; several where they look the same. Never empty. */
export function kindsOfRefusal(flow: Flow, exchange: Exchange, reading: TokenReading): readonly RefusalKind[] {
  const words = wordsOfRefusal(exchange.response?.body ?? '', reading);
  const given: Case = { flow, exchange, reading, sent: sentRequest(exchange, flow), words };
  const kinds = entraKinds(given) ?? formKinds(given) ?? clientKinds(given);
  return kinds ?? (exchange.stage === 'refresh' ? refreshKinds(given) : codeKinds(given));
}

function entraKinds({ reading, exchange, words }: Case): readonly RefusalKind[] | undefined {
  const { entraCode } = reading.answer;
  const kind = entraCode === undefined ? undefined : ENTRA_REFUSALS.get(entraCode);
  if (kind === 'code-expired' && exchange.stage === 'refresh') return ['refresh-token'];
  if (kind === 'client-secret' && /secret[^.;]{0,40}\bnot\b[^.;]{0,10}provided/.test(words)) return ['client-missing'];
  return kind && [kind];
}

/** What is wrong with the request as a whole. */
function formKinds({ exchange, reading, sent, words }: Case): readonly RefusalKind[] | undefined {
  const { error } = reading.answer;
  const grant = sent.form?.get('grant_type');
  const wanted = exchange.stage === 'refresh' ? 'refresh_token' : 'authorization_code';
  if (error === 'unsupported_grant_type') return ['grant-type'];
  if (grant !== undefined && grant !== null && grant !== wanted && error !== 'invalid_client') return ['grant-type'];
  if (reading.status === 415 || ((!error || error === 'invalid_request') && isAboutFormat(words)))
    return ['request-format'];
  // A server that misses what is in the body cannot read the body.
  const isUnread = sent.form?.has('client_secret') === true && saysThatClientIsMissing(words);
  if (sent.isJson && (isDenied(reading) || !error || isUnread)) return ['request-format'];
  const hasBoth = sent.hasBasic === true && sent.form?.has('client_secret') === true;
  if (isAboutTwoMechanisms(words) || (hasBoth && (!error || error === 'invalid_request' || isDenied(reading))))
    return ['two-mechanisms'];
  return undefined;
}

/** What is wrong with the client and its proof. */
function clientKinds(given: Case): readonly RefusalKind[] | undefined {
  const { exchange, reading, sent, words, flow } = given;
  const { error } = reading.answer;
  const isBare = reading.status === 401 && !error;
  const isClient = error === 'invalid_client' || error === 'unauthorized_client' || isBare;
  if (!isClient && !isDenied(reading)) return saysThatClientIsMissing(words) ? ['client-missing'] : undefined;
  if (sent.form && !sent.isJson && sent.hasBasic === false && !sent.form.has('client_secret'))
    return ['client-missing'];
  if (sent.hasRawSecret) return ['secret-not-encoded'];
  if (!isClient) return undefined;
  if (saysThatClientIsMissing(words)) return ['client-missing'];
  if (exchange.attempt !== 'form' && wantsForm(words)) return ['form-required'];
  if (sent.hasBasic !== true && exchange.attempt !== 'basic') {
    if (wantsBasic(words) || getsPastByBasic(flow, exchange)) return ['basic-required'];
    const asksForBasic = headersOf(exchange.response, 'www-authenticate').some((value) => /^\s*basic\b/i.test(value));
    if (asksForBasic && !triedByBasic(flow, exchange) && !/secret/.test(words))
      return exchange.request || exchange.attempt ? ['basic-required'] : ['client-secret', 'basic-required'];
  }
  if (isAboutClientId(words)) return ['client-id'];
  if (error === 'unauthorized_client' && /grant[ _]type|response[ _]type/.test(words)) return ['grant-type'];
  return ['client-secret'];
}

const triedByBasic = (flow: Flow, form: Exchange): Exchange | undefined =>
  flow.of('token').find((each) => each !== form && each.attempt === 'basic');

/** True when the second attempt, by Basic, was refused for something that is looked at after the client. */
function getsPastByBasic(flow: Flow, form: Exchange): boolean {
  const basic = form.attempt === 'form' ? triedByBasic(flow, form) : undefined;
  const reading = basic && readingOf(basic);
  if (!basic || !reading || !/^invalid_(?:grant|scope)$/.test(reading.answer.error ?? '')) return false;
  const [kind] = grantKinds(wordsOfRefusal(basic.response?.body ?? '', reading));
  // A code that the first attempt used up says nothing about the client.
  return kind !== undefined && kind !== 'code-used';
}

/** What is wrong with a code. */
function codeKinds(given: Case): readonly RefusalKind[] {
  const { reading, words } = given;
  const { error } = reading.answer;
  if (error === 'invalid_scope') return ['scope'];
  if (error === 'redirect_uri_mismatch') return ['redirect-uri'];
  if (error === 'invalid_code') return ['code-used'];
  const seen = seenInRequests(given);
  const said = isDenied(reading) ? [] : grantKinds(words);
  const isHalf = said[0] === 'pkce-required' && seen === 'pkce-half';
  if (said.length > 0 && !isHalf) return said;
  if (seen) return [seen];
  return isDenied(reading) ? ['client-secret', 'user'] : ['not-told'];
}

/** What the requests themselves show where the answer does not say it. */
function seenInRequests({ flow, exchange, sent: { form } }: Case): RefusalKind | undefined {
  if (!form) return undefined;
  const code = form.get('code');
  const used = code === null ? undefined : issuedIn(flow).byCode.get(code);
  if (used !== undefined && used < flow.orderOf(exchange)) return 'code-used';
  const asked = signInOf(flow, exchange);
  const query = asked && queryOf(asked);
  if (!query) return undefined;
  const redirect = query.get('redirect_uri');
  if (redirect !== null && !form.has('redirect_uri')) return 'redirect-uri-missing';
  if (redirect !== null && form.get('redirect_uri') !== redirect) return 'redirect-uri';
  return query.has('code_challenge') === form.has('code_verifier') ? undefined : 'pkce-half';
}

/** What is wrong with a refresh token. */
function refreshKinds({ flow, exchange, reading, sent, words }: Case): readonly RefusalKind[] {
  const { error } = reading.answer;
  if (error === 'invalid_scope') return ['scope'];
  if (sent.form ? !sent.form.get('refresh_token') : saysThatRefreshTokenIsMissing(words))
    return ['refresh-token-missing'];
  if (sent.form && wasReplaced(flow, exchange, sent.form.get('refresh_token'))) return ['refresh-token-rotated'];
  if (error === 'invalid_grant' || error === 'invalid_token' || isDenied(reading)) return ['refresh-token'];
  return saysThatRefreshTokenIsMissing(words) ? ['refresh-token-missing'] : ['not-told'];
}

/** True when an earlier answer gave this refresh token, and a later one another. */
function wasReplaced(flow: Flow, exchange: Exchange, token: string | null): boolean {
  const order = flow.orderOf(exchange);
  const { refreshTokens } = issuedIn(flow);
  const last = refreshTokens.findLast((each) => each.order < order);
  if (token === null || last === undefined || last.token === token) return false;
  return refreshTokens.some((each) => each.order < order && each.token === token);
}

/** What the token endpoint gave, with the places in the flow. */
interface Issued {
  /** Where a code first brought a token. */
  readonly byCode: ReadonlyMap<string, number>;
  readonly refreshTokens: readonly { readonly order: number; readonly token: unknown }[];
}

/** Worked out once for a flow, in one pass over its exchanges. */
const issued = new WeakMap<Flow, Issued>();

function issuedIn(flow: Flow): Issued {
  const known = issued.get(flow);
  if (known) return known;
  const byCode = new Map<string, number>();
  const refreshTokens: { order: number; token: unknown }[] = [];
  for (const [order, exchange] of flow.exchanges.entries()) {
    const { stage } = exchange;
    if (stage !== 'token' && stage !== 'refresh') continue;
    const reading = readingOf(exchange);
    const token = reading?.members?.get('refresh_token') ?? undefined;
    if (token !== undefined) refreshTokens.push({ order, token });
    const code = stage === 'token' && reading?.hasToken === true ? formOf(exchange).get('code') : null;
    if (code !== null && !byCode.has(code)) byCode.set(code, order);
  }
  const all = { byCode, refreshTokens };
  issued.set(flow, all);
  return all;
}
