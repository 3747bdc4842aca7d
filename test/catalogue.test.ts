import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { AREAS, PROFILES, severityIn } from '../src/engine/rule.js';
import { SOURCES } from '../src/facts/sources.js';
import { UNDECIDABLE } from '../src/facts/undecidable-codes.js';
import { VALIDATOR_CODES, type ValidatorCode } from '../src/facts/validator-codes.js';
import { checks, ONLY_IN_TRAFFIC } from '../src/rules/checks.js';
import { rules } from '../src/rules/index.js';
import { casesOf, RULES_FOLDER } from './support/cases.js';
import { loadRules, ruleIds } from './support/rule-files.js';

describe('the catalogue', () => {
  test('the generated registry holds every rule file, in order', () => {
    expect(rules.map(({ id }) => id)).toEqual(ruleIds());
  });

  test('the command that checks loads those, and only those, that see something in files', () => {
    expect(checks).toEqual(rules.filter(({ check }) => check !== undefined));
    expect(ONLY_IN_TRAFFIC).toEqual(rules.filter(({ check }) => check === undefined).map(({ id }) => id));
  });

  test('every id is the path of its file', async () => {
    expect((await loadRules()).map(({ id }) => id)).toEqual(ruleIds());
  });

  test('titles are unique', () => {
    const titles = rules.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test('every area has rules, and every fixture folder a rule', () => {
    expect([...new Set(rules.map(({ id }) => id.split('/')[0]))].sort()).toEqual([...AREAS].sort());
    expect(existsSync(RULES_FOLDER)).toBe(true);
  });

  test('every source has an https address and a date', () => {
    for (const { url, read } of Object.values(SOURCES)) {
      expect(url).toMatch(/^https:\/\//);
      expect(read).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
    test('says why, what to do, and where it is known from', () => {
      for (const text of [rule.title, rule.why, rule.remedy]) expect(text).toMatch(/^\S(.|\n)*\S$/);
      expect(rule.title).not.toMatch(/\.$/);
      expect(rule.why).toMatch(/[.)]$/);
      expect(rule.remedy).toMatch(/[.)]$/);
      for (const source of rule.sources) expect(Object.keys(SOURCES)).toContain(source);
    });

    test('sees something, and says for traffic what kind of cause it is and who repairs it', () => {
      expect(rule.check ?? rule.diagnose).toBeDefined();
      if (rule.diagnose) expect([rule.layer, rule.repairBy]).not.toContain(undefined);
    });

    test('is on in some profile', () => {
      expect(PROFILES.some((profile) => severityIn(rule, profile) !== 'off')).toBe(true);
    });
  });
});

describe('the codes of the Power Platform validator', () => {
  const codes = Object.keys(VALIDATOR_CODES) as ValidatorCode[];
  const byCode = new Map<ValidatorCode, string[]>();
  for (const { id, aliases } of rules)
    for (const code of aliases ?? []) byCode.set(code, [...(byCode.get(code) ?? []), id]);
  /** General rules about structure, which report many codes' worth of slips. */
  const GENERAL = [
    'definition/unknown-member',
    'definition/missing-member',
    'definition/wrong-type',
    'definition/value-not-in-list',
  ];

  test('the general rules are there', () => {
    expect(GENERAL.filter((id) => rules.every((rule) => rule.id !== id))).toEqual([]);
  });

  test('there are 174', () => {
    expect(codes).toHaveLength(174);
  });

  test.each(codes)('%s is covered by a rule, or it is said why not', (code) => {
    expect(byCode.has(code) !== Object.hasOwn(UNDECIDABLE, code)).toBe(true);
  });

  test('at least 140 are covered, at most 15 of them by a general rule', () => {
    expect(byCode.size).toBeGreaterThanOrEqual(140);
    const general = [...byCode].filter(([, ids]) => ids.every((id) => GENERAL.includes(id)));
    expect(general.length).toBeLessThanOrEqual(15);
  });

  // The golden text of a fixture names the code that the finding has.
  test.each([...byCode])('%s has a fixture of its own', (code, ids) => {
    const texts = ids.flatMap((id) =>
      casesOf(id)
        .filter(({ name }) => name.startsWith('bad'))
        .map(({ path }) => readFileSync(join(path, 'expected.txt'), 'utf8')),
    );
    expect(texts.some((text) => text.includes(`(${code})`))).toBe(true);
  });
});
