import { describe, expect, test } from '@jest/globals';
import { TABLES } from '../../src/facts/tables/index.js';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { definitionOf } from '../../src/generator/definition.js';
import { filesOf } from '../../src/generator/generate.js';
import { withinLimits } from '../../src/generator/limits.js';
import { PACK_NAMES } from '../../src/generator/packs.js';
import { validate } from '../../src/generator/validate.js';
import fc from '../support/properties.js';
import { refusalOf } from '../support/refusal.js';

/** Texts that try to break out of whatever they are put into. */
const HOSTILE = [
  'Plain',
  'a "quoted" \\ text',
  "it's `code` $" + '{x}',
  '{{title}} {{{json spec}}} {{#each}}',
  '</script><script>alert(1)</script>',
  '<!-- --> & &amp; %00 %n',
  '| a | b | * _ # > - + ! [x](y)',
  'emoji \u{1f600}\u{1f468}\u200d\u{1f469}',
  '\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627',
  '@{triggerBody()} @connectionParameters(x)',
  '__proto__',
  'sequenceDiagram; A->>B: x',
];
const hostile = fc.constantFrom(...HOSTILE);

const field = fc.record(
  {
    element: fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/),
    label: fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 20 })),
    type: fc.constantFrom('string', 'boolean', 'reference', 'glide_date_time', 'integer', 'password2', 'strange'),
    reference: fc.constantFrom('sys_user', 'u_other'),
    choices: fc.array(fc.tuple(fc.oneof(hostile, fc.string({ maxLength: 5 })), hostile), { maxLength: 4 }),
    important: fc.boolean(),
    readOnly: fc.boolean(),
  },
  { requiredKeys: ['element', 'label', 'type'] },
);

const exported = fc.record({
  label: hostile,
  plural: hostile,
  fields: fc.uniqueArray(field, { selector: (one) => one.element, minLength: 1, maxLength: 8 }),
});

const raw = fc
  .record({
    anyInstance: fc.boolean(),
    apis: fc.subarray([...PACK_NAMES], { minLength: 1 }),
    tables: fc.subarray([...TABLES.keys()], { maxLength: 4 }),
    own: fc.option(exported, { nil: undefined }),
    access: fc.constantFrom('read', 'write'),
    anyTable: fc.boolean(),
    nextLinks: fc.boolean(),
    triggers: fc.subarray(['created', 'updated']),
    provider: fc.constantFrom('oauth2', 'oauth2generic', 'oauth2pkce'),
    scopes: fc.constantFrom([], ['useraccount'], ['read', 'write']),
    clientId: fc.option(fc.constant('0f1e2d3c4b5a69788796a5b4c3d2e1f0'), { nil: undefined }),
    title: hostile,
    publisher: hostile,
    description: hostile,
  })
  .map(({ own, provider, clientId, title, description, publisher, ...rest }) => ({
    ...rest,
    targets: rest.anyInstance ? ['connector'] : ['teams'],
    tables: own ? [...rest.tables, 'u_own'] : rest.tables,
    dictionary: own ? { u_own: own } : {},
    triggerFilters: own ? { u_own: 'active=true^nameLIKE%' } : {},
    identityProvider: rest.anyInstance ? 'oauth2generic' : provider,
    title: `${title.slice(0, 25)} Desk`,
    description: `${description} and thirty more characters of text`,
    publisher: { name: publisher },
    environments: rest.anyInstance ? {} : { default: { instance: 'acme', ...(clientId ? { clientId } : {}) } },
  }));

test('every specification gives a connector that the oracle accepts and the check passes', async () => {
  await fc.assert(
    fc.asyncProperty(raw, async (value) => {
      // Words that certification refuses are refused in the title too; that is not what is asked here.
      const spec = completeSpec(value);
      const { operations } = definitionOf(spec);
      // A connector that could do nothing is refused (limits.ts), and so is a Teams app for triggers alone (teams-app.ts).
      const isAction = ({ operation }: (typeof operations)[number]) => !('x-ms-trigger' in operation);
      fc.pre(operations.some(spec.targets.includes('teams') ? isAction : () => true));
      const files = filesOf(spec);
      for (const [name, content] of files)
        if (name.endsWith('.json')) expect([name, /[^\n\x20-\x7e]/.exec(String(content))]).toEqual([name, null]);
      const { faults, structure } = await validate(files, 'deploy');
      expect([
        structure,
        faults.map(({ rule, message, location }) => `${location.file}:${location.line} ${rule} ${message}`),
      ]).toEqual([undefined, []]);
      // The same specification gives the same bytes, also after a journey through spec.json.
      expect(filesOf(completeSpec(JSON.parse(JSON.stringify(spec))))).toEqual(files);
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 300_000);

describe('limits', () => {
  const everything = completeSpec({
    environments: { default: { instance: 'acme' } },
    tables: [...TABLES.keys()],
    apis: [...PACK_NAMES],
  });

  test('25 tables with triggers fit', () => {
    const spec = { ...everything, tables: everything.tables.slice(0, 25) };
    const definition = definitionOf(spec);
    expect(definition.operations.length).toBeLessThanOrEqual(256);
  });

  test('more than fits is refused, with the largest tables named', () => {
    const text = String(filesOf(everything).get('apiDefinition.swagger.json'));
    const { code, hint } = refusalOf(() => withinLimits(everything, definitionOf(everything), text));
    expect([code, hint]).toEqual(['too-large', expect.stringMatching(/the largest are \w+ \d+ KB, \w+ \d+ KB/)]);
  });
});
