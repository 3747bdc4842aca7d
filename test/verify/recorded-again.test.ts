import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { activeRules } from '../../src/engine/check.js';
import { type Diagnosis, diagnose } from '../../src/engine/diagnose.js';
import { readEvidence } from '../../src/exchange/evidence.js';
import type { Exchange } from '../../src/exchange/exchange.js';
import { Flow } from '../../src/exchange/flow.js';
import { redactedHar } from '../../src/exchange/har-writer.js';
import { rules } from '../../src/rules/index.js';
import { FAULTS } from '../../src/sandbox/faults/index.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { committedConnector, tryOut } from '../support/sandbox-world.js';
import { WRONG_CLIENTS } from '../support/wrong-clients.js';

// The recording that `verify` writes holds no values, and shows the same cause as the run did.

const connector = committedConnector();
const active = activeRules(rules, 'repository');
const OPTIONS = { tool: { name: 'sn-connector', version: '1.0.0' }, comment: 'Redacted.' };

/** What `diagnose` says of the recording of some exchanges. */
function again(exchanges: readonly Exchange[]): Diagnosis {
  const evidence = readEvidence(new Document('run.har', redactedHar(exchanges, OPTIONS)), connector);
  expect([evidence.kinds, evidence.problems]).toEqual([['live'], []]);
  return diagnose(new Flow(evidence, connector, connector.oauthSettings[0]), active, { profile: 'repository' });
}

/** What a diagnosis comes to: the rules about traffic with their weight, in order, and what came of each leg. */
const gist = ({ findings, stages, direction }: Diagnosis) => ({
  direction,
  findings: findings
    .filter(({ stage }) => stage !== undefined)
    .map(({ rule, rank, severity, confidence, stage, message }) => ({
      rule,
      rank,
      severity,
      confidence,
      stage,
      message,
    })),
  stages: stages.map(({ stage, outcome }) => `${stage} ${outcome}`),
});

describe('the recording of a run with the fault', () => {
  test.each(FAULTS.map(({ name }) => name))('%s', async (fault) => {
    const { exchanges, diagnosis } = await tryOut(connector, createSandbox({ fault }), WRONG_CLIENTS[fault]);
    expect(gist(again(exchanges))).toEqual(gist(diagnosis));
  });
});
