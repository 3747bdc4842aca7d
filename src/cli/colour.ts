/**
 * Whether to colour what goes to a stream: what `--color` says; else `FORCE_COLOR` and `NO_COLOR` (https://no-color.org);
 * else whether it is a terminal.
 */
export function usesColour(option: boolean | undefined, stream: { readonly isTTY?: boolean }): boolean {
  if (option !== undefined) return option;
  if (process.env['FORCE_COLOR'] !== undefined) return process.env['FORCE_COLOR'] !== '0';
  if (process.env['NO_COLOR']) return false;
  return stream.isTTY === true && process.env['TERM'] !== 'dumb';
}
