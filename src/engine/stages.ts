import { type Exchange, FLOW_STAGES, type FlowStage, queryOf } from '../exchange/exchange.js';
import type { Flow } from '../exchange/flow.js';
import { readingOf } from '../exchange/token-reading.js';
import type { Finding } from './finding.js';

/** A leg of the flow: it went well, it failed, or the evidence cannot show it. Absence is never `ok`. */
export interface StageOutcome {
  readonly stage: FlowStage;
  readonly outcome: 'ok' | 'failed' | 'not-visible';
  readonly exchanges: readonly Exchange[];
}

/** What came of each leg. */
export function stageOutcomes(flow: Flow, findings: readonly Finding[]): StageOutcome[] {
  const failed = new Set(findings.flatMap(({ severity, stage }) => (severity === 'error' && stage ? [stage] : [])));
  return FLOW_STAGES.map((stage): StageOutcome => {
    const exchanges = flow.exchanges.filter((exchange) => exchange.stage === stage);
    const own = exchanges.filter(({ probe }) => probe === undefined);
    const outcome = failed.has(stage) ? 'failed' : own.some(isGood) ? 'ok' : 'not-visible';
    return { stage, outcome, exchanges };
  });
}

/** True for an exchange that did what it is for. */
function isGood(exchange: Exchange): boolean {
  const { stage, response } = exchange;
  const status = response?.status ?? 0;
  switch (stage) {
    case 'authorize':
      // A page or a redirect was sent; that the person got through shows in the callback.
      return status >= 200 && status < 400;
    case 'callback':
      return Boolean(queryOf(exchange).get('code'));
    case 'token':
    case 'refresh':
      return readingOf(exchange)?.hasToken === true;
    case 'api':
      return status >= 200 && status < 300;
  }
}
