import { ENTRA_AT_SIGN_IN, ENTRA_REFUSALS } from '../facts/entra-refusals.js';
import { OAUTH_ERRORS } from '../facts/http-status.js';
import type { RefusalKind } from '../facts/refusal-kinds.js';
import { answerOf } from './answer-shape.js';
import { type Exchange, type Part, queryOf } from './exchange.js';
import type { Flow } from './flow.js';
import { isAboutClientId, isAboutPkce, isAboutRedirect } from './refusal-words.js';
import { signInRequests, waysBack } from './sign-ins.js';

/** A sign-in that ended in a page, or came back with an error. */
export interface SignInRefusal {
  readonly exchange: Exchange;
  readonly part: Part;
  readonly kind: RefusalKind;
  /** What was shown, of what may be told. */
  readonly answered: string;
  /** The parameters of the sign-in, where the evidence has them. */
  readonly asked: URLSearchParams | undefined;
  readonly isSaid: boolean;
}

/** Texts of products that say it whatever their status is. */
const TEXTS: readonly (readonly [RegExp, RefusalKind])[] = [
  [/missing state parameter in request/i, 'state'],
  [/missing required query string parameter: state/i, 'state'],
  [/invalid redirect_ur[il]|missing redirect url in application registration/i, 'redirect-uri'],
  [/redirect_uri doesn.{0,2}t match the client registered|redirect uri included is not valid/i, 'redirect-uri'],
  [/redirect_uri_mismatch/i, 'redirect-uri'],
  [/invalid client_id/i, 'client-id'],
];
/** Of a page its beginning is read. */
const LOOKED_AT = 20_000;
const NO_REFUSALS: ReadonlySet<number> = new Set([404, 405, 407, 429, 503]);
const PAGES: ReadonlySet<string> = new Set(['hibernating', 'blocked-page', 'maintenance']);

const known = new WeakMap<Flow, readonly SignInRefusal[]>();

/** The refusals of a sign-in that are about something. */
export function signInRefusals(flow: Flow, kind: RefusalKind): readonly SignInRefusal[] {
  let refusals = known.get(flow);
  if (!refusals) {
    refusals = [...pages(flow), ...errorsBack(flow), ...saidRefusals(flow)];
    known.set(flow, refusals);
  }
  return refusals.filter((refusal) => refusal.kind === kind);
}

function pages(flow: Flow): SignInRefusal[] {
  return signInRequests(flow).flatMap((exchange): SignInRefusal[] => {
    const { status = 0, body = '' } = exchange.response ?? {};
    const text = body.slice(0, LOOKED_AT);
    const kind = kindInText(text) ?? (status >= 400 ? kindOfPage(text, status) : undefined);
    if (!kind) return [];
    const { error, entraCode } = answerOf(text);
    const answered = [status > 0 ? `${status}` : undefined, error && `"${error}"`, entraCode].filter(Boolean).join(' ');
    return [{ exchange, part: 'response', kind, answered, asked: queryOf(exchange), isSaid: false }];
  });
}

function kindInText(text: string): RefusalKind | undefined {
  const found = TEXTS.find(([pattern]) => pattern.test(text))?.[1];
  if (found) return found;
  const code = entraCodeIn(text);
  return ENTRA_AT_SIGN_IN.has(code) ? ENTRA_REFUSALS.get(code) : undefined;
}

const entraCodeIn = (text: string): string => /\bAADSTS\d{4,8}\b/i.exec(text)?.[0].toUpperCase() ?? '';

/** What a page of a refusal names. */
function kindOfPage(text: string, status: number): RefusalKind | undefined {
  const { shape, error } = answerOf(text);
  if (NO_REFUSALS.has(status) || status >= 500 || PAGES.has(shape)) return undefined;
  return kindOfError(error ?? '', text.toLowerCase());
}

function kindOfError(error: string, words: string): RefusalKind {
  if (error === 'access_denied') return 'denied';
  if (error === 'invalid_scope') return 'scope';
  if (error === 'redirect_uri_mismatch') return 'redirect-uri';
  if (error === 'invalid_client' || error === 'unauthorized_client') return 'client-id';
  if (isAboutRedirect(words)) return 'redirect-uri';
  if (isAboutPkce(words)) return 'pkce-required';
  return isAboutClientId(words) ? 'client-id' : 'not-told';
}

function errorsBack(flow: Flow): SignInRefusal[] {
  return waysBack(flow).flatMap(({ exchange, parameters, asked }): SignInRefusal[] => {
    const error = parameters.get('error')?.trim().toLowerCase() ?? '';
    const part = exchange.stage === 'callback' ? 'url' : 'headers';
    if (error === '') {
      // A run of our own sees the whole address; a recording may have lost its parameters.
      if (parameters.get('code') || !flow.isLive) return [];
      const answered = 'neither a code nor an error';
      return [{ exchange, part, kind: 'not-told', answered, asked: asked && queryOf(asked), isSaid: false }];
    }
    const words = (parameters.get('error_description') ?? '').slice(0, LOOKED_AT).toLowerCase();
    const shown = OAUTH_ERRORS.has(error) ? `"${error}"` : undefined;
    // An error in Base64 holds the words of the product that failed; who reads the evidence takes it apart.
    if (!shown && !/^[a-z_.-]{3,40}$/.test(error) && flow.said.length > 0) return [];
    const kind = kindInText(words) ?? kindOfError(error, words);
    const answered = `error ${shown ?? 'of its own'}`;
    return [{ exchange, part, kind, answered, asked: asked && queryOf(asked), isSaid: false }];
  });
}

/** Error texts that a product passed on, where the evidence has no answer. */
function saidRefusals({ said }: Flow): SignInRefusal[] {
  return said.flatMap((exchange): SignInRefusal[] => {
    const kind = exchange.response ? undefined : kindInText(exchange.said);
    const answered = entraCodeIn(exchange.said) || 'a message';
    return kind ? [{ exchange, part: 'exchange', kind, answered, asked: undefined, isSaid: true }] : [];
  });
}
