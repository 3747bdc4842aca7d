import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parseConfiguration } from '../../src/engine/config.js';
import { ROOT } from '../support/command.js';

const RULE = 'refresh/url-is-authorize';
const schema = JSON.parse(readFileSync(join(ROOT, 'src', 'schemas', 'config.schema.json'), 'utf8')) as object;
const isValid = new Ajv().compile(schema);

/** What editors accept by the schema, and the command by its own reading, has to be the same. */
const samples: readonly (readonly [unknown, boolean])[] = [
  [{}, true],
  [{ $schema: './x.json', profile: 'deploy', failOn: 'never', maxWarnings: 0, baseline: 'old.json' }, true],
  [{ rules: { [RULE]: 'off' }, exceptions: [{ rule: 'refresh/*', path: '**', reason: 'why' }] }, true],
  [[], false],
  [null, false],
  [{ profile: 'prod' }, false],
  [{ profile: null }, false],
  [{ failOn: 'fatal' }, false],
  [{ maxWarnings: -1 }, false],
  [{ maxWarnings: 1.5 }, false],
  [{ maxWarnings: '3' }, false],
  [{ baseline: '' }, false],
  [{ rules: [] }, false],
  [{ rules: { [RULE]: true } }, false],
  [{ rules: { nonsense: 'off' } }, false],
  [{ exceptions: {} }, false],
  [{ exceptions: [{ rule: RULE, path: '**' }] }, false],
  [{ exceptions: [{ rule: RULE, path: '**', reason: '' }] }, false],
  [{ exceptions: [{ rule: RULE, path: '**', reason: 'why', until: 'May' }] }, false],
  [{ unknown: 1 }, false],
];

describe('the schema and the reading of a configuration agree', () => {
  test.each(samples)('%j', (value, expected) => {
    const read = () => parseConfiguration(JSON.stringify(value), 'sn-connector.jsonc', [RULE]);
    expect(isValid(value)).toBe(expected);
    if (expected) read();
    else expect(read).toThrow(/^sn-connector\.jsonc /);
  });

  test('comments, trailing commas and a byte order mark are welcome', () => {
    expect(parseConfiguration('\ufeff{ // why\n "profile": "deploy", /* and */ }', 'x', [RULE]).profile).toBe('deploy');
  });
});
