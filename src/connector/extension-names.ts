import { KNOWN_EXTENSIONS, PLATFORM_EXTENSIONS } from '../facts/extensions.js';
import { closest } from './spelling.js';

/** Extensions whose name nobody else uses without `ms`. */
const WITHOUT_PREFIX = /^x-(?:summary|visibility|url-encoding|trigger|notification-[a-z]+|dynamic-[a-z]+)$/;

/** The extension of Power Platform that a misspelt name means; undefined for known names and for those of others. */
export function extensionMeantBy(name: string): string | undefined {
  if (!name.startsWith('x') || KNOWN_EXTENSIONS.has(name)) return undefined;
  if (WITHOUT_PREFIX.test(name)) {
    const full = name.replace('x-', 'x-ms-');
    return KNOWN_EXTENSIONS.has(full) ? full : undefined;
  }
  if (!/^x[-_ ]?ms?[-_ ]/.test(name)) return undefined;
  // "x-ms  -summary", "x-ms-summary:" and "x-ms_summary" differ only in what is no letter.
  const letters = lettersOf(name);
  return PLATFORM_EXTENSIONS.find((known) => lettersOf(known) === letters) ?? closest(name, PLATFORM_EXTENSIONS);
}

const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
