import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { activeRules } from '../../src/engine/check.js';
import { type Diagnosis, diagnose } from '../../src/engine/diagnose.js';
import { readEvidence } from '../../src/exchange/evidence.js';
import { Flow } from '../../src/exchange/flow.js';
import { rules } from '../../src/rules/index.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { changedConnector } from '../support/changed-connector.js';
import { tryOut } from '../support/sandbox-world.js';
import { type Provocation, ROWS } from './catalogue-rows.js';

// Each row of the catalogue of failures is provoked, and told by its own name.

const active = activeRules(rules, 'repository');

async function diagnosed(provoked: Exclude<Provocation, { by: 'server' }>): Promise<Diagnosis> {
  if (provoked.by === 'evidence') {
    const evidence = readEvidence(new Document('evidence.txt', provoked.text, { json: false }));
    expect(evidence.exchanges).not.toEqual([]);
    return diagnose(new Flow(evidence), active, { profile: 'repository' });
  }
  const { connector = () => changedConnector({}), sandbox, client, isUnreachable = false } = provoked;
  const wrong = { ...client, unreachable: isUnreachable };
  const profile = isUnreachable ? 'deploy' : 'repository';
  return (await tryOut(connector(), createSandbox(sandbox), wrong, {}, profile)).diagnosis;
}

describe.each([...new Set(ROWS.map(({ row }) => row))])('row %i', (number) => {
  const cases = ROWS.filter(({ row, provoked }) => row === number && provoked.by !== 'server');
  // A row of servers only is held by the test that has them.
  if (cases.length === 0) test('is held by the test of servers', () => {});
  for (const { mode, provoked, primary, beside = [] } of cases) {
    test(mode, async () => {
      if (provoked.by === 'server') return;
      const { findings, failures } = await diagnosed(provoked);
      expect(failures).toEqual([]);
      const ranked = new Set(findings.flatMap(({ rule, rank }) => (rank === 'primary' ? [rule] : [])));
      expect([...ranked].sort()).toEqual([...primary].sort());
      expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...beside]));
    });
  }
});

test('every row of the catalogue has a case', () => {
  const rows = new Set(ROWS.map(({ row }) => row));
  expect([...Array(72).keys()].map((index) => index + 1).filter((each) => !rows.has(each))).toEqual([]);
});
