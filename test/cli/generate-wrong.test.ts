import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { drawnIcon } from '../../src/generator/icon.js';
import { inFolder, run } from '../support/command.js';

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

type Sn = (...args: string[]) => ReturnType<typeof run>;

/** Runs the command in a folder of its own. */
const inEmpty = (use: (folder: string, sn: Sn) => void): void =>
  inFolder({}, (folder) => use(folder, (...args) => run(args, { cwd: folder })));

/** The same, where the folder `c` holds a small generated connector. */
const inGenerated = (use: (folder: string, sn: Sn) => void): void =>
  inEmpty((folder, sn) => {
    expect(sn('generate', '--instance', 'acme', '--tables', 'incident', '--out', 'c').status).toBe(0);
    use(join(folder, 'c'), sn);
  });

const changeSpec = (folder: string, change: (spec: Record<string, unknown>) => void): void => {
  const spec = JSON.parse(read(folder, 'spec.json'));
  change(spec);
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(spec));
};

const MANY_TABLES = Array.from({ length: 300 }, (_, index) => `u_table_${index}`).join(',');

describe('options that give no connector', () => {
  test.each([
    [['--instance', 'acme', '--apis', 'none'], /Nothing is chosen .*expected at least one operation/],
    [['--instance', 'acme', '--apis', 'triggers', '--triggers', 'none'], /Nothing is chosen/],
    [['--instance', ' '], /^The instance " " names no host\.\n/],
    [['--instance', 'acme', '--apis', ''], /--apis is ""; expected names separated by commas/],
    [['--instance', 'acme', '--tables', ' , '], /--tables is " , "; expected names separated by commas/],
    [['--any-instance', '--instance', 'acme'], /environments\.default\.instance" is given; expected none/],
    [['--instance', 'acme', '--tables', MANY_TABLES], /300 tables would give \d+ operations and more/],
    [['--instance', 'acme', '--title', 'x'.repeat(31)], /at most 30 characters/],
  ])('%j', (args, message) => {
    inEmpty((folder, sn) => {
      const { status, stdout, stderr } = sn('generate', ...args, '--out', 'c');
      expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
      expect(stderr).not.toMatch(/This is a bug|\n {4}at /);
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  test('a folder that is none', () => {
    inEmpty((folder, sn) => {
      writeFileSync(join(folder, 'file'), '');
      for (const [out, message] of [
        ['', /name of the folder is empty/],
        ['file', /file is a file/],
        [join('file', 'a', 'b'), /cannot be a folder, since file is a file/],
      ] as const)
        expect(sn('generate', '--instance', 'acme', '--out', out)).toMatchObject({
          status: 2,
          stderr: expect.stringMatching(message),
        });
      expect(readdirSync(folder)).toEqual(['file']);
    });
  });

  test('the help of the command that was meant is named', () => {
    expect(run(['generate', '--tabels', 'incident']).stderr).toMatch(/sn-connector generate --help\n$/);
    expect(run(['--tabels']).stderr).toMatch(/sn-connector --help\n$/);
  });

  test('an icon that is right leaves nothing behind when something else is wrong', () => {
    inEmpty((folder, sn) => {
      writeFileSync(join(folder, 'logo.png'), drawnIcon('#aa2200'));
      const args = ['generate', '--instance', 'acme', '--icon', 'logo.png', '--out', 'c'];
      expect(sn(...args, '--apis', 'none').status).toBe(2);
      expect(existsSync(join(folder, 'c'))).toBe(false);
      expect(sn(...args).stdout).toContain('  icon.png\n');
    });
  });
});

describe('files that were edited in a wrong way', () => {
  test.each([
    ['an own file outside the folder', { own: ['../x'] }, /"own" in .* holds "\.\.\/x"; expected script\.csx/],
    ['an own file that is not generated', { own: ['notes.txt'] }, /holds "notes\.txt"; expected script\.csx/],
    ['the definition as an own file', { own: ['apiDefinition.swagger.json'] }, /JSON Merge Patch, under its name/],
  ])('overlay.json with %s', (_, overlay, message) => {
    inGenerated((folder, sn) => {
      writeFileSync(join(folder, 'overlay.json'), JSON.stringify(overlay));
      const { status, stderr } = sn('generate', '--spec', 'c');
      expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
    });
  });

  test('a table without columns in spec.json', () => {
    inGenerated((folder, sn) => {
      changeSpec(folder, (spec) => {
        spec['dictionary'] = { u_x: { name: 'u_x', label: 'X', plural: 'Xs', fields: [] } };
        spec['tables'] = ['u_x'];
      });
      expect(sn('generate', '--spec', 'c')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('"dictionary.u_x" is a table without columns'),
      });
    });
  });

  test('what spec.json remembers of other files is not believed', () => {
    inGenerated((folder, sn) => {
      writeFileSync(join(folder, '..', 'victim.txt'), '');
      writeFileSync(join(folder, 'notes.txt'), '');
      const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
      changeSpec(folder, (spec) => {
        const { files } = spec['generated'] as { files: Record<string, string> };
        Object.assign(files, { '../victim.txt': empty, 'notes.txt': empty });
      });
      expect(sn('generate', '--spec', 'c', '--force').status).toBe(0);
      expect([existsSync(join(folder, '..', 'victim.txt')), existsSync(join(folder, 'notes.txt'))]).toEqual([
        true,
        true,
      ]);
    });
  });

  test("the maker's icon is gone", () => {
    inGenerated((folder, sn) => {
      changeSpec(folder, (spec) => {
        spec['icon'] = 'own';
      });
      unlinkSync(join(folder, 'icon.png'));
      expect(sn('generate', '--spec', 'c')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('icon.png is missing'),
      });
      expect(sn('generate', '--spec', 'c', '--icon', 'drawn').status).toBe(0);
    });
  });

  test('a file that is read-only stays, and so do all others', () => {
    inGenerated((folder, sn) => {
      chmodSync(join(folder, 'readme.md'), 0o444);
      const before = read(folder, 'apiDefinition.swagger.json');
      const { status, stderr } = sn('generate', '--spec', 'c', '--tables', 'problem');
      expect([status, stderr]).toEqual([3, expect.stringMatching(/readme\.md is read-only .* nothing is written/)]);
      expect(read(folder, 'apiDefinition.swagger.json')).toBe(before);
      expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
      chmodSync(join(folder, 'readme.md'), 0o644);
    });
  });
});

describe('a run that was killed', () => {
  /** A number that no process has. */
  const DEAD = 2 ** 22 + 1;
  const beside = (folder: string, name: string) => join(folder, `.${name}.${DEAD}.tmp`);

  test('while it put the files into place, is finished by the next', () => {
    inGenerated((folder, sn) => {
      sn('generate', '--instance', 'acme', '--tables', 'problem', '--out', 'other');
      const other = join(folder, '..', 'other');
      const names = readdirSync(other);
      for (const name of names) renameSync(join(other, name), beside(folder, name));
      // The first one is in its place already.
      renameSync(beside(folder, 'apiDefinition.swagger.json'), join(folder, 'apiDefinition.swagger.json'));
      const { status, stdout } = sn('generate', '--spec', 'c');
      expect([status, stdout]).toEqual([0, expect.stringContaining('is up to date')]);
      expect(readdirSync(folder).sort()).toEqual([...names].sort());
      expect(read(folder, 'spec.json')).toContain('"problem"');
    });
  });

  test('before that, leaves nothing', () => {
    inGenerated((folder, sn) => {
      writeFileSync(beside(folder, 'readme.md'), 'half');
      writeFileSync(beside(folder, 'spec.json'), '{ "title": "ha');
      const { status, stdout } = sn('generate', '--spec', 'c');
      expect([status, stdout]).toEqual([0, expect.stringContaining('is up to date')]);
      expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    });
  });

  test('another one that is at work is left alone, and not mixed with', () => {
    inGenerated((folder, sn) => {
      const theirs = join(folder, `.readme.md.${process.pid}.tmp`);
      writeFileSync(theirs, 'theirs');
      const before = read(folder, 'spec.json');
      const { status, stderr } = sn('generate', '--spec', 'c', '--tables', 'problem');
      expect([status, stderr]).toEqual([3, expect.stringContaining('Another run is writing into c')]);
      expect([read(theirs), read(folder, 'spec.json')]).toEqual(['theirs', before]);
      rmSync(theirs);
      mkdirSync(join(folder, `.deep.${DEAD}.tmp`));
      expect(sn('generate', '--spec', 'c', '--tables', 'problem').status).toBe(0);
    });
  });
});
