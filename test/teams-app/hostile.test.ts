import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { Document } from '../../src/document/document.js';
import { toEdits } from '../../src/document/edits.js';
import { PlacesByDocument } from '../../src/document/places.js';
import { activeRules, connectorsOf } from '../../src/engine/check.js';
import { runRules } from '../../src/engine/run.js';
import { readYaml } from '../../src/teams-app/read-yaml.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';
import { loadRules } from '../support/rule-files.js';

const APP = join(import.meta.dirname, '..', 'support', 'minimal-teams-app');
const rules = await loadRules();
const NAMES = [
  'teamsapp.yml',
  'env/.env.dev',
  'appPackage/manifest.json',
  'appPackage/declarativeAgent.json',
  'appPackage/ai-plugin.json',
  'appPackage/openapi.json',
];
const whole = Object.fromEntries(NAMES.map((name) => [name, readFileSync(join(APP, name), 'utf8')]));

/** Runs all rules with fixes; whatever the files hold, the result is findings at places that there are. */
function check(files: Record<string, string>): void {
  for (const connector of connectorsOf(files, readYaml)) {
    const { findings, failures } = runRules(connector, activeRules(rules, 'deploy'), {
      profile: 'deploy',
      fixes: true,
    });
    expect(failures.map(({ rule, error }) => `${rule}: ${(error as Error).stack}`)).toEqual([]);
    for (const { location, rule, fix } of findings) {
      const length = files[location.file]?.length ?? 0;
      expect([rule, location.start >= 0 && location.start <= location.end && location.end <= length]).toEqual([
        rule,
        true,
      ]);
      for (const { file, start, end } of fix?.edits ?? [])
        expect([rule, start >= 0 && start <= end && end <= (files[file]?.length ?? 0)]).toEqual([rule, true]);
    }
  }
}

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    [],
    {},
    0,
    true,
    '../..',
    'a'.repeat(3000),
    '${',
    'https://',
    '__proto__',
    [[]],
    [null],
  ),
);

/** The value with another one in the place of one of its parts, chosen by a number. */
function mutated(given: unknown, other: unknown, at: number): unknown {
  let index = 0;
  const visit = (one: unknown): unknown => {
    if (index++ === at) return other;
    if (Array.isArray(one)) return one.map(visit);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, member]) => [key, visit(member)]));
  };
  return visit(given);
}

describe('whatever the files of a Teams app hold', () => {
  test('a wrong value anywhere gives findings', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), value, fc.nat({ max: 60 }), (name, other, at) => {
        const text = whole[name] as string;
        if (name.endsWith('.json')) check({ ...whole, [name]: JSON.stringify(mutated(JSON.parse(text), other, at)) });
        else if (name.endsWith('.yml'))
          check({ ...whole, [name]: stringify(mutated(readYaml(text).value, other, at)) });
      }),
      { numRuns: 300 },
    );
  });

  test('so does any text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.nat(),
        (name, noise, at) => {
          const text = whole[name] as string;
          const from = at % text.length;
          check({ ...whole, [name]: text.slice(0, from) + noise + text.slice(from + (at % 7)) });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the reader of YAML', () => {
  test.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(50_000)],
    ['dashes', '- '.repeat(20_000)],
    ['indentation', Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['aliases', `a: &a [${'x,'.repeat(1000)}]\nb: [${'*a,'.repeat(10_000)}]`],
    ['a cycle', 'a: &a [*a]'],
    ['anchors', Array.from({ length: 2000 }, (_, n) => `a${n}: &a${n} x`).join('\n')],
    ['names', Array.from({ length: 60_000 }, (_, n) => `a${n}: 1`).join('\n')],
    ['quotes', `a: "${'\\"'.repeat(50_000)}`],
    ['a tag', 'a: !!js/function "function () {}"'],
    ['several documents', '---\na: 1\n---\nb: 2\n'],
    ['question marks', '? '.repeat(5000)],
  ])('comes to an end with %s', (_, text) => {
    const took = processorTime(() => {
      expect(() => readYaml(text)).not.toThrow();
    });
    expect(took).toBeLessThan(20_000);
  });

  test('keeps a name that objects have by themselves', () => {
    const { value: read } = readYaml('__proto__: { polluted: true }\nconstructor: 1\n');
    expect(Object.keys(read as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('finds values, keys and parts where they stand, in every style', () => {
    const text = `# first\nplain: some text\nsingle: 'it is'\ndouble: "a\\tb c"\nflow: { inner: [1, two] }\nlist:\n  - name: x # end\n    other: y\n`;
    const document = new Document('a.yml', text, { reader: readYaml });
    const places = new PlacesByDocument();
    const root = document.root;
    const shown = (...path: (string | number)[]): string => {
      const node = root?.at(...path);
      if (!node) return '';
      places.ask(node);
      const { start, end } = places.rangeOf(node);
      return text.slice(start, end);
    };
    expect(shown('plain')).toBe('some text');
    expect(shown('single')).toBe("'it is'");
    expect(shown('flow', 'inner', 1)).toBe('two');
    expect(shown('list', 0, 'other')).toBe('y');
    expect(shown('list')).toBe('list');
    const part = { in: 'part', node: root?.get('plain'), from: 5, to: 9 } as Parameters<typeof places.rangeOf>[0];
    places.ask(part);
    const { start, end } = places.rangeOf(part);
    expect(text.slice(start, end)).toBe('text');
  });

  test('edits keep comments and style, and nothing is edited that has no certain form', () => {
    const text = 'a: 1 # one\nlist:\n  - name: x # end\n    other: y\nflow: { b: 1 }\n';
    const document = new Document('a.yml', text, { reader: readYaml });
    const edited = (change: Parameters<typeof toEdits>[0][number]): string | undefined => {
      const places = new PlacesByDocument();
      places.ask('to' in change ? change.to : 'node' in change ? change.node : change.place);
      const [edit] = toEdits([change], places) ?? [];
      return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    };
    const at = (...path: (string | number)[]) => document.root?.at(...path) as NonNullable<Document['root']>;
    expect(edited({ change: 'set', node: at('a'), value: 'no' })).toBe(text.replace('1 # one', '"no" # one'));
    expect(edited({ change: 'rename', node: at('list', 0, 'other'), key: 'more' })).toBe(text.replace('other', 'more'));
    expect(edited({ change: 'add', to: at('list', 0), key: 'z', value: false })).toBe(
      text.replace('other: y\n', 'other: y\n    z: false\n'),
    );
    expect(edited({ change: 'add', to: at('flow'), key: 'z', value: 1 })).toBeUndefined();
    expect(edited({ change: 'remove', node: at('a') })).toBeUndefined();
  });
});
