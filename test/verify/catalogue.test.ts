import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { activeRules } from '../../src/engine/check.js';
import { type Diagnosis, diagnose } from '../../src/engine/diagnose.js';
import { readEvidence } from '../../src/exchange/evidence.js';
import { Flow } from '../../src/exchange/flow.js';
import { rules } from '../../src/rules/index.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { changedConnector } from '../support/changed-connector.js';
import { runOverNetwork } from '../support/network-run.js';
import { gist, recordedAgain } from '../support/recorded.js';
import { tryOut } from '../support/sandbox-world.js';
import { trustedAt, WRONG_SERVERS } from '../support/wrong-servers.js';
import { type Provocation, ROWS } from './catalogue-rows.js';

// Each row of the catalogue of failures is provoked, and told by its own name.

const active = activeRules(rules, 'repository');

/** Short enough for a test, long enough for a handshake on a machine that is busy. */
const TIMEOUTS = { connect: 1500, headers: 1500, body: 1500 };

interface Diagnosed {
  readonly diagnosis: Diagnosis;
  /** What `diagnose` says of the recording of the run. */
  readonly again?: Diagnosis;
}

async function diagnosed(provoked: Provocation): Promise<Diagnosed> {
  switch (provoked.by) {
    case 'server': {
      const options = { authorities: trustedAt(provoked.server), timeouts: TIMEOUTS };
      return WRONG_SERVERS[provoked.server](async (signIn) => {
        const { run, diagnosis, connector } = await runOverNetwork({ signIn, token: signIn, api: signIn }, options);
        return { diagnosis, again: recordedAgain(run.exchanges, connector) };
      });
    }
    case 'evidence': {
      const evidence = readEvidence(new Document('evidence.txt', provoked.text, { json: false }));
      expect(evidence.exchanges).not.toEqual([]);
      return { diagnosis: diagnose(new Flow(evidence), active, { profile: 'repository' }) };
    }
    case 'sandbox': {
      const { sandbox, client, isUnreachable = false } = provoked;
      const connector = provoked.connector?.() ?? changedConnector({});
      const wrong = { ...client, unreachable: isUnreachable };
      const profile = isUnreachable ? 'deploy' : 'repository';
      const { diagnosis, exchanges } = await tryOut(connector, createSandbox(sandbox), wrong, {}, profile);
      return { diagnosis, again: recordedAgain(exchanges, connector, profile) };
    }
  }
}

describe.each([...new Set(ROWS.map(({ row }) => row))])('row %i', (number) => {
  const cases = ROWS.filter(({ row }) => row === number);
  for (const { mode, provoked, primary, beside = [] } of cases) {
    test(mode, async () => {
      const { diagnosis, again } = await diagnosed(provoked);
      const { findings, failures } = diagnosis;
      expect(failures).toEqual([]);
      const ranked = new Set(findings.flatMap(({ rule, rank }) => (rank === 'primary' ? [rule] : [])));
      expect([...ranked].sort()).toEqual([...primary].sort());
      expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...beside]));
      if (again) expect(gist(again)).toEqual(gist(diagnosis));
    });
  }
});

test('every row of the catalogue has a case', () => {
  const rows = new Set(ROWS.map(({ row }) => row));
  expect([...Array(72).keys()].map((index) => index + 1).filter((each) => !rows.has(each))).toEqual([]);
});
