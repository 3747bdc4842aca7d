import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { rulesJson, rulesList, rulesTable } from '../../src/report/catalogue.js';
import { unifiedDiff } from '../../src/report/diff.js';
import { explainRule, rulePage } from '../../src/report/explain.js';
import { coloured } from '../../src/report/paint.js';
import { expectGolden } from '../support/golden.js';
import { FIXTURES, longScript, misspelt, OPTIONS, RULES, reportOf, resultsOf, twoHosts } from './sample.js';

const pageOf = (rule: string): string => `rules/${rule}.md`;

describe('a rule explained', () => {
  test('on a terminal', () => {
    expectGolden(join(FIXTURES, 'explain.txt'), explainRule(misspelt, { pageOf }));
    expectGolden(join(FIXTURES, 'explain-coloured.txt'), explainRule(twoHosts, { paint: coloured }));
  });

  test('in a narrow window', () => {
    for (const line of explainRule(longScript, { width: 40 }).split('\n'))
      if (!line.includes('http') && !line.includes('repository:')) expect(line.length).toBeLessThanOrEqual(70);
    expect(explainRule(longScript, { width: 40 })).toContain('\n  The platform reads "summary" only, and\n');
  });

  test('on a page', async () => {
    const [first] = resultsOf();
    if (!first) throw new Error('the sample is empty');
    const findings = first.findings.filter(({ rule }) => rule === misspelt.id);
    const text = first.connector.document('definition')?.text ?? '';
    const example = {
      output: await reportOf('text', [{ ...first, findings }]),
      difference: unifiedDiff('apiDefinition.swagger.json', text, text.replace('"sumary"', '"summary"')),
    };
    expectGolden(join(FIXTURES, 'rule-page.md'), rulePage(misspelt, example));
    expectGolden(join(FIXTURES, 'rule-page-short.md'), rulePage(twoHosts));
  });
});

describe('the catalogue', () => {
  test('as a table', () => {
    expectGolden(join(FIXTURES, 'rules-table.md'), rulesTable(RULES, { pageOf }));
  });

  test('as a list', () => {
    expectGolden(join(FIXTURES, 'rules-list.txt'), rulesList(RULES));
  });

  test('as JSON', () => {
    expectGolden(join(FIXTURES, 'rules.json'), rulesJson(RULES, { tool: OPTIONS.tool, pageOf }));
  });
});
