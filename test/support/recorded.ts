import type { Connector } from '../../src/connector/connector.js';
import { Document } from '../../src/document/document.js';
import { activeRules } from '../../src/engine/check.js';
import { type Diagnosis, diagnose } from '../../src/engine/diagnose.js';
import type { Profile } from '../../src/engine/rule.js';
import { readEvidence } from '../../src/exchange/evidence.js';
import type { Exchange } from '../../src/exchange/exchange.js';
import { Flow } from '../../src/exchange/flow.js';
import { redactedHar } from '../../src/exchange/har-writer.js';
import { rules } from '../../src/rules/index.js';

const OPTIONS = { tool: { name: 'sn-connector', version: '1.0.0' }, comment: 'Redacted.' };

/** What `diagnose` says of the recording that `verify` writes of some exchanges. */
export function recordedAgain(
  exchanges: readonly Exchange[],
  connector: Connector,
  profile: Profile = 'repository',
): Diagnosis {
  const evidence = readEvidence(new Document('run.har', redactedHar(exchanges, OPTIONS)), connector);
  if (evidence.problems.length > 0) throw new Error(evidence.problems.map(({ text }) => text).join(' '));
  const flow = new Flow(evidence, connector, connector.oauthSettings[0]);
  return diagnose(flow, activeRules(rules, profile), { profile });
}

/** What a diagnosis comes to: the rules about traffic with their weight, in order, and what came of each leg. */
export const gist = ({ findings, stages, direction }: Diagnosis) => ({
  direction,
  findings: findings
    .filter(({ stage }) => stage !== undefined)
    .map(({ rule, rank, severity, confidence, stage, message }) => ({
      ...{ rule, rank, severity, confidence, stage, message },
    })),
  stages: stages.map(({ stage, outcome }) => `${stage} ${outcome}`),
});
