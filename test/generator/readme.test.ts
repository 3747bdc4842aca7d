import { describe, expect, test } from '@jest/globals';
import { marked, type Tokens } from 'marked';
import { check } from '../../src/api.js';
import { README_HEADINGS } from '../../src/facts/settings.js';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { definitionOf } from '../../src/generator/definition.js';
import { operationsOf } from '../../src/generator/fragment.js';
import { filesOf } from '../../src/generator/generate.js';
import { portableCommand } from '../../src/version.js';
import { documentFor } from './documents.js';

const README = 'readme.md';
const headingsOf = (markdown: string, depth: number): string[] =>
  marked
    .lexer(markdown)
    .filter((token): token is Tokens.Heading => token.type === 'heading' && token.depth === depth)
    .map(({ text }) => text);

describe('the readme', () => {
  test('has the sections of the template, in their order', () => {
    expect(headingsOf(documentFor(README), 2)).toEqual([
      ...['Publisher', 'Prerequisites', 'Supported Operations', 'Obtaining Credentials', 'Getting Started'],
      ...['Known Issues and Limitations', 'FAQ', 'Deployment Instructions'],
    ]);
    for (const [, pattern] of README_HEADINGS)
      expect(headingsOf(documentFor(README), 2).some((heading) => pattern.test(heading.toLowerCase()))).toBe(true);
  });

  test.each([
    {},
    { anyInstance: true, environments: {}, title: 'Desk for All Instances' },
  ])('is accepted by the check for certification', (given) => {
    const spec = completeSpec({ environments: { dev: { instance: 'dev12345' } }, ...given });
    const texts = Object.fromEntries(
      [...filesOf(spec)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    const { findings } = check(texts, { profile: 'certified' });
    expect(findings.filter(({ rule, location }) => /readme/.test(rule) || location.file === README)).toEqual([]);
  });

  test('has a heading and a line for every operation that people see', () => {
    const spec = completeSpec({ environments: { dev: { instance: 'dev12345' } } });
    const markdown = documentFor(README);
    const section = markdown.slice(markdown.indexOf('## Supported'), markdown.indexOf('## Obtaining'));
    const { document } = definitionOf(spec);
    const shown = [...operationsOf(document['paths'] as Parameters<typeof operationsOf>[0])].filter(
      ({ operation }) => operation['x-ms-visibility'] !== 'internal',
    );
    expect(headingsOf(section, 3).sort()).toEqual(shown.map(({ operation }) => operation['summary']).sort());
    expect(section).toContain('`ListTables`');
  });

  test('says what triggers miss, and only where there are any', () => {
    const markdown = documentFor(README);
    for (const words of ['Same second', 'Overflow', 'Deletes', 'Loops', 'First poll', 'Silent stop', 'No live tenant'])
      expect(markdown).toContain(words);
    expect(documentFor(README, { apis: ['table'] })).not.toContain('Overflow');
  });

  test.each([
    ['oauth2', 'Whether its refresh request carries the client secret'],
    ['oauth2generic', 'issue 3127'],
    ['oauth2pkce', 'it sends PKCE'],
  ])('tells the trade-offs of the provider %s', (identityProvider, words) => {
    expect(documentFor(README, { identityProvider })).toContain(words);
  });

  test('has commands that can be copied, without a secret in them', () => {
    const markdown = documentFor(README);
    expect(markdown).toContain('paconn create -s settings.json -w --secret "@secret.txt"');
    expect(markdown).toContain('paconn update -s settings.json --secret "@secret.txt"');
    expect(markdown).toContain(
      'pac connector create --api-definition-file apiDefinition.swagger.json --api-properties-file apiProperties.json --icon-file icon.png --environment ENVIRONMENT',
    );
    expect(markdown).toContain(portableCommand('generate --spec spec.json'));
    expect(markdown).not.toContain('script.csx');
  });
});
