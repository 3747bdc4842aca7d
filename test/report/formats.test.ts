import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { coloured } from '../../src/report/paint.js';
import { FORMATS, type Summary, Tally } from '../../src/report/reporter.js';
import { summaryLine } from '../../src/report/summary-line.js';
import { expectGolden } from '../support/golden.js';
import { FIXTURES, reportOf, resultsOf } from './sample.js';

const FILES = {
  text: 'text.txt',
  json: 'json.json',
  sarif: 'sarif.json',
  github: 'github.txt',
  junit: 'junit.xml',
  markdown: 'markdown.md',
};

describe('the report of the sample', () => {
  test.each(FORMATS)('as %s', async (format) => {
    expectGolden(join(FIXTURES, FILES[format]), await reportOf(format, resultsOf()));
  });

  test('in colours', async () => {
    const [first] = resultsOf();
    expectGolden(
      join(FIXTURES, 'text-coloured.txt'),
      await reportOf('text', first ? [first] : [], { paint: coloured }),
    );
  });

  test.each(FORMATS)('of nothing, as %s', async (format) => {
    expectGolden(join(FIXTURES, 'nothing', FILES[format]), await reportOf(format, []));
  });

  test('with repeats left out', async () => {
    const [first] = resultsOf();
    const [finding] = first?.findings ?? [];
    if (!first || !finding) throw new Error('the sample has no findings');
    const text = await reportOf('text', [{ ...first, findings: [finding, finding, finding] }], { repeatsShown: 1 });
    expect(text).toContain(
      'apiDefinition.swagger.json: 2 more of definition/misspelt (--all shows them)\n\n3 errors in 1 connector;',
    );
    expect(text.split('error definition/misspelt')).toHaveLength(2);
  });

  test.each(FORMATS)('with more findings than a call can have arguments, as %s', async (format) => {
    const [first] = resultsOf();
    const [finding] = first?.findings ?? [];
    if (!first || !finding) throw new Error('the sample has no findings');
    const { fix: _, ...plain } = finding;
    const findings = new Array<typeof plain>(130_000).fill(plain);
    expect(await reportOf(format, [{ ...first, findings }], { repeatsShown: 3 })).toContain('misspelt');
  });

  test('as junit, with warnings that fail', async () => {
    const text = await reportOf('junit', resultsOf(), { failOn: 'warning' });
    expect(text).toContain('type="warning"');
    expect(text).not.toContain('type="info"');
    expect(await reportOf('junit', resultsOf(), { failOn: 'never' })).not.toContain('<failure');
  });
});

describe('the summary', () => {
  const summaryOf = (parts: Partial<Summary>): string =>
    summaryLine({ ...new Tally().summary, connectors: 1, ...parts });

  test.each<[Partial<Summary>, string]>([
    [{}, 'no findings in 1 connector'],
    [{ connectors: 357 }, 'no findings in 357 connectors'],
    [
      { errors: 3, warnings: 2, connectorsWithFindings: 1, fixable: 2 },
      '3 errors, 2 warnings in 1 connector; 2 fixable with --fix',
    ],
    [
      { infos: 1, connectors: 4, connectorsWithFindings: 1, fixable: 1, fixableUnsafe: 2 },
      '1 info in 1 of 4 connectors; 1 fixable with --fix, 2 more with --fix-unsafe',
    ],
    [{ errors: 1, connectorsWithFindings: 1, fixableUnsafe: 1 }, '1 error in 1 connector; 1 fixable with --fix-unsafe'],
    [{ suppressed: 2 }, 'no findings in 1 connector; 2 accepted'],
    [
      { problems: [{ kind: 'folder-unreadable', folder: 'a', message: 'EACCES' }] },
      'no findings in 1 connector; the check is incomplete',
    ],
  ])('%j', (parts, line) => {
    expect(summaryOf(parts)).toBe(line);
  });

  test('accepted findings are counted, and shown to programs only', async () => {
    const accepted = resultsOf().filter(({ connector }) => connector.folder === 'old');
    for (const format of ['text', 'github', 'markdown'] as const) {
      const text = await reportOf(format, accepted);
      expect(text).toContain('2 accepted');
      expect(text).not.toContain('misspelt');
    }
    for (const format of ['json', 'sarif', 'junit'] as const)
      expect(await reportOf(format, accepted)).toContain('definition/misspelt');
  });

  test('problems reach every format, without secrets', async () => {
    const tally = new Tally();
    tally.problem({
      kind: 'rule-failed',
      folder: '',
      rule: 'a/b',
      message: 'Invalid URL: https://x.example.com?client_secret=Zq8planted99',
    });
    const { createReporter } = await import('../../src/report/reporter.js');
    const { OPTIONS } = await import('./sample.js');
    for (const format of FORMATS) {
      const text = (await createReporter(format, OPTIONS)).end(tally.summary);
      expect(text).toContain('Invalid URL');
      expect(text).toContain('a/b');
      expect(text).not.toContain('Zq8planted99');
    }
  });

  test('a folder that could not be searched is named in every format, and no name of one acts', async () => {
    const { createReporter } = await import('../../src/report/reporter.js');
    const { OPTIONS } = await import('./sample.js');
    const folder = 'closed\n::warning::x <b>';
    const problem = { kind: 'folder-unreadable', folder, message: 'cannot be read (EACCES)' } as const;
    for (const format of FORMATS) {
      const text = (await createReporter(format, OPTIONS)).end({ ...new Tally().summary, problems: [problem] });
      expect(text).toMatch(/closed.*EACCES/s);
      expect(text).not.toMatch(/^::warning/m);
      if (format === 'markdown' || format === 'junit') expect(text).not.toContain('<b>');
    }
    const many = { ...new Tally().summary, problems: Array.from({ length: 5000 }, () => problem) };
    const comment = (await createReporter('markdown', { ...OPTIONS, limit: 2000 })).end(many);
    expect(comment).toContain('and 4995 more');
    expect(comment.length).toBeLessThan(2000);
  });
});
