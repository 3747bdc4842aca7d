import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Profile, Rule } from '../src/engine/rule.js';
import { casesOf, checkFolder, diagnoseCase, evidenceOf, fixAll, render, withCase } from './support/cases.js';
import { expectGolden, UPDATES_GOLDEN } from './support/golden.js';
import { loadRules } from './support/rule-files.js';

// One harness for all rules: a case is a folder, see CONTRIBUTING.md. `RULES=refresh/ npm test -- rules` runs some.
for (const rule of await loadRules(process.env['RULES'])) {
  describe(rule.id, () => {
    const cases = casesOf(rule.id);

    test('has a bad and a good case', () => {
      const has = (start: string, isTraffic: boolean): boolean =>
        cases.some(({ name, path }) => name.startsWith(start) && (evidenceOf(path) !== undefined) === isTraffic);
      if (rule.check) expect([has('bad', false), has('good', false)]).toEqual([true, true]);
      if (rule.diagnose) expect([has('bad', true), has('good', true)]).toEqual([true, true]);
    });

    for (const { name, path } of cases) {
      if (evidenceOf(path) !== undefined) {
        test(name, () => {
          const findings = diagnoseCase(rule, path);
          const text = render(findings, path, rule);
          if (name.startsWith('good')) expect(text).toBe('');
          else {
            expect(findings).not.toHaveLength(0);
            expectGolden(join(path, 'expected.txt'), text);
          }
        });
        continue;
      }
      test(name, () => {
        withCase(path, (folder, profile) => {
          const findings = checkFolder(rule, folder, profile);
          if (name.startsWith('good')) {
            expect(render(findings, folder, rule)).toBe('');
            return;
          }
          expect(findings).not.toHaveLength(0);
          expectGolden(join(path, 'expected.txt'), render(findings, folder, rule));
          expectFixes(rule, path, folder, profile);
        });
      });
    }
  });
}

/** Where a finding carries a fix, `fixed/` holds the texts after all fixes, and a second check is silent. */
function expectFixes(rule: Rule, path: string, folder: string, profile: Profile | undefined): void {
  const fixedFolder = join(path, 'fixed');
  const changed = fixAll(rule, folder, profile);
  if (UPDATES_GOLDEN) rmSync(fixedFolder, { recursive: true, force: true });
  for (const [file, text] of changed) expectGolden(join(fixedFolder, file), text);
  const golden = existsSync(fixedFolder)
    ? readdirSync(fixedFolder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(fixedFolder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    : [];
  expect(golden.sort()).toEqual([...changed.keys()].sort());
  for (const [file, text] of changed) if (file.endsWith('.json')) expect(() => JSON.parse(text)).not.toThrow();
  if (changed.size > 0) expect(render(checkFolder(rule, folder, profile), folder, rule)).toBe('');
}
