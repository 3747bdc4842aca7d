import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type Fixed, fixConnector, writeChanges } from '../../src/cli/fix-connector.js';
import { type FoundConnector, findConnectors } from '../../src/connector/load.js';
import { activeRules } from '../../src/engine/check.js';
import { rules } from '../../src/rules/index.js';
import { inConnector, MINIMAL } from '../support/command.js';

const broken = readFileSync(join(MINIMAL, 'apiProperties.json'), 'utf8').replace(
  /(.*)oauth_token\.do/s,
  '$1oauth_auth.do',
);

function fixedIn(folder: string): [FoundConnector, Fixed] {
  const [found] = findConnectors(folder, []);
  if (!found) throw new Error('no connector');
  return [found, fixConnector(found, activeRules(rules, 'repository'), 'repository', () => true)];
}

test('a file that changed in the meantime keeps its change, and is named', () => {
  inConnector({ 'apiProperties.json': broken }, (folder) => {
    const [found, fixed] = fixedIn(folder);
    const file = join(folder, 'apiProperties.json');
    writeFileSync(file, '{}');
    expect(writeChanges(found, fixed)).toEqual([
      { file: expect.stringMatching(/apiProperties\.json$/), reason: 'was changed while it was repaired' },
    ]);
    expect(readFileSync(file, 'utf8')).toBe('{}');
  });
});

test('a file that cannot be written is named, and stops nothing', () => {
  inConnector({ 'apiProperties.json': broken }, (folder) => {
    const [found, fixed] = fixedIn(folder);
    rmSync(join(folder, 'apiProperties.json'));
    mkdirSync(join(folder, 'apiProperties.json'));
    expect(writeChanges(found, fixed)).toEqual([
      { file: expect.stringMatching(/apiProperties\.json$/), reason: 'cannot be written (EISDIR)' },
    ]);
  });
});
