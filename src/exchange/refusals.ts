import { ENTRA_AT_SIGN_IN, ENTRA_REFUSALS } from '../facts/entra-refusals.js';
import type { RefusalKind } from '../facts/refusal-kinds.js';
import type { Exchange, FlowStage } from './exchange.js';
import type { Flow } from './flow.js';
import { readingOf, type TokenReading } from './token-reading.js';
import { isDenied, kindsOfRefusal } from './token-refusals.js';

/** A refusal of a token endpoint. */
export interface Refusal {
  readonly exchange: Exchange;
  /** What it is about; several where they look the same. */
  readonly kinds: readonly RefusalKind[];
  /** What was answered, of what may be shown: status and OAuth error. */
  readonly answered: string;
  /** True for the second attempt of the platform after the first was answered without a token. */
  readonly isSecond: boolean;
  readonly isDenied: boolean;
  /** False where other causes look the same, or where only a status speaks. */
  readonly isSure: boolean;
}

/** Statuses that say that the address or the server is at fault, not the request. */
const NO_REFUSALS: ReadonlySet<number> = new Set([404, 405, 407, 429, 503]);
/** Bodies that are no answer of a token endpoint. */
const PAGES: ReadonlySet<string> = new Set(['hibernating', 'blocked-page', 'login-page', 'maintenance', 'web-page']);
const ABOUT_THE_CLIENT: ReadonlySet<RefusalKind> = new Set([
  'not-told',
  'client-secret',
  'client-missing',
  'client-id',
  'form-required',
  'secret-not-encoded',
]);

const known = new WeakMap<Flow, readonly Refusal[]>();

/** The refusals of token requests that are about something; `stage` limits them to one leg. */
export function refusalsAbout(flow: Flow, kind: RefusalKind, stage?: FlowStage): readonly Refusal[] {
  let refusals = known.get(flow);
  if (!refusals) {
    const answered = answeredRefusals(flow);
    refusals = answered.length > 0 ? answered : saidRefusals(flow);
    known.set(flow, refusals);
  }
  return refusals.filter(({ kinds, exchange }) => kinds.includes(kind) && (stage ?? exchange.stage) === exchange.stage);
}

/** True for an answer that refuses a token request in words of OAuth, or in none. */
function isRefusal({ status, answer: { shape } }: TokenReading): boolean {
  if (PAGES.has(shape) || NO_REFUSALS.has(status) || shape === 'nested-error') return false;
  return status >= 400 || (status === 0 && (shape === 'error' || shape === 'error-in-form'));
}

function answeredRefusals(flow: Flow): Refusal[] {
  const refusals: Refusal[] = [];
  for (const exchange of flow.of('token', 'refresh')) {
    const reading = readingOf(exchange);
    const { status = 0 } = exchange.response ?? {};
    if (reading ? !isRefusal(reading) : status < 400 || NO_REFUSALS.has(status)) continue;
    if (exchange.attempt === 'form' && flow.worksByBasicOnly) continue;
    const kinds: readonly RefusalKind[] = reading ? kindsOfRefusal(flow, exchange, reading) : ['not-told'];
    const first = firstAttempt(flow, exchange);
    const told = first
      ? kindsOfSecond(
          kinds,
          reading,
          refusals.find((each) => each.exchange === first),
        )
      : kinds;
    if (told.length === 0) continue;
    refusals.push({
      exchange,
      kinds: told,
      answered: answeredAs(reading, status),
      isSecond: first !== undefined,
      isDenied: reading !== undefined && isDenied(reading),
      isSure:
        told.length === 1 &&
        !(told[0] === 'client-secret' && reading?.answer.error === undefined && !reading?.answer.entraCode),
    });
  }
  return refusals;
}

/** The first attempt of the platform, if this is the second, and the first got no token. */
function firstAttempt(flow: Flow, second: Exchange): Exchange | undefined {
  if (second.stage !== 'token' || second.attempt !== 'basic') return undefined;
  return flow.exchanges
    .slice(0, flow.orderOf(second))
    .findLast(({ stage, attempt, response }) => stage === 'token' && attempt === 'form' && response !== undefined);
}

/**
 * The second attempt brings the same code. That it is refused in the same way, or because the code was used up, is no news;
 * that Basic is refused says nothing about the first.
 */
function kindsOfSecond(
  kinds: readonly RefusalKind[],
  reading: TokenReading | undefined,
  first: Refusal | undefined,
): readonly RefusalKind[] {
  if (kinds[0] === 'not-told' && reading?.answer.error === 'invalid_grant') return ['code-used'];
  return kinds.some((kind) => ABOUT_THE_CLIENT.has(kind) || first?.kinds.includes(kind)) ? [] : kinds;
}

/** Codes of Entra in an error text that a product passed on. */
function saidRefusals({ said }: Flow): Refusal[] {
  return said.flatMap((exchange) => {
    const code = /\bAADSTS\d{4,8}\b/i.exec(exchange.said)?.[0].toUpperCase() ?? '';
    const kind = ENTRA_REFUSALS.get(code);
    if (!kind || exchange.response || ENTRA_AT_SIGN_IN.has(code)) return [];
    const isRefresh = exchange.stage === 'refresh' && kind === 'code-expired';
    return [
      {
        exchange,
        kinds: [isRefresh ? 'refresh-token' : kind],
        answered: code,
        isSecond: false,
        isDenied: false,
        isSure: true,
      },
    ];
  });
}

/** What may be told of an answer: its status and its error, where OAuth or Entra knows it. */
function answeredAs(reading: TokenReading | undefined, status = reading?.status ?? 0): string {
  const { error, entraCode, shape } = reading?.answer ?? {};
  const what = error ? `"${error}"` : shape === 'empty' ? 'and nothing else' : undefined;
  const parts = [status > 0 ? `${status}` : undefined, what, entraCode].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' ') : 'a refusal';
}
