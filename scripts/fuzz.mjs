// Searches for a value that breaks a property: the property tests again and again, each time with other random values, until
// one fails: npm run fuzz [-- <times, 10 unless told> [<part of a test's path>…]]
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const [times = '10', ...paths] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(times)) throw new Error(`"${times}" is not a number of times; expected for example "20".`);
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const chosen = ['--findRelatedTests', 'test/support/properties.ts'];
const only = paths.length > 0 ? ['--testPathPatterns', ...paths] : chosen;
for (let time = 1; time <= Number(times); time += 1) {
  process.stdout.write(`Time ${time} of ${times}\n`);
  const { status } = spawnSync(process.execPath, [...jest, ...only, '--silent'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SEED: 'random' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
