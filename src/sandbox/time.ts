/** In seconds. */
export const DAY = 86_400;

/** Hours by which the clock of the seeded person is ahead of UTC. */
export const ZONE = 2;

/** A moment as ServiceNow stores it: UTC, without a zone. */
export const stamp = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');

const STAMP = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d))?$/;

/** The moment that a stored date or time means; undefined for any other text. */
export function moment(text: string): number | undefined {
  if (!STAMP.test(text)) return undefined;
  const time = Date.parse(`${text.replace(' ', 'T')}${text.length > 10 ? 'Z' : ''}`);
  return Number.isNaN(time) ? undefined : time;
}

const HOUR = 3_600_000;

/** A stored time in the person's zone. */
export const local = (text: string): string => shifted(text, ZONE);
/** A time of the person's zone as it is stored. */
export const utc = (text: string): string => shifted(text, -ZONE);

function shifted(text: string, hours: number): string {
  const time = moment(text);
  return time === undefined ? text : stamp(time + hours * HOUR);
}

/** A stored date or time in the person's format, day first. */
export function shown(text: string, isDate: boolean): string {
  const [, year, month, day] = STAMP.exec(isDate ? text : local(text)) ?? [];
  if (year === undefined) return text;
  return `${day}-${month}-${year}${isDate ? '' : local(text).slice(10)}`;
}

/** What a person typed in that format, as it is stored. */
export function read(text: string, isDate: boolean): string {
  const iso = text.replace(/^(\d\d)-(\d\d)-(\d{4})/, '$3-$2-$1');
  return isDate ? iso.slice(0, 10) : utc(iso);
}
