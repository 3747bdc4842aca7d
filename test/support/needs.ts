import { describe } from '@jest/globals';

/**
 * A group of tests that need a program which may be missing here. Where it is, they are reported as skipped, and a sentence
 * in the output says what was skipped and why.
 * @param missing why they cannot run; undefined when they can
 */
export function describeWith(missing: string | undefined, title: string, tests: () => void): void {
  if (missing === undefined) {
    describe(title, tests);
    return;
  }
  process.stderr.write(`Skipped: ${title}. ${missing}\n`);
  describe.skip(title, tests);
}
