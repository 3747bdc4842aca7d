import type { Step } from './kind.js';

/** A version as definitions write it: one to four numbers, with or without a `v`. */
interface Version {
  readonly prefix: string;
  readonly numbers: readonly number[];
}

/** 964 of 1,015 public definitions have such a version; others have dates or words. */
function versionIn(text: string): Version | undefined {
  const match = /^(v?)(\d{1,9}(?:\.\d{1,9}){0,3})$/i.exec(text.trim());
  return match ? { prefix: match[1] as string, numbers: (match[2] as string).split('.').map(Number) } : undefined;
}

/** Positive when the second version is higher, negative when it is lower; undefined when one of them is no version. */
export function versionOrder(old: string | undefined, now: string | undefined): number | undefined {
  const [was, is] = [versionIn(old ?? ''), versionIn(now ?? '')];
  if (!was || !is) return undefined;
  for (let index = 0; index < 4; index++) {
    const difference = (is.numbers[index] ?? 0) - (was.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The version after some changes, by semantic versioning (https://semver.org): while the first number is 0, what breaks
 * raises the second. The form of the old version is kept; numbers are added where it has too few.
 * @returns undefined when the old version is none
 */
export function nextVersion(old: string, step: Step): string | undefined {
  const version = versionIn(old);
  if (!version) return undefined;
  const [major = 0, minor = 0, patch = 0] = version.numbers;
  const { length } = version.numbers;
  const effective = major === 0 && step === 'major' ? 'minor' : step;
  const numbers =
    effective === 'major'
      ? [major + 1, 0, 0]
      : effective === 'minor'
        ? [major, minor + 1, 0]
        : [major, minor, patch + 1];
  const needed = effective === 'major' ? 1 : effective === 'minor' ? 2 : 3;
  const filled = [...numbers, 0].slice(0, Math.max(length, needed));
  return `${version.prefix}${filled.join('.')}`;
}
