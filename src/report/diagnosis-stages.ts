import type { StageOutcome } from '../engine/stages.js';
import type { Exchange, FlowStage } from '../exchange/exchange.js';
import type { Flow } from '../exchange/flow.js';
import type { Diagnosed } from './diagnosis.js';
import { answerLine, callbackLine } from './exchange-lines.js';
import { type Telling, type ToldAnswer, type ToldRequest, toldAnswer, toldRequest } from './exchange-told.js';
import type { Explanation } from './explanation.js';

/** `undecided`: the leg was seen, it did not go well, and no rule says why. */
export type Outcome = StageOutcome['outcome'] | 'undecided';

export interface ExchangeView {
  /** What it is for, where that is not plain: `first attempt, secret in the form`. */
  readonly label?: string;
  readonly request?: ToldRequest;
  readonly answer?: ToldAnswer;
  /** What came of it, in a line. */
  readonly outcome: string;
  readonly note?: string;
}

export interface StageView {
  readonly stage: FlowStage;
  readonly outcome: Outcome;
  /** Why the evidence cannot show it. */
  readonly reason?: string;
  readonly exchanges: readonly ExchangeView[];
  /** Exchanges that are left out. */
  readonly more: number;
}

/** How many exchanges of a leg are shown. */
const MOST_EXCHANGES = 6;

/** A leg as it is told. */
export function stageView(
  { stage, outcome, exchanges }: StageOutcome,
  { flow, reasonOf, notes }: Diagnosed,
  explained: ReadonlyMap<string, Explanation>,
  telling: Telling,
): StageView {
  const own = exchanges.filter(({ probe }) => probe === undefined);
  const told: Outcome = outcome === 'not-visible' && own.length > 0 ? 'undecided' : outcome;
  return {
    stage,
    outcome: told,
    ...(told === 'not-visible' ? { reason: reasonOf(stage) } : {}),
    exchanges: fewest(exchanges).map((exchange): ExchangeView => {
      const request = toldRequest(exchange, telling);
      const answer = stage === 'callback' ? undefined : toldAnswer(exchange, telling);
      const label = labelOf(exchange, exchanges, flow);
      const note = notes?.get(exchange);
      return {
        ...(label === undefined ? {} : { label }),
        ...(request && stage !== 'callback' ? { request } : {}),
        ...(answer ? { answer } : {}),
        outcome: outcomeLine(exchange, flow, explained, telling),
        ...(note === undefined ? {} : { note }),
      };
    }),
    more: Math.max(0, exchanges.length - MOST_EXCHANGES),
  };
}

function outcomeLine(
  exchange: Exchange,
  flow: Flow,
  explained: ReadonlyMap<string, Explanation>,
  telling: Telling,
): string {
  const { said, stage, request } = exchange;
  if (said !== undefined) {
    const title = explained.get(said)?.primary?.message.title;
    return title === undefined ? answerLine(exchange, telling) : `an error text: ${title}`;
  }
  return stage === 'callback' && request ? callbackLine(exchange, flow, telling) : answerLine(exchange, telling);
}

/** The exchanges that are shown: those that did not go well before others, in their order. */
function fewest(exchanges: readonly Exchange[]): readonly Exchange[] {
  if (exchanges.length <= MOST_EXCHANGES) return exchanges;
  const isBad = ({ response, failure, said, probe }: Exchange): boolean =>
    probe !== undefined || failure !== undefined || said !== undefined || (response?.status ?? 0) >= 400;
  const wanted = new Set([...exchanges.filter(isBad), ...exchanges].slice(0, 2 * MOST_EXCHANGES));
  const kept = new Set([...wanted].slice(0, MOST_EXCHANGES));
  return exchanges.filter((exchange) => kept.has(exchange));
}

const PROBES: Readonly<Record<NonNullable<Exchange['probe']>, string>> = {
  'without-token': 'the same call without a token',
  'refresh-without-secret': 'the refresh again, without the secret',
  'refresh-basic': 'the refresh again, with HTTP Basic',
};

const isAfterRefresh = (exchange: Exchange, flow: Flow): boolean =>
  flow.of('refresh').some((each) => flow.orderOf(each) < flow.orderOf(exchange));

function labelOf(exchange: Exchange, all: readonly Exchange[], flow: Flow): string | undefined {
  const { probe, attempt, stage } = exchange;
  if (probe !== undefined) return PROBES[probe];
  if (stage === 'api' && isAfterRefresh(exchange, flow)) return 'the call again, with the refreshed token';
  if (attempt === undefined) return undefined;
  const hasBoth = new Set(all.map((each) => each.attempt)).size > 1;
  if (attempt === 'form') return hasBoth ? 'first attempt, secret in the form' : 'secret in the form';
  return hasBoth ? 'second attempt, HTTP Basic' : 'secret by HTTP Basic';
}
