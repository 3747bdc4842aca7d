import { UserError } from '../engine/user-error.js';

/** What would change the meaning of the query that the trigger builds around the filter. */
const REFUSED: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\^NQ/i, 'holds ^NQ, which begins another query that the time limit of the trigger does not reach'],
  [/ORDERBY/i, 'holds ORDERBY; a trigger needs the newest records first'],
  [/GROUPBY/i, 'holds GROUPBY'],
  [/@\{|[{}]/, 'holds braces, which the platform takes for an expression'],
  [/javascript:/i, 'holds javascript:, which depends on the user and the time zone'],
  [/\bgs\.|dateGenerate/i, "holds a date of the user's time zone; the trigger compares times in UTC"],
  [/^\^|\^$/, 'begins or ends with ^'],
  [/[&#"\\]/, 'holds &, #, a quote or a backslash'],
  [/sys_(?:created|updated)_on/, 'limits the time, which is what the trigger does'],
];

/**
 * A filter that can stand before the time condition of a trigger.
 * @param filter an encoded query, for example `active=true^priority=1`
 * @throws UserError `bad-filter` when it would break that condition
 */
export function checkedFilter(filter: string): string {
  const why =
    REFUSED.find(([pattern]) => pattern.test(filter))?.[1] ??
    (/[=<>!]|ISEMPTY|ISNOTEMPTY|IN|LIKE|STARTSWITH|ENDSWITH/.test(filter) ? undefined : 'holds no condition');
  if (why === undefined) return filter;
  throw new UserError(
    'bad-filter',
    `The trigger filter "${filter.slice(0, 200)}" ${why}.`,
    'Write conditions joined by ^, for example active=true^priority=1.',
  );
}
