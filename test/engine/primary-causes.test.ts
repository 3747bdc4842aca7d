import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { diagnose } from '../../src/engine/diagnose.js';
import { readEvidence } from '../../src/exchange/evidence.js';
import { Flow } from '../../src/exchange/flow.js';
import { rules } from '../../src/rules/index.js';
import { casesOf, evidenceOf } from '../support/cases.js';

// A wrong answer has one cause. All rules together look at the evidence that shows one of them.
const AREAS = /^(?:network|tls|edge|api|platform|teams|servicenow|endpoint)\//;

/** Where two causes look the same, both are told; what is only worth knowing is no cause. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'edge/firewall-page bad-no-reason': ['edge/address-blocked', 'edge/firewall-page'],
  'edge/address-blocked bad-no-reason': ['edge/address-blocked', 'edge/firewall-page'],
  'api/no-records bad': [],
};

const ACTIVE = rules
  .filter((rule) => rule.diagnose)
  .map((rule) => ({ rule, severity: typeof rule.severity === 'string' ? rule.severity : ('error' as const) }));

const CASES = ACTIVE.flatMap(({ rule: { id } }) =>
  AREAS.test(id)
    ? casesOf(id).flatMap(({ name, path }) => {
        const evidence = evidenceOf(path);
        return name.startsWith('bad') && evidence !== undefined ? [{ id, name, file: join(path, evidence) }] : [];
      })
    : [],
);

describe('the primary cause', () => {
  test.each(CASES)('$id $name', ({ id, name, file }) => {
    const flow = new Flow(readEvidence(new Document(file, readFileSync(file, 'utf8'), { json: false })));
    const { findings, failures } = diagnose(flow, ACTIVE);
    const primary = findings.filter(({ rank }) => rank === 'primary').map(({ rule }) => rule);
    expect(failures).toEqual([]);
    expect([...new Set(primary)].sort()).toEqual(OTHERS[`${id} ${name}`] ?? [id]);
  });
});
