import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { rules } from '../src/rules/index.js';

const DOCS = join(import.meta.dirname, '..', 'docs');
const COMMANDS = [...readFileSync(join(DOCS, 'cli.md'), 'utf8').matchAll(/^## (\S+)$/gm)].map(([, name]) => name);

describe('the table of the question that the toolkit began with', () => {
  const text = readFileSync(join(DOCS, 'oauth-flow-failed.md'), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:What|---)/.test(line));

  test('has the seventeen rows', () => {
    expect(rows).toHaveLength(17);
  });

  test.each(rows.map((row) => [row.split('|')[1]?.trim(), row]))('%s', (_, row) => {
    const named = [...row.matchAll(/`([a-z]+)(?: [^`]*)?`/g)].map(([, word]) => word);
    expect(named.some((word) => COMMANDS.includes(word))).toBe(true);
    for (const [, id, file] of row.matchAll(/\[([a-z]+\/[a-z0-9-]+)\]\(([^)]+)\)/g)) {
      expect(rules.map((rule) => rule.id)).toContain(id);
      expect(existsSync(join(DOCS, file as string))).toBe(true);
    }
  });
});

describe('what programs read', () => {
  const text = readFileSync(join(DOCS, 'cli.md'), 'utf8');
  const [help = '', formats = ''] = text.split('## What programs read');

  test('names every schema, and none that there is not', () => {
    const schemas = readdirSync(join(DOCS, '..', 'src', 'schemas')).sort();
    const named = [...formats.matchAll(/`(\w+\.schema\.json)`/g)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual(schemas);
  });

  test.each(['json', 'sarif', 'junit', 'github'])('names every command that prints %s', (format) => {
    const rows = formats.split('\n').filter((line) => line.includes(`| \`${format}\` `));
    const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z]+)/g)].map(([, name]) => name));
    const sections = help.split(/^## /m).slice(1);
    const choices = (section: string): string => /--format .*?(?=\n +(?:-\w, )?--)/s.exec(section)?.[0] ?? '';
    const printing = sections
      .filter((section) => choices(section).includes(`"${format}"`))
      .map((section) => section.split('\n')[0]);
    expect(named.sort()).toEqual(printing.sort());
  });
});

test.each([
  'README.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/oauth-flow-failed.md',
])('the links of %s lead somewhere', (file) => {
  const path = join(DOCS, '..', file);
  for (const [, target] of readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g))
    expect([target, existsSync(join(dirname(path), target as string))]).toEqual([target, true]);
});
