import type { When } from '../facts/messages/message.js';

const WORDS: readonly (readonly [When, RegExp])[] = [
  [
    'after-deployment',
    /\bafter[ -](?:an? |the |every |each |last )?(?:deployment|deploying|import|importing|update|updating|release|upgrade)\b|\bafter[ -](?:an? |the )?solution\b/i,
  ],
  ['100-days', /\b(?:9\d|1\d\d) ?-?days?\b|\b(?:three|3|four|4) ?-?months?\b/i],
  [
    '30-minutes',
    /\b(?:2[5-9]|3[0-5]) ?-?(?:m|min|mins|minutes?)\b|\bhalf (?:an )?hour\b|\b1[78]\d\d ?-?(?:s|sec|seconds)\b/i,
  ],
  [
    'hour',
    /\b(?:an?|one|1) ?-?(?:h|hr|hour)s?\b|\b(?:5\d|6\d) ?-?(?:m|min|mins|minutes?)\b|\b3[56]\d\d ?-?(?:s|sec|seconds)\b|^hour$/i,
  ],
  [
    'at-once',
    /\bat[ -]once\b|\bimmediately\b|\binstantly\b|\bright away\b|\bstraight away\b|\bfrom the (?:start|beginning)\b|\bfirst sign-?in\b/i,
  ],
];

/** The moment of a failure that a few words name, such as "after 30 minutes"; undefined when they name none. */
export const whenIn = (text: string): When | undefined =>
  WORDS.find(([when, pattern]) => when === text.trim().toLowerCase() || pattern.test(text))?.[0];
