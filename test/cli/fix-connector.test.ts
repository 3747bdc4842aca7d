import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type Fixed, fixConnector, writeChanges } from '../../src/cli/fix-connector.js';
import { type FoundConnector, findConnectors } from '../../src/connector/find.js';
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

test('a file is replaced as a whole and keeps its mode; nothing is left beside it', () => {
  inConnector({ 'apiProperties.json': broken }, (folder) => {
    const file = join(folder, 'apiProperties.json');
    chmodSync(file, 0o640);
    // A second name of the old content: written in place, it would change too.
    linkSync(file, join(folder, 'before'));
    const names = readdirSync(folder);
    const [found, fixed] = fixedIn(folder);
    expect(writeChanges(found, fixed)).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(fixed.changes[0]?.after);
    expect(readFileSync(join(folder, 'before'), 'utf8')).toBe(broken);
    expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o640);
    expect(readdirSync(folder)).toEqual(names);
  });
});

test('a link inside the folder stays a link, and its file is repaired', () => {
  inConnector({ 'apiProperties.json': broken }, (folder) => {
    const file = join(folder, 'apiProperties.json');
    renameSync(file, join(folder, 'shared.json'));
    symlinkSync('shared.json', file);
    const [found, fixed] = fixedIn(folder);
    expect(writeChanges(found, fixed)).toEqual([]);
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'shared.json'), 'utf8')).toBe(fixed.changes[0]?.after);
  });
});

test('a file that became a link out of the folder is not followed', () => {
  inConnector({ 'apiProperties.json': broken }, (elsewhere) => {
    inConnector({ 'apiProperties.json': broken }, (folder) => {
      const [found, fixed] = fixedIn(folder);
      rmSync(join(folder, 'apiProperties.json'));
      symlinkSync(join(elsewhere, 'apiProperties.json'), join(folder, 'apiProperties.json'));
      expect(writeChanges(found, fixed)).toEqual([
        { file: expect.stringMatching(/apiProperties\.json$/), reason: 'leads out of the folder now' },
      ]);
      expect(readFileSync(join(elsewhere, 'apiProperties.json'), 'utf8')).toBe(broken);
    });
  });
});
