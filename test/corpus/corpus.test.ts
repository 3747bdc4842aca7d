import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findConnectors } from '../../src/connector/find.js';
import { loadConnector } from '../../src/connector/load.js';
import { activeRules } from '../../src/engine/check.js';
import { applyFixes } from '../../src/engine/fix.js';
import { PROFILES } from '../../src/engine/rule.js';
import { runRules } from '../../src/engine/run.js';
import { CORPUS, corpusTest } from '../support/corpus.js';
import { loadRules } from '../support/rule-files.js';

const rules = await loadRules();

/** The defects of published connectors: connector, rule, and why it is one. `npm run corpus -- <folder> --table` adds rows. */
const rows = readFileSync(join(import.meta.dirname, 'defects.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [connector: string, rule: string, why: string]);

test('every row says why it is a defect', () => {
  for (const [connector, rule, why, ...more] of rows) {
    expect([connector, rule, why, ...more]).toEqual([
      expect.any(String),
      expect.any(String),
      expect.stringMatching(/^\S.{15,}/),
    ]);
    expect(why).not.toMatch(/TODO/);
  }
});

corpusTest(
  'no connector has an error that is not a nameable defect',
  () => {
    const found = new Set<string>();
    const active = activeRules(rules, 'repository');
    for (const target of findConnectors(CORPUS as string, [], CORPUS)) {
      const { findings, failures } = runRules(loadConnector(target), active, { profile: 'repository', fixes: false });
      expect(failures).toEqual([]);
      for (const { severity, rule } of findings) if (severity === 'error') found.add(`${target.folder}\t${rule}`);
    }
    expect([...found].sort()).toEqual(rows.map(([connector, rule]) => `${connector}\t${rule}`).sort());
  },
  120_000,
);

corpusTest(
  'every fix of a connector can be applied, parses, and leaves nothing to fix of that kind',
  () => {
    for (const profile of PROFILES) {
      const active = activeRules(rules, profile);
      for (const target of findConnectors(CORPUS as string, [], CORPUS)) {
        const connector = loadConnector(target);
        const { findings, failures } = runRules(connector, active, { profile, fixes: true });
        expect(failures).toEqual([]);
        const fixes = findings.flatMap(({ fix }) => (fix ? [fix] : []));
        if (fixes.length === 0) continue;
        const texts = new Map(connector.documents.map(({ file, text }) => [file, text]));
        for (const [file, text] of applyFixes(texts, fixes).texts) {
          const isBroken = connector.documents.find((document) => document.file === file)?.unreadable !== undefined;
          if (file.endsWith('.json') && !isBroken) expect(() => JSON.parse(text.replace(/^\ufeff/, ''))).not.toThrow();
        }
      }
    }
  },
  300_000,
);
